const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A stretch of time with one offset; `offset` is local minus UTC in milliseconds. */
export type OffsetSpan = { end: number; offset: number; start: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether the runtime knows the IANA name. */
export function isTimeZone(tz: string): boolean {
  try {
    format(tz)
    return true
  } catch {
    return false
  }
}

function format(tz: string): Intl.DateTimeFormat {
  let found = formats.get(tz)
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      day: 'numeric',
      era: 'short',
      hour: 'numeric',
      hourCycle: 'h23',
      minute: 'numeric',
      month: 'numeric',
      second: 'numeric',
      timeZone: tz,
      year: 'numeric',
    })
    formats.set(tz, found)
  }
  return found
}

/** Local minus UTC at an instant, in milliseconds. */
export function offsetAt(tz: string, at: number): number {
  const parts: Record<string, string> = {}
  for (const { type, value } of format(tz).formatToParts(at)) parts[type] = value
  const local = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  )
  return local - Math.floor(at / 1000) * 1000
}

/** The spans of equal offset that cover `start` to `end` (epoch milliseconds), in order. */
export function offsetSpans(tz: string, start: number, end: number): OffsetSpan[] {
  const spans: OffsetSpan[] = []
  let from = start
  let offset = offsetAt(tz, start)
  // Two changes are never less than a day apart, Ramadan in Morocco being the closest.
  for (let at = start; at < end; at += DAY) {
    const next = Math.min(at + DAY, end)
    const after = offsetAt(tz, next)
    if (after === offset) continue
    const change = firstInstant(at, next, (instant) => offsetAt(tz, instant) !== offset)
    spans.push({ end: change, offset, start: from })
    from = change
    offset = after
  }
  if (from < end) spans.push({ end, offset, start: from })
  return spans
}

/** The first instant of a local day. Where midnight is skipped, that is when the clock jumps. */
export const startOfDay = (tz: string, date: string): number => instantOf(tz, date, 0)

/**
 * The first instant at which clocks show a time of a local day, in milliseconds since midnight. A
 * time the clock skips is when it jumps.
 */
export function instantOf(tz: string, date: string, time: number): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + time
  const offsets = [offsetAt(tz, wall - DAY), offsetAt(tz, wall + DAY)]
  const found = offsets
    .map((offset) => wall - offset)
    .filter((at, index) => offsetAt(tz, at) === offsets[index])
  if (found.length) return Math.min(...found)
  const [early, late] = offsets.map((offset) => wall - offset).sort((a, b) => a - b) as [
    number,
    number,
  ]
  return firstInstant(early - 1, late, (at) => at + offsetAt(tz, at) >= wall)
}

/** The local date of an instant. */
export function dateAt(tz: string, at: number): string {
  return isoDate(at + offsetAt(tz, at))
}

/** The time of day clocks show at an instant, in milliseconds since midnight. */
export function timeAt(tz: string, at: number): number {
  const wall = at + offsetAt(tz, at)
  return wall - Math.floor(wall / DAY) * DAY
}

/** Days as calendar dates, without a time zone. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * DAY)
}

/** Days from one date to another, 0 for the same. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY)
}

export const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Bisects for the first whole second in (low, high] at which `holds`; it must hold at `high`. */
function firstInstant(low: number, high: number, holds: (at: number) => boolean): number {
  let before = Math.floor(low / 1000)
  let after = Math.ceil(high / 1000)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (holds(middle * 1000)) after = middle
    else before = middle
  }
  return after * 1000
}
