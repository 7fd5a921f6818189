import type { GivenAnswer } from './createRestartFilter.js'
import type { Facts } from './factsOf.js'
import type { CodeEntry, ScanContext, TestScans, TrafficClass, UTM } from './types.js'

import { NO_UTM } from './buildDestination.js'
import { decide } from './decide.js'
import { rewriteRedirect } from './rewriteRedirect.js'
import { tellError } from './tellError.js'
import { turnAway } from './turnAway.js'

/** Seconds after which trying again makes sense. */
export const RETRY_SECONDS = 5

/** Fetched by somebody's software before or instead of a person: takes no place of a limit. */
export const TAKES_NO_PLACE: ReadonlySet<TrafficClass> = new Set(['prefetch', 'preview', 'probe'])

export type Resolved = { claimed: boolean; given: GivenAnswer; retryAfter?: number; utm: UTM }

/** Decides, and takes a place where one is needed: before the answer, so that N are N. */
function decideAndClaim(
  entry: CodeEntry,
  facts: Facts,
  context: ScanContext,
  tests?: TestScans,
): Promise<Resolved> | Resolved {
  const { schemes } = context
  const decision = decide(entry, { now: facts.now, scannedQuery: facts.query, schemes })
  const resolved = { claimed: false, given: decision, utm: decision.utm }
  if (decision.kind === 'page' || !decision.claim) return resolved
  if (tests) return claim(resolved, entry, context, tests.usedUp)
  // Who takes no place gets the answer of who would take one.
  return TAKES_NO_PLACE.has(facts.traffic.class)
    ? claim(resolved, entry, context, context.limits.usedUp ?? (async () => false))
    : claim(resolved, entry, context)
}

/** @param usedUp asked instead of taking a place */
async function claim(
  resolved: Resolved,
  entry: CodeEntry,
  context: ScanContext,
  usedUp?: TestScans['usedUp'],
): Promise<Resolved> {
  const { limits, schemes } = context
  try {
    const isFree = usedUp ? !(await usedUp(entry)) : await limits.claim(entry)
    if (isFree) return { ...resolved, claimed: !usedUp }
    return { claimed: false, given: turnAway(entry, 'used-up', schemes), utm: NO_UTM }
  } catch (error) {
    tellError(context, error, 'claim')
    // Sending people on uncounted would break the limit; a page they can reload does not.
    const given: GivenAnswer = turnAway(entry, 'used-up', schemes)
    return { claimed: false, given, retryAfter: RETRY_SECONDS, utm: NO_UTM }
  }
}

/** What is decided, unless the host's hook knows better. */
export function resolveScan(
  ...asked: Parameters<typeof decideAndClaim>
): Promise<Resolved> | Resolved {
  const [entry, facts, context] = asked
  const rewrite = (resolved: Resolved): Resolved => {
    if (!context.beforeRedirect || resolved.given.kind === 'page') return resolved
    try {
      return { ...resolved, ...rewriteRedirect(resolved.given, entry, facts, context) }
    } catch (error) {
      tellError(context, error, 'beforeRedirect')
      return resolved
    }
  }
  const resolved = decideAndClaim(...asked)
  return resolved instanceof Promise ? resolved.then(rewrite) : rewrite(resolved)
}
