import type { Between } from '../../vocabulary/between.js'
import type { ScanInHand } from '../scanInHand.js'

import { hasOwnWays } from '../../vocabulary/between.js'
import { isLimited } from '../../vocabulary/isLimited.js'
import { type Maybe, whenThere } from '../runSteps.js'
import { passBetween } from './between/passBetween.js'
import { decide, hindrance } from './decide.js'
import { ruleFor } from './rules/ruleFor.js'

/**
 * Step 4: where the scan leads, and whether somebody has to be asked first. A limited code has to have
 * a place, too.
 */
export function decideScan(scan: ScanInHand): Maybe<void> {
  const { between } = scan.entry!
  if (
    between === undefined ||
    scan.product?.isOpen ||
    hindrance(scan.entry!, scan.facts!.now) !== null
  ) {
    return choose(scan)
  }
  return whenThere(
    () => passBetween(scan, between),
    () => {
      if (scan.given !== undefined) return
      return hasOwnWays(between.kind) ? chosen(scan, between) : choose(scan)
    },
  )
}

/** By the rules, where there are some. */
function choose(scan: ScanInHand): Maybe<void> {
  const link = scan.product?.to
  if (link !== undefined) return settle(scan, link)
  const { rules } = scan.entry!
  if (rules === undefined || hindrance(scan.entry!, scan.facts!.now) !== null) return settle(scan)
  return whenThere(
    () => ruleFor(scan, rules),
    (choice) => {
      // Where a rule's document is gone, the code's own destination is what is left.
      if (choice === null || choice.url === null) return settle(scan)
      scan.rule = choice.name
      return settle(scan, choice.url)
    },
  )
}

/** By whoever was asked. While they are, any of the ways stands for all. */
function chosen(scan: ScanInHand, { choices, kind }: Between): void {
  if (kind !== 'card') return settle(scan, choices[scan.passage?.choice ?? 0]?.url)
  const card = { kind: 'card', outcome: 'redirected' } as const
  if (isLimited(scan.entry!)) scan.destined = card
  else scan.given = card
}

function settle(scan: ScanInHand, to?: string): void {
  const { now, query } = scan.facts!
  const { schemes } = scan.context
  const decision = decide(scan.entry!, { now, scannedQuery: query, schemes, to })
  scan.utm = decision.utm
  if (decision.kind === 'redirect' && decision.claim) scan.destined = decision
  else scan.given = decision
}
