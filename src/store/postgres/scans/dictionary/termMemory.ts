import type { ID } from '../../../../vocabulary/scan.js'
import type { Memory } from './memory.js'

import { createLRU } from '../../../../kit/createLRU.js'
import { termWord } from './words.js'

/** @param mark set before the text, see `termWord` */
export function termMemory<Text extends ID>(mark: string, max: number): Memory<Text> {
  const { get, set } = createLRU<number, Text>(max)
  return { get, kind: 'terms', set, wordOf: (text) => termWord(`${mark}:${text}`) }
}
