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

/** Random numbers that are the same for the same seed (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const pick = <T>(list: readonly T[]): T => list[Math.floor(unit() * list.length)]!
  return {
    exponential: (mean) => -Math.log(1 - unit()) * mean,
    int: (min, max) => min + Math.floor(unit() * (max - min + 1)),
    pick,
    unit,
    weighted: (list) => {
      let left = unit() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return list.at(-1)![0]
    },
  }
}
