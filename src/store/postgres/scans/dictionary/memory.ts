import type { Kind } from './kinds.js'
import type { Word } from './words.js'

/** The numbers a process remembers of one kind of words, by what they stand for. */
export type Memory<Facts> = {
  get: (facts: Facts) => number | undefined
  kind: Kind
  set: (facts: Facts, number: number) => void
  wordOf: (facts: Facts) => Word
}
