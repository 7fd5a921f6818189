import type { Level } from '../rollups/periods.js'

import { DAY, HOUR, periodEnd, periodStart } from '../rollups/periods.js'

export type Span = { end: number; start: number }

/** How a range is answered: from rows of whole periods, the rest from the scans themselves. */
export type Plan = { periods: { level: Level; start: number }[]; raw: Span[] }

type Rules = {
  /** Days that may be taken whole although the range cuts them: nothing lies beyond the cut. */
  fits: (day: number) => boolean
  /** Whether there are rows of hours: only for all codes together. */
  hours: boolean
  sealed: ReadonlySet<number>
}

/** Covers `start` to `end` with the longest periods there are rows for. */
export function planOf({ end, start }: Span, { fits, hours, sealed }: Rules): Plan {
  const plan: Plan = { periods: [], raw: [] }
  const raw = (from: number, to: number): void => {
    const before = plan.raw.at(-1)
    if (before?.end === from) before.end = to
    else if (from < to) plan.raw.push({ end: to, start: from })
  }
  for (let at = start; at < end;) {
    const month = periodStart('m', at)
    const day = periodStart('d', at)
    const hour = periodStart('h', at)
    if (month === at && periodEnd('m', month) <= end && sealed.has(month)) {
      plan.periods.push({ level: 'm', start: month })
      at = periodEnd('m', month)
    } else if ((day === at && day + DAY <= end) || fits(day)) {
      plan.periods.push({ level: 'd', start: day })
      at = day + DAY
    } else if (hours && hour === at && hour + HOUR <= end) {
      plan.periods.push({ level: 'h', start: hour })
      at = hour + HOUR
    } else {
      const next = Math.min(end, hours ? hour + HOUR : day + DAY)
      raw(at, next)
      at = next
    }
  }
  return plan
}
