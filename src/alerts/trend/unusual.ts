/** The rule, in the numbers documentation names. */
export const TREND = {
  /** People a day must be away from what is usual: below, numbers jump by themselves. */
  floor: 20,
  /** Same weekdays of the weeks before that must be there, and that are looked at. */
  fewest: 4,
  most: 8,
  /** Times as many, or as few. */
  times: 2,
  /** Spreads away from what is usual. */
  spreads: 3,
} as const

export type Unusual = { kind: 'fall' | 'rise'; usual: number }

/**
 * Whether a day is unusual beside the same weekdays before it. What is usual is their median; how far
 * days lie from it is the median distance, made comparable to a standard deviation, and never less than
 * chance alone brings (the root of what is usual). One day that was out of line moves neither. A day
 * is unusual that is three spreads, twice and twenty people away.
 */
export function unusual(day: number, before: readonly number[]): null | Unusual {
  if (before.length < TREND.fewest) return null
  const usual = median(before)
  const distance = median(before.map((one) => Math.abs(one - usual)))
  const spread = Math.max(1.4826 * distance, Math.sqrt(usual), 1)
  const away = Math.abs(day - usual)
  if (away < TREND.floor || away <= TREND.spreads * spread) return null
  if (day >= usual * TREND.times) return { kind: 'rise', usual }
  return day * TREND.times <= usual ? { kind: 'fall', usual } : null
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
