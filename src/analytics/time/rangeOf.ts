import type { Range } from '../../vocabulary/questions.js'

import { addDays, daysBetween, startOfDay } from './zone.js'

/** The instants of a range of local days. */
export function rangeOf({ from, to, tz }: { from: string; to: string; tz: string }): Range {
  return {
    days: daysBetween(from, to) + 1,
    end: new Date(startOfDay(tz, addDays(to, 1))).toISOString(),
    from,
    start: new Date(startOfDay(tz, from)).toISOString(),
    to,
    tz,
  }
}
