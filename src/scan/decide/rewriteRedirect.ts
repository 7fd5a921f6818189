import type { CodeEntry, RedirectFacts, Traffic, UTM } from '../../vocabulary/scan.js'
import type { ScanContext } from '../../vocabulary/scanContext.js'
import type { GivenAnswer } from '../request/createRestartFilter.js'

import { inAnyCase } from '../request/scanHeaders.js'
import { buildDestination, NO_UTM } from './buildDestination.js'
import { destinationProblem, isSitePath } from './destinationProblem.js'

type Redirect = Extract<GivenAnswer, { kind: 'redirect' }>

type Known = Omit<RedirectFacts, 'code' | 'outcome' | 'trafficClass'> & { traffic: Traffic }

/**
 * The redirect with the URL the host's hook gives, and the UTM values in it; `null` leaves it as
 * it is. Whatever the hook returns must be a destination a code could have.
 *
 * @throws what the hook throws, and a `TypeError` when its answer is no allowed destination; the
 *   message does not quote the answer, which may hold personal data
 */
export function rewriteRedirect(
  given: Redirect,
  entry: CodeEntry,
  { headers, now, query, traffic, userAgent }: Known,
  { beforeRedirect, schemes }: Pick<ScanContext, 'beforeRedirect' | 'schemes'>,
): { given: Redirect; utm: UTM } | null {
  const { outcome } = given
  const url: unknown = beforeRedirect?.({
    entry: { ...entry, utm: { ...entry.utm } },
    facts: {
      code: entry.code,
      headers: inAnyCase(headers),
      now,
      outcome,
      query,
      trafficClass: traffic.class,
      userAgent,
    },
    url: given.url,
  })
  if (url === null || url === undefined || url === given.url) return null
  if (typeof url !== 'string') throw new TypeError('beforeRedirect must return a URL or null')
  if (!isSitePath(url) && destinationProblem(url, schemes ?? []) !== null) {
    throw new TypeError('beforeRedirect must return an allowed destination')
  }
  const { url: safe, utm } = buildDestination(url, NO_UTM, null)
  return { given: { ...given, url: safe }, utm: outcome === 'redirected' ? utm : NO_UTM }
}
