import type { Compared } from '../../../analytics/time/comparisonOf.js'
import type { Format } from './createFormat.js'
import type { Text } from './useText.js'

/** "4,486 in Oct 1 – 28, 2026, until 02:44": the number compared with, and of when it is. */
export function beforeText(
  number: string,
  { range, until }: Compared,
  { format, text }: { format: Format; text: Text },
): string {
  const days = format.range(range.from, range.to)
  if (until === null) return text('statsBefore', { number, range: days })
  return text('statsBeforeUntil', { number, range: days, time: format.time(until, range.tz) })
}
