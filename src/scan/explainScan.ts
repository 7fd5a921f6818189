import type { BetweenKind } from '../vocabulary/between.js'
import type { CodeState } from '../vocabulary/codeState.js'
import type { Outcome } from '../vocabulary/outcomes.js'
import type { CodeEntry, UTM } from '../vocabulary/scan.js'
import type { UTMDefaults, UTMSource } from './decide/resolveUTM.js'

import { hasOwnWays } from '../vocabulary/between.js'
import { codeState } from '../vocabulary/codeState.js'
import { buildDestination, NO_UTM } from './decide/buildDestination.js'
import { decide, hindrance } from './decide/decide.js'
import { resolveUTM, UTM_NAMES } from './decide/resolveUTM.js'
import { turnAway } from './decide/turnAway.js'

type Partly = { [name in keyof UTM]?: null | string }

export type ExplainInput = {
  campaign: { slug: null | string; utm: Partly } | null
  defaults: UTMDefaults
  /** What the page in between is; `null`: there is none. @default null */
  asks?: BetweenKind | null
  /** As `CodeEntry`, before inheritance. */
  entry: Omit<CodeEntry, 'between' | 'id' | 'trashed' | 'utm'>
  /** Epoch milliseconds. */
  now: number
  placement?: null | string
  schemes?: readonly string[]
  /** People sent on so far. */
  sent: number
  title?: null | string
  utm: Partly
}

export type ScanExplanation = {
  /** What people are asked before they come to `url`; `null`: they are sent on at once. */
  asks: BetweenKind | null
  outcome: Outcome
  /** One per UTM parameter that arrives, in the order marketers write them. */
  parameters: { name: keyof UTM; source: 'destination' | NonNullable<UTMSource>; value: string }[]
  /** How often one visitor is sent on; `null`: any number of times. */
  perVisitor: null | number
  state: CodeState
  /** Where the phone goes; `null` when it shows a page. */
  url: null | string
}

/**
 * What a scan does now and why, by the very functions that answer one. Pure, and runs in a browser.
 */
export function explainScan(input: ExplainInput): ScanExplanation {
  const { now, schemes, sent } = input
  const { sources, values } = resolveUTM({
    campaign: input.campaign,
    code: input.entry.code,
    defaults: input.defaults,
    placement: input.placement ?? null,
    title: input.title ?? null,
    utm: input.utm,
  })
  const entry: CodeEntry = { ...input.entry, id: 0, trashed: false, utm: values }
  const state = codeState({ ...entry, sent }, now)
  const decision = decide(entry, { now, schemes })
  const { asks = null } = input
  // A page that leads somewhere by itself needs no destination.
  const isOwn = hasOwnWays(asks) && hindrance(entry, now) === null && state !== 'used-up'
  const perVisitor = entry.scansPerVisitor ?? null
  if (isOwn) return { asks, outcome: 'asked', parameters: [], perVisitor, state, url: null }
  const given = state === 'used-up' ? turnAway(entry, 'used-up', schemes) : decision
  const arrives = given.outcome === 'redirected' ? decision.utm : null
  const parameters = UTM_NAMES.flatMap((name) => {
    const value = arrives?.[name]
    if (!value) return []
    // What the destination itself says wins over everything that would be added.
    const own = written(entry.destination, name)
    return [
      { name, source: own ? 'destination' : (sources[name] ?? 'destination'), value } as const,
    ]
  })
  const isAsked = asks !== null && given.outcome === 'redirected'
  return {
    asks: isAsked ? asks : null,
    outcome: isAsked ? 'asked' : given.outcome,
    parameters,
    perVisitor,
    state,
    url: given.kind === 'redirect' ? given.url : null,
  }
}

function written(destination: null | string, name: keyof UTM): boolean {
  return destination !== null && buildDestination(destination, NO_UTM, null).utm[name] !== null
}
