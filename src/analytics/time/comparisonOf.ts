import type { Compare, Range } from '../../vocabulary/questions.js'

import { rangeOf } from './rangeOf.js'
import { addDays, dateAt, daysBetween, instantOf, timeAt } from './zone.js'

const MINUTE = 60_000

/** What a range is compared with. */
export type Compared = {
  range: Range
  /** Where it is cut because the range compared is not over yet; `null`: whole. */
  until: null | string
}

/**
 * The range to compare with. While a range is running, the days before count up to the minute its
 * clock shows now: a morning is not set against a whole day. A range that has not begun is compared
 * with nothing.
 */
export function comparisonOf(range: Range, compare: Compare, now: number): Compared | null {
  const { from, to, tz } = range
  if (now < Date.parse(range.start)) return null
  const back = backBy(range, compare)
  const whole = rangeOf({ from: back(from), to: back(to), tz })
  if (now >= Date.parse(range.end)) return { range: whole, until: null }
  const today = dateAt(tz, now)
  const last = back(today)
  // Of two years the leap day has nothing beside it: what is compared is whole up to it.
  if (isLeapDay(today) && compare === 'year' && from < today) {
    const before = rangeOf({ from: whole.from, to: last, tz })
    return { range: before, until: before.end }
  }
  const at = Math.floor(now / MINUTE) * MINUTE
  const cut = Math.max(instantOf(tz, last, timeAt(tz, at)), Date.parse(whole.start))
  const until = new Date(Math.min(cut, Date.parse(whole.end))).toISOString()
  // counted where it is: a year before may have no leap day
  const days = daysBetween(whole.from, last) + 1
  return { range: { ...whole, days, end: until, to: last }, until }
}

/** From a day to the day it is compared with. */
function backBy({ days }: Range, compare: Compare): (date: string) => string {
  if (compare === 'year') return yearBefore
  // Monday is beside Monday: as few whole weeks back as hold the range.
  const step = compare === 'weekdays' ? Math.ceil(days / 7) * 7 : days
  return (date) => addDays(date, -step)
}

/** 29 February becomes 28 February, so that the range keeps its length or loses the leap day. */
function yearBefore(date: string): string {
  const year = String(Number(date.slice(0, 4)) - 1).padStart(4, '0')
  const rest = isLeapDay(date) ? '-02-28' : date.slice(4)
  return year + rest
}

const isLeapDay = (date: string): boolean => date.endsWith('-02-29')
