import { randomUUID } from 'node:crypto'

import type { PauseReason, Permit, RateGate, RateLimits } from '../gateway.js'
import type { BurstLimit, ToldLimits } from './rateLimits.js'

import { hearLimits, limitsNow } from './rateLimits.js'

export type GateOptions = {
  /** After this a permit nobody settled is taken to belong to a dead worker. */
  abandonedMs: number
  /** Burst window, milliseconds. @default 10_000 */
  intervalMs?: number
  /** Requests per window until headers tell. @default 100, what every HubSpot account allows */
  max?: number
}

/** What a gate knows. Instants are epoch milliseconds of whoever keeps it. */
export type Gate = {
  pause: { reason: PauseReason; until: number }
  /** Permit -> when its place is free again. */
  places: Record<string, number>
  told: null | ToldLimits
}

/** A gate as it was kept, or a new one. */
export const gateOf = (kept: null | Partial<Gate> | undefined): Gate => ({
  pause: kept?.pause ?? { reason: 'burst', until: 0 },
  places: kept?.places ?? {},
  told: kept?.told ?? null,
})

const configured = ({ intervalMs = 10_000, max = 100 }: GateOptions): BurstLimit => ({
  intervalMs,
  max,
})

export function takePermit(gate: Gate, now: number, options: GateOptions): Permit {
  for (const [permit, until] of Object.entries(gate.places)) {
    if (until <= now) delete gate.places[permit]
  }
  if (gate.pause.until > now) {
    return { permit: null, reason: gate.pause.reason, waitMs: gate.pause.until - now }
  }
  const { intervalMs, max } = limitsNow(gate.told, configured(options), now)
  const places = Object.values(gate.places)
  if (places.length >= max) {
    const waitMs = Math.max(1, Math.min(...places) - now)
    // An unsettled place frees much sooner than its `abandonedMs` in all but the worst case.
    return { permit: null, reason: 'burst', waitMs: Math.min(waitMs, intervalMs) }
  }
  const permit = randomUUID()
  gate.places[permit] = now + options.abandonedMs + intervalMs
  return { permit, waitMs: 0 }
}

export function settlePermit(
  gate: Gate,
  now: number,
  options: GateOptions,
  { limits, permit }: { limits: null | RateLimits; permit: string },
): void {
  gate.told = hearLimits(gate.told, limits, now)
  const { intervalMs } = limitsNow(gate.told, configured(options), now)
  // A little more than the interval, for clocks that tick in whole milliseconds.
  if (permit in gate.places) gate.places[permit] = now + Math.ceil(intervalMs * 1.01) + 1
  // Somebody else uses the same key, or this process has just been restarted.
  if (limits?.remaining === 0) pauseGate(gate, now + intervalMs, 'burst')
}

export function pauseGate(gate: Gate, until: number, reason: PauseReason): void {
  if (until > gate.pause.until) gate.pause = { reason, until }
}

/** The gate for a single process. */
export function createMemoryRateGate(
  given: { now?: () => number } & Partial<GateOptions> = {},
): RateGate {
  const { now = Date.now } = given
  const options = { ...given, abandonedMs: given.abandonedMs ?? 30_000 }
  const gate = gateOf(null)
  return {
    pauseUntil: async (at, reason) => pauseGate(gate, at.getTime(), reason),
    settle: async (permit, limits) => settlePermit(gate, now(), options, { limits, permit }),
    take: async () => takePermit(gate, now(), options),
  }
}
