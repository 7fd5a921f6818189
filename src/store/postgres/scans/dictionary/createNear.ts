import type { FactSet } from './factSets.js'

export type Near<Facts> = {
  get: (facts: Facts) => number | undefined
  set: (facts: Facts, number: number) => void
}

/**
 * Numbers of the sets of facts met last, one for each two `leads`: to compare a set with the last one
 * of its leads costs a fraction of the key it would be looked up by. Starts over with `max` leads.
 */
export function createNear<Facts>(
  { copy, isSame, leads: [first, second] }: FactSet<Facts>,
  max: number,
): Near<Facts> {
  type Known = { facts: Facts; number: number }
  let sets = new Map<null | string, Map<null | string, Known>>()
  let held = 0
  return {
    get(facts) {
      const known = sets.get(first(facts))?.get(second(facts))
      return known && isSame(known.facts, facts) ? known.number : undefined
    },
    set(facts, number) {
      let seconds = sets.get(first(facts))
      if (!seconds?.has(second(facts)) && ++held > max) {
        sets = new Map()
        held = 1
        seconds = undefined
      }
      if (!seconds) sets.set(first(facts), (seconds = new Map()))
      // A copy: the scan itself would be kept with all it holds.
      seconds.set(second(facts), { facts: copy(facts), number })
    },
  }
}
