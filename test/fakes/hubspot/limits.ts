import type { Answer } from './types.js'

import { rateLimited } from './problem.js'

export type FakeLimits = {
  /** Calls per day. @default 250_000, Free and Starter accounts */
  daily?: number
  /** Length of the rolling window, milliseconds; shorter in tests. @default 10_000 */
  intervalMs?: number
  /** Calls per window. @default 100 */
  max?: number
}

/** Burst and daily limits with their headers. Source: usage guidelines, recorded answers (notes). */
export function createLimits({ daily = 250_000, intervalMs = 10_000, max = 100 }: FakeLimits = {}) {
  let arrivals: number[] = []
  let today = 0
  const current = () => {
    const from = performance.now() - intervalMs
    arrivals = arrivals.filter((at) => at > from)
    return arrivals
  }
  return {
    /** Counts a request; the answer when it is one too many. */
    count: (): Answer | null => {
      if (today >= daily) return rateLimited('DAILY')
      if (current().length >= max) return rateLimited('TEN_SECONDLY_ROLLING')
      arrivals.push(performance.now())
      today++
      return null
    },
    headers: (): Record<string, string> => ({
      'X-HubSpot-RateLimit-Daily': String(daily),
      'X-HubSpot-RateLimit-Daily-Remaining': String(daily - today),
      'X-HubSpot-RateLimit-Interval-Milliseconds': String(intervalMs),
      'X-HubSpot-RateLimit-Max': String(max),
      'X-HubSpot-RateLimit-Remaining': String(max - current().length),
      'X-HubSpot-RateLimit-Secondly': String(Math.ceil(max / 10)),
      'X-HubSpot-RateLimit-Secondly-Remaining': String(Math.ceil(max / 10)),
    }),
    newDay: () => {
      today = 0
    },
  }
}
