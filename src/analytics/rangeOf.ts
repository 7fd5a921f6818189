import type { Range } from './types.js'

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

/** The range to compare with: as many days just before, or the same days of the year before. */
export function comparisonOf(range: Range, compare: 'previous' | 'year'): Range {
  const { days, from, to, tz } = range
  if (compare === 'previous') {
    return rangeOf({ from: addDays(from, -days), to: addDays(from, -1), tz })
  }
  return rangeOf({ from: yearBefore(from), to: yearBefore(to), tz })
}

/** 29 February becomes 28 February, so that the range keeps its length or loses the leap day. */
function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0')
  const rest = date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)
  return year + rest
}
