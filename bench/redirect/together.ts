import type { LoadResult } from './types.js'

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]!

/** Several loads as one: medians of what is measured, sums of what is counted. */
export function together(loads: LoadResult[]): LoadResult {
  const of = (name: keyof LoadResult): number[] => loads.map((load) => load[name])
  const sum = (name: keyof LoadResult): number => of(name).reduce((all, one) => all + one, 0)
  return {
    answered: sum('answered'),
    errors: sum('errors'),
    others: sum('others'),
    p50: median(of('p50')),
    p99: median(of('p99')),
    perSecond: Math.round(median(of('perSecond'))),
  }
}
