export type Backoff = {
  /** First wait, milliseconds. @default 5_000 */
  baseMs: number
  /** Longest wait, milliseconds. @default 3_600_000 */
  maxMs: number
}

export const BACKOFF: Backoff = { baseMs: 5_000, maxMs: 3_600_000 }

/**
 * How long to wait after the given number of failed attempts: doubling, capped, and spread over
 * its upper half so that a batch that failed together does not come back together.
 */
export function backoff(
  attempts: number,
  { baseMs, maxMs }: Backoff,
  random: () => number,
): number {
  const whole = Math.min(maxMs, baseMs * 2 ** Math.min(attempts, 30))
  return Math.round(whole * (0.5 + random() / 2))
}
