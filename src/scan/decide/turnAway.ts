import type { AwayOutcome } from '../../vocabulary/outcomes.js'
import type { CodeEntry, Decision } from '../../vocabulary/scan.js'

import { isAllowedDestination } from './destinationProblem.js'

/**
 * The answer when a code does not lead to its destination: the fallback URL as it is, where there
 * is an allowed one, else a page. The outcome keeps the reason either way.
 */
export function turnAway(
  entry: CodeEntry,
  outcome: AwayOutcome,
  schemes?: readonly string[],
): Decision {
  const url = entry.fallbackURL
  return url !== null && isAllowedDestination(url, schemes)
    ? { claim: false, kind: 'redirect', outcome, url }
    : { kind: 'page', outcome }
}
