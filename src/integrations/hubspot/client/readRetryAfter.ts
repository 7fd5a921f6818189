// A header that asks for more than a day is a mistake somewhere on the way.
const LONGEST = 86_400_000

/** `Retry-After` as milliseconds from `now`; seconds or an HTTP date. `null`: none that makes sense. */
export function readRetryAfter(headers: Headers, now: number): null | number {
  const text = headers.get('retry-after')?.trim()
  if (!text) return null
  const ms = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now
  return Number.isFinite(ms) && ms >= 0 && ms <= LONGEST ? Math.ceil(ms) : null
}
