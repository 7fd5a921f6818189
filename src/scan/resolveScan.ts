import type { GivenAnswer } from './request/createRestartFilter.js'
import type { Facts } from './request/factsOf.js'
import type { CodeEntry, ScanContext, TestScans, UTM } from '../vocabulary/scan.js'

import { NO_UTM } from './decide/buildDestination.js'
import { decide } from './decide/decide.js'
import { rewriteRedirect } from './decide/rewriteRedirect.js'
import { takesPlace } from '../vocabulary/takesPlace.js'
import { tellError } from './tellError.js'
import { turnAway } from './decide/turnAway.js'

/** Seconds after which trying again makes sense. */
export const RETRY_SECONDS = 5

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
  const { limits } = context
  if (!tests && takesPlace(facts.traffic.class, facts.traffic.reasons)) {
    return whereFree(resolved, entry, context, () => limits.claim(entry, facts), true)
  }
  // Who takes no place gets the answer of who would take one.
  const usedUp = tests?.usedUp ?? limits.usedUp ?? (async () => false)
  return whereFree(resolved, entry, context, async () => !(await usedUp(entry)), false)
}

async function whereFree(
  resolved: Resolved,
  entry: CodeEntry,
  context: ScanContext,
  isFree: () => Promise<boolean>,
  claimed: boolean,
): Promise<Resolved> {
  const { schemes } = context
  try {
    if (await isFree()) return { ...resolved, claimed }
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
