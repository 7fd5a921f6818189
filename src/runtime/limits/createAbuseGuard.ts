import type { AbuseLimit, AbuseLimits } from '../../options/visitors.js'
import type { AbuseGuard } from '../../vocabulary/scanContext.js'

import { publicAddress } from '../../describe/geo/publicAddress.js'
import { createWindows, type Windows } from '../../kit/createWindows.js'
import { addressKey } from '../../scan/request/addressKey.js'

/** Counters since the start; `addresses`: now. */
export type AbuseState = {
  addresses: number
  blocked: number
  burst: number
  /** Requests of addresses there was no room to count. */
  uncounted: number
}

const PASS = { kind: 'pass' } as const

/** Behind a proxy nobody trusts, everybody seems to have the proxy's address. */
const isPublic = (address: string): boolean => publicAddress(address) !== null

type Guard = { state: () => AbuseState } & AbuseGuard

/**
 * Counts requests per address in this process. Memory is bounded: with `maxAddresses` counted, new
 * ones go on uncounted until old ones run out, because a limit nobody can be sure of must not cost
 * anybody the redirect.
 */
export function createAbuseGuard(limits: AbuseLimits, maxAddresses = 100_000): Guard {
  const burst = counterOf(limits.burst, maxAddresses)
  const block = counterOf(limits.block, maxAddresses)
  const state = { blocked: 0, burst: 0, uncounted: 0 }

  /** The window of an address that is over the limit, else `null`. */
  function over({ points, windows }: Counter, key: string) {
    const counted = windows.add(key)
    if (counted === null) state.uncounted += 1
    return counted !== null && counted.count > points ? counted : null
  }

  return {
    check(address) {
      const key = addressKey(address)
      const blocked = block && over(block, key)
      if (blocked && isPublic(address)) {
        state.blocked += 1
        return { kind: 'block', retryAfter: Math.max(1, Math.ceil(blocked.msLeft / 1000)) }
      }
      if (!burst || !over(burst, key) || !isPublic(address)) return PASS
      state.burst += 1
      return { kind: 'burst' }
    },
    state: () => ({
      ...state,
      addresses: Math.max(burst?.windows.size() ?? 0, block?.windows.size() ?? 0),
    }),
  }
}

type Counter = { points: number; windows: Windows }

function counterOf(limit: AbuseLimit | false, room: number): Counter | null {
  if (!limit) return null
  return { points: limit.points, windows: createWindows(limit.seconds, room) }
}
