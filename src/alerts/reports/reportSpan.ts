import type { ReportPeriod } from '../../vocabulary/reports.js'

import { addDays, dateAt, instantOf } from '../../analytics/time/zone.js'

const HOUR = 3_600_000

/** Local days, both inclusive. */
export type Days = { from: string; to: string }

/** The days a report is about, those before them, and when it may be sent (epoch milliseconds). */
export type ReportSpan = Days & { before: Days; dueAt: number }

/**
 * The last week from Monday, or the last month, that is over in a time zone; compared with the one before
 * it, whatever its length. `hour`: of the day after it, from which the report may be sent.
 */
export function reportSpan(
  every: ReportPeriod,
  { hour, now, tz }: { hour: number; now: number; tz: string },
): ReportSpan {
  const today = dateAt(tz, now)
  const next = startOf(every, today)
  const to = addDays(next, -1)
  const from = startOf(every, to)
  const lastBefore = addDays(from, -1)
  return {
    before: { from: startOf(every, lastBefore), to: lastBefore },
    dueAt: instantOf(tz, next, hour * HOUR),
    from,
    to,
  }
}

/** First day of the week or month a day lies in. */
function startOf(every: ReportPeriod, day: string): string {
  if (every === 'month') return `${day.slice(0, 8)}01`
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return addDays(day, -weekday)
}
