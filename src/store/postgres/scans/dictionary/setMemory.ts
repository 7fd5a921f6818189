import type { FactSet, FactsOf } from './factSets.js'
import type { Memory } from './memory.js'

import { createLRU } from '../../../../kit/createLRU.js'
import { keyPart } from '../../keyPart.js'
import { createNear } from './createNear.js'
import { FIELDS } from './kinds.js'
import { setWord } from './words.js'

export function setMemory<Kind extends keyof typeof FIELDS>(
  kind: Kind,
  set: FactSet<FactsOf<Kind>>,
  max: number,
  has: (field: string) => boolean,
): Memory<FactsOf<Kind>> {
  const near = createNear(set, max)
  const all = createLRU<number>(max)
  return {
    get(facts) {
      const close = near.get(facts)
      if (close !== undefined) return close
      const number = all.get(keyOf(FIELDS[kind], facts))
      if (number !== undefined) near.set(facts, number)
      return number
    },
    kind,
    set(facts, number) {
      near.set(facts, number)
      all.set(keyOf(FIELDS[kind], facts), number)
    },
    wordOf: (facts) => setWord(kind, facts, has),
  }
}

/** A key for the memory alone: quicker to make than what the database is asked with. */
function keyOf<Facts>(fields: readonly (keyof Facts)[], facts: Facts): string {
  let key = ''
  for (const field of fields) key += keyPart(facts[field] as null | number | string)
  return key
}
