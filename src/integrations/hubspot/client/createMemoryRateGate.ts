import { randomUUID } from 'node:crypto'

import type { ToldLimits } from './toldLimits.js'
import { hearLimits, limitsNow } from './toldLimits.js'
import type { PauseReason, RateGate } from '../types.js'

export type MemoryRateGateOptions = {
  /** After this a permit nobody settled is taken to belong to a dead worker. @default 30_000 */
  abandonedMs?: number
  /** Burst window, milliseconds. @default 10_000 */
  intervalMs?: number
  /** Requests per window until headers tell. @default 100, what every HubSpot account allows */
  max?: number
  /** Epoch milliseconds. */
  now?: () => number
}

/** The gate for a single process, and the model for one bound to a database. */
export function createMemoryRateGate(options: MemoryRateGateOptions = {}): RateGate {
  const { abandonedMs = 30_000, now = Date.now } = options
  const configured = { intervalMs: options.intervalMs ?? 10_000, max: options.max ?? 100 }
  let told: null | ToldLimits = null
  let pause: { reason: PauseReason; until: number } = { reason: 'burst', until: 0 }
  /** Permit -> when its place is free again. */
  const places = new Map<string, number>()

  return {
    pauseUntil: async (at, reason) => {
      if (at.getTime() > pause.until) pause = { reason, until: at.getTime() }
    },
    settle: async (permit, limits) => {
      const at = now()
      told = hearLimits(told, limits, at)
      const { intervalMs } = limitsNow(told, configured, at)
      // A little more than the interval, for clocks that tick in whole milliseconds.
      if (places.has(permit)) places.set(permit, at + Math.ceil(intervalMs * 1.01) + 1)
      // Somebody else uses the same key, or this process has just been restarted.
      if (limits?.remaining === 0 && at + intervalMs > pause.until) {
        pause = { reason: 'burst', until: at + intervalMs }
      }
    },
    take: async () => {
      const at = now()
      for (const [permit, until] of places) if (until <= at) places.delete(permit)
      if (pause.until > at) {
        return { permit: null, reason: pause.reason, waitMs: pause.until - at }
      }
      const { intervalMs, max } = limitsNow(told, configured, at)
      if (places.size >= max) {
        const waitMs = Math.max(1, Math.min(...places.values()) - at)
        // An unsettled place frees much sooner than its `abandonedMs` in all but the worst case.
        return { permit: null, reason: 'burst', waitMs: Math.min(waitMs, intervalMs) }
      }
      const permit = randomUUID()
      places.set(permit, at + abandonedMs + intervalMs)
      return { permit, waitMs: 0 }
    },
  }
}
