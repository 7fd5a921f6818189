/** The same numbers for the same seed, so that two demos show the same. */
export type Random = {
  /** A member of a list, by weight. */
  choose: <T>(list: readonly (readonly [weight: number, value: T])[]) => T
  /** True in `share` of the cases, 0 to 1. */
  chance: (share: number) => boolean
  /** Whole number from 0, below `limit`. */
  int: (limit: number) => number
  /** 0 up to 1. */
  next: () => number
  /** Bell curve. */
  normal: (mean: number, deviation: number) => number
  pick: <T>(list: readonly T[]) => T
  /** Characters of an alphabet. */
  text: (alphabet: string, length: number) => string
}

/** Mulberry32: 32 bits of state, plenty for made-up data. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (limit: number): number => Math.floor(next() * limit)
  return {
    chance: (share) => next() < share,
    choose: (list) => {
      let rest = next() * list.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of list) if ((rest -= weight) < 0) return value
      return (list.at(-1) as readonly [number, never])[1]
    },
    int,
    next,
    normal: (mean, deviation) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()))
      return mean + deviation * radius * Math.cos(2 * Math.PI * next())
    },
    pick: (list) => list[int(list.length)] as (typeof list)[number],
    text: (alphabet, length) => {
      let text = ''
      for (let i = 0; i < length; i++) text += alphabet[int(alphabet.length)]
      return text
    },
  }
}
