import type { Numbers } from './numbers.js'
import type { Kind } from './kinds.js'
import type { Memory } from './memory.js'
import type { Word } from './words.js'

/** A word not met before, with who wants to know its number. */
type Missing = { learn: ((number: number) => void)[]; word: Word }

/** Words that numbers are asked for, each once. */
export function createMissing() {
  const missing: Record<Kind, Map<string, Missing>> = {
    clients: new Map(),
    links: new Map(),
    places: new Map(),
    terms: new Map(),
  }
  return {
    async find(look: (kind: Kind, words: Word[]) => Promise<Map<string, number>>): Promise<void> {
      for (const kind of ['places', 'clients', 'links', 'terms'] as const) {
        const wanted = [...missing[kind].values()]
        if (wanted.length === 0) continue
        const numbers = await look(
          kind,
          wanted.map(({ word }) => word),
        )
        for (const { learn, word } of wanted) {
          for (const tell of learn) tell(numbers.get(word.key)!)
        }
      }
    },
    /** 0 for now; the number goes to its place, and into memory, once it is found. */
    miss<Facts>(
      memory: Memory<Facts>,
      facts: Facts,
      numbers: Numbers,
      name: keyof Numbers,
    ): number {
      const word = memory.wordOf(facts)
      const learn = (number: number): void => {
        memory.set(facts, number)
        numbers[name] = number
      }
      const before = missing[memory.kind].get(word.key)
      if (before) before.learn.push(learn)
      else missing[memory.kind].set(word.key, { learn: [learn], word })
      return 0
    },
  }
}
