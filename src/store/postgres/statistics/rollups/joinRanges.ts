import type { StrayRange } from '../../../../vocabulary/statistics.js'

import { periodStart } from './periods.js'

/** Each is a condition of a statement. */
const MOST = 64

/** `between`: the scans that lie between this range and the next. */
export type Found = { between: number } & StrayRange

/**
 * Few ranges out of many, in their order: neighbours of one month with nothing between become one,
 * then those with least between. Whoever reads a range looks at the instants in it, so a wide one
 * takes longer and says nothing wrong.
 */
export function joinRanges(found: readonly Found[]): StrayRange[] {
  const ranges = joined(found, (one, next) => one.between === 0 && isOfOneMonth(one, next))
  const gaps = ranges.slice(0, -1).map(({ between }) => between)
  const narrow = gaps.toSorted((a, b) => a - b)[ranges.length - MOST - 1]
  let tooMany = ranges.length - MOST
  const few = joined(ranges, ({ between }) => between <= (narrow ?? -1) && tooMany-- > 0)
  return few.map(({ between: _, ...range }) => range)
}

function joined(found: readonly Found[], isOne: (one: Found, next: Found) => boolean): Found[] {
  const ranges: Found[] = []
  for (const next of found) {
    const one = ranges.at(-1)
    if (!one || !isOne(one, next)) {
      ranges.push({ ...next })
      continue
    }
    one.between = next.between
    one.from = Math.min(one.from, next.from)
    one.greatest = next.greatest
    one.to = Math.max(one.to, next.to)
  }
  return ranges
}

const isOfOneMonth = (one: Found, next: Found): boolean =>
  new Set([one.from, one.to, next.from, next.to].map((at) => periodStart('m', at))).size === 1
