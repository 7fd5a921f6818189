import type { CodeEntry, Decision, UTM } from '../../vocabulary/scan.js'

import { isLimited } from '../../vocabulary/isLimited.js'
import { buildDestination, NO_UTM, plainDestination } from './buildDestination.js'
import { isAllowedDestination, isSitePath } from './destinationProblem.js'
import { turnAway } from './turnAway.js'

type DecideInput = {
  /** Epoch milliseconds. */
  now: number
  /** Query of the scanned URL, with or without `?`. */
  scannedQuery?: null | string
  /** App schemes allowed beside `ALLOWED_SCHEMES`. */
  schemes?: readonly string[]
  /** Where a rule of the code leads, instead of its destination. */
  to?: null | string
}

/** A decision with the UTM values that land in its URL (all `null` for pages and fallbacks). */
type DecisionWithUTM = { utm: UTM } & Decision

/** Why a code leads nowhere just now, whatever its rules say; `null`: it does. */
export function hindrance(entry: CodeEntry, now: number) {
  if (entry.trashed) return 'trashed'
  if (entry.status === 'paused') return 'paused'
  if (entry.startsAt !== null && now < entry.startsAt) return 'not-started'
  if (entry.expiresAt !== null && now >= entry.expiresAt) return 'expired'
  return null
}

/**
 * Where a scan leads. Pure. A code starts at `startsAt` and is over at `expiresAt`, to the
 * millisecond. The destination's scheme is checked here once more, in case it came into the
 * database by another way than the admin.
 */
export function decide(entry: CodeEntry | null, input: DecideInput): DecisionWithUTM {
  const { now, scannedQuery = null, schemes } = input
  if (entry === null) return { kind: 'page', outcome: 'unknown', utm: NO_UTM }
  const hindered = hindrance(entry, now)
  if (hindered !== null) return { ...turnAway(entry, hindered, schemes), utm: NO_UTM }
  const destination = input.to ?? entry.destination
  const leadsOn =
    destination !== null && (isAllowedDestination(destination, schemes) || isSitePath(destination))
  if (!leadsOn) {
    return { ...turnAway(entry, 'missing-destination', schemes), utm: NO_UTM }
  }
  const { url, utm } = entry.untouched
    ? buildDestination(destination, NO_UTM, null)
    : scannedQuery
      ? buildDestination(destination, entry.utm, scannedQuery)
      : plainDestination(destination, entry.utm)
  return { claim: isLimited(entry), kind: 'redirect', outcome: 'redirected', url, utm }
}
