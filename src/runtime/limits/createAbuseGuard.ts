import type { AbuseLimit, AbuseLimits } from '../../options/visitors.js'

import type { AbuseGuard } from '../../vocabulary/scan.js'

import { publicAddress } from '../../describe/geo/publicAddress.js'
import { addressKey } from './addressKey.js'
import { createRoom } from './createRoom.js'
import { createWindows, type Windows } from './createWindows.js'

/** Counters since the start; `addresses`: now, at the most. */
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
  function count({ points, room, windows }: Counter, key: string) {
    if (room.isFull() && !windows.has(key)) {
      state.uncounted += 1
      return null
    }
    const window = windows.add(key)
    if (window.isFirstInDuration) room.take()
    return window.consumedPoints > points ? window : null
  }

  return {
    check(address) {
      const key = addressKey(address)
      const over = block && count(block, key)
      if (over && isPublic(address)) {
        state.blocked += 1
        return { kind: 'block', retryAfter: Math.max(1, Math.ceil(over.msBeforeNext / 1000)) }
      }
      if (!burst || !count(burst, key) || !isPublic(address)) return PASS
      state.burst += 1
      return { kind: 'burst' }
    },
    state: () => ({
      ...state,
      addresses: Math.max(burst?.room.taken() ?? 0, block?.room.taken() ?? 0),
    }),
  }
}

type Counter = { points: number; room: ReturnType<typeof createRoom>; windows: Windows }

function counterOf(limit: AbuseLimit | false, size: number): Counter | null {
  if (!limit) return null
  const { points, seconds } = limit
  return { points, room: createRoom(size, seconds * 1000), windows: createWindows(seconds) }
}
