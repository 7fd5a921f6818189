import { createRandom as createDemoRandom } from '../../app/demo/scans/random.js'

export type Random = {
  /** Waiting time until the next of events that come independently, in the unit of `mean`. */
  exponential: (mean: number) => number
  /** From `min` to `max`, both included. */
  int: (min: number, max: number) => number
  pick: <T>(list: readonly T[]) => T
  /** From 0 to below 1. */
  unit: () => number
  weighted: <T>(list: ReadonlyArray<readonly [T, number]>) => T
}

/** Random numbers that are the same for the same seed, in the words of a day. */
export function createRandom(seed: number): Random {
  const { choose, int, next, pick } = createDemoRandom(seed)
  return {
    exponential: (mean) => -Math.log(1 - next()) * mean,
    int: (min, max) => min + int(max - min + 1),
    pick,
    unit: next,
    weighted: (list) => choose(list.map(([value, weight]) => [weight, value] as const)),
  }
}
