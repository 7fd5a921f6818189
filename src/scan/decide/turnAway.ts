import type { AwayOutcome, Outcome } from '../../vocabulary/outcomes.js'
import type { OwnPage, OwnPageOutcome } from '../../vocabulary/ownPages.js'
import type { CodeEntry, Decision } from '../../vocabulary/scan.js'

import { isAllowedDestination } from './destinationProblem.js'

/**
 * The answer when a code does not lead to its destination: a page where the host has words for just
 * that, else the fallback URL as it is, where there is an allowed one, else a page. The outcome keeps
 * the reason in any case.
 */
export function turnAway(
  entry: CodeEntry,
  outcome: AwayOutcome,
  schemes?: readonly string[],
): Decision {
  const url = ownPageOf(entry, outcome) ? null : entry.fallbackURL
  return url !== null && isAllowedDestination(url, schemes)
    ? { claim: false, kind: 'redirect', outcome, url }
    : { kind: 'page', outcome }
}

/** What the host says on the page of this outcome. */
export const ownPageOf = (
  { pages }: Pick<CodeEntry, 'pages'>,
  outcome: Outcome,
): OwnPage | undefined => pages?.[outcome as OwnPageOutcome]
