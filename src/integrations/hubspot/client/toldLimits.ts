import type { RateLimits } from '../types.js'

export type BurstLimit = { intervalMs: number; max: number }

/** The last word of HubSpot's headers. `at`: epoch milliseconds. */
export type ToldLimits = { at: number } & Partial<BurstLimit>

// Every answer renews it. One that was odd, or of a plan the account no longer has, passes.
const FRESH = 10 * 60_000
// No account has more than 250 per 10 s; beyond these a header is taken for a mistake.
const MOST = 1_000
const LONGEST = 60_000

/** What is known after an answer with these headers. */
export function hearLimits(
  told: null | ToldLimits,
  limits: null | RateLimits,
  now: number,
): null | ToldLimits {
  const known = told && now - told.at < FRESH ? told : null
  const max = within(limits?.max, MOST)
  const intervalMs = within(limits?.intervalMs, LONGEST)
  if (max === null && intervalMs === null) return known
  return {
    ...known,
    ...(max === null ? null : { max }),
    ...(intervalMs === null ? null : { intervalMs }),
    at: now,
  }
}

/** The limit to keep now: as told, up or down, for as long as that is fresh; else as configured. */
export function limitsNow(
  told: null | ToldLimits,
  { intervalMs, max }: BurstLimit,
  now: number,
): BurstLimit {
  const fresh = told && now - told.at < FRESH ? told : null
  return { intervalMs: fresh?.intervalMs ?? intervalMs, max: fresh?.max ?? max }
}

const within = (value: null | number | undefined, most: number): null | number =>
  value && value > 0 && value <= most ? value : null
