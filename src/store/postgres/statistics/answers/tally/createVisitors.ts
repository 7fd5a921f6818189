import type { Bits } from '../../rollups/codec.js'

import { grown, roomFor } from '../../rollups/codec.js'

/**
 * Visitors by number, in four sets by what one of their scans can be: neither of the selected classes
 * nor human, selected, human, both.
 */
export function createVisitors(sets: () => Bits[]) {
  return {
    count: () => {
      const [, selected, human, both] = sets() as [Bits, Bits, Bits, Bits]
      return {
        all: sizeOfUnion(sets()),
        human: sizeOfUnion([human, both]),
        selected: sizeOfUnion([selected, both]),
      }
    },
    /** Where visitors of scans like these belong. */
    of: (isSelected: boolean, isHuman: boolean): Bits =>
      sets()[Number(isSelected) + 2 * Number(isHuman)]!,
  }
}

export function addBit(bits: Bits, number: number): void {
  const word = number >>> 5
  if (word >= bits.words.length) bits.words = grown(bits.words, new Uint32Array(roomFor(word)))
  bits.words[word]! |= 1 << (number & 31)
}

function sizeOfUnion(sets: readonly Bits[]): number {
  const length = Math.max(...sets.map(({ words }) => words.length))
  let size = 0
  for (let at = 0; at < length; at++) {
    let word = 0
    for (const { words } of sets) word |= words[at] ?? 0
    if (word !== 0) size += ones(word)
  }
  return size
}

/** Bits set in 32, summed up in pairs, fours and bytes. */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
