import { HubSpotError } from './HubSpotError.js'
import type { RateGate } from '../types.js'

/** Waits for a place in the shared rate limit; rejects at once when that is after the deadline. */
export async function waitForPermit(
  gate: RateGate,
  options: {
    deadline: number
    now: () => number
    signal?: AbortSignal
    sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  },
): Promise<string> {
  const { deadline, now, signal, sleep } = options
  for (;;) {
    if (signal?.aborted) throw aborted()
    const taken = await gate.take()
    if (taken.permit !== null) return taken.permit
    const retryAt = now() + taken.waitMs
    if (retryAt > deadline) {
      const daily = taken.reason === 'daily'
      throw new HubSpotError({
        kind: 'rate-limit',
        message: daily
          ? "The account's daily limit of HubSpot calls is used up. It starts anew at midnight."
          : 'Other work uses up the rate limit at the moment.',
        policy: taken.reason,
        retryAt,
      })
    }
    await sleep(taken.waitMs, signal)
  }
}

export function aborted(): HubSpotError {
  return new HubSpotError({
    kind: 'aborted',
    message: 'Stopped on request before HubSpot answered.',
  })
}
