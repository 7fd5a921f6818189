import type { RateLimits } from '../gateway.js'

/** Reads `X-HubSpot-RateLimit-*`. Search answers and answers of proxies carry none. */
export function readRateLimits(headers: Headers): RateLimits {
  const number = (name: string): null | number => {
    const text = headers.get(`x-hubspot-ratelimit-${name}`)
    return text !== null && /^\d{1,12}$/.test(text.trim()) ? Number(text) : null
  }
  return {
    dailyRemaining: number('daily-remaining'),
    intervalMs: number('interval-milliseconds'),
    max: number('max'),
    remaining: number('remaining'),
  }
}

// A header that asks for more than a day is a mistake somewhere on the way.
const LONGEST_WAIT = 86_400_000

/** `Retry-After` as milliseconds from `now`; seconds or an HTTP date. `null`: none that makes sense. */
export function readRetryAfter(headers: Headers, now: number): null | number {
  const text = headers.get('retry-after')?.trim()
  if (!text) return null
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(ms) && ms >= 0 && ms <= LONGEST_WAIT ? Math.ceil(ms) : null
}

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

const HOUR = 3_600_000

/**
 * The next midnight in an IANA time zone, epoch milliseconds: when HubSpot's daily limit starts
 * anew. Searches for the change of day, so a day of 23 or 25 hours is no special case.
 * Without a usable zone: one hour from now, which then finds the limit lifted or not.
 */
export function nextMidnight(timeZone: null | string, now: number): number {
  const day = dayIn(timeZone)
  if (!day) return now + HOUR
  const today = day(now)
  let before = now
  let after = now + 26 * HOUR
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (day(middle) === today) before = middle
    else after = middle
  }
  return after
}

function dayIn(timeZone: null | string): ((at: number) => string) | null {
  if (!timeZone) return null
  try {
    const format = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone })
    return (at) => format.format(at)
  } catch {
    return null
  }
}
