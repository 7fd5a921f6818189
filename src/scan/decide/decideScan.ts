import type { ScanInHand } from '../scanInHand.js'

import { type Maybe, whenThere } from '../runSteps.js'
import { decide, hindrance } from './decide.js'
import { ruleFor } from './rules/ruleFor.js'

/** Step 4: where the scan leads. A limited code has to have a place, too. */
export function decideScan(scan: ScanInHand): Maybe<void> {
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

function settle(scan: ScanInHand, to?: string): void {
  const { now, query } = scan.facts!
  const { schemes } = scan.context
  const decision = decide(scan.entry!, { now, scannedQuery: query, schemes, to })
  scan.utm = decision.utm
  if (decision.kind === 'redirect' && decision.claim) scan.destined = decision
  else scan.given = decision
}
