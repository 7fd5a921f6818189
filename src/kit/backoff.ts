export type Backoff = {
  /** Milliseconds before the second try. */
  base: number
  /** Milliseconds it never exceeds. */
  max: number
}

/**
 * Milliseconds to wait after the `failures`-th failure in a row: doubling, with a random half so that
 * many processes do not come back to a restarted database in step.
 */
export function backoff(failures: number, { base, max }: Backoff, random = Math.random): number {
  const full = Math.min(max, base * 2 ** Math.min(Math.max(failures - 1, 0), 30))
  return full / 2 + (random() * full) / 2
}
