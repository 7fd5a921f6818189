import type { Interval, Range } from '../../vocabulary/questions.js'

import { addDays, isoDate, offsetSpans, startOfDay } from './zone.js'

const HOUR = 3_600_000

/** One bucket of a series: `start` inclusive, `end` exclusive, epoch milliseconds. */
export type Bucket = { end: number; label: string; start: number }

/** The width asked for, or a fitting one: hours for two days, days for a quarter, weeks for a year. */
export function intervalFor({ days }: Range, asked?: Interval): Interval {
  if (asked) return asked
  if (days <= 2) return 'hour'
  if (days <= 92) return 'day'
  return days <= 366 ? 'week' : 'month'
}

/**
 * All buckets of a range in order, without gaps, empty ones included. Weeks start on Monday; the
 * first and last week or month are cut to the range. An hour that the clock repeats is two buckets.
 */
export function bucketsOf(range: Range, interval: Interval): Bucket[] {
  if (interval === 'hour') return hours(range)
  const buckets: Bucket[] = []
  let start = Date.parse(range.start)
  for (let date = range.from; date <= range.to;) {
    const next = nextDate(date, interval)
    const end = next > range.to ? Date.parse(range.end) : startOfDay(range.tz, next)
    buckets.push({ end, label: date, start })
    start = end
    date = next
  }
  return buckets
}

function nextDate(date: string, interval: Exclude<Interval, 'hour'>): string {
  if (interval === 'day') return addDays(date, 1)
  if (interval === 'month') {
    return isoDate(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1))
  }
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(date, 7 - weekday)
}

function hours({ end, start, tz }: Range): Bucket[] {
  const buckets: Bucket[] = []
  for (const span of offsetSpans(tz, Date.parse(start), Date.parse(end))) {
    for (let at = span.start; at < span.end;) {
      const local = at + span.offset
      const next = Math.min(span.end, (Math.floor(local / HOUR) + 1) * HOUR - span.offset)
      buckets.push({ end: next, label: new Date(local).toISOString().slice(0, 16), start: at })
      at = next
    }
  }
  return buckets
}
