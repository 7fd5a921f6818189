import ipaddr from 'ipaddr.js'

/**
 * Sorted, disjoint address ranges with a label each, in typed arrays. An address is `width` 32-bit
 * words, most significant first: 1 for IPv4, 4 for IPv6.
 */
export type RangeTable = {
  ends: Uint32Array
  labelOf: Uint32Array
  labels: string[]
  starts: Uint32Array
  width: 1 | 4
}

/** The address as words, `null` when it is of the other family. */
const toWords = (address: string, width: 1 | 4): null | number[] => {
  const bytes = ipaddr.parse(address).toByteArray()
  if (bytes.length !== width * 4) return null
  const view = new DataView(Uint8Array.from(bytes).buffer)
  return Array.from({ length: width }, (_, word) => view.getUint32(word * 4))
}

const compare = (table: Uint32Array, at: number, words: number[]): number => {
  for (let word = 0; word < words.length; word++) {
    const difference = table[at + word]! - words[word]!
    if (difference !== 0) return difference
  }
  return 0
}

/** Label of the range that holds a normalised address; `null` when none does. */
export const findInRanges = (table: RangeTable, address: string): null | string => {
  const words = toWords(address, table.width)
  if (!words) return null
  let low = 0
  let high = table.labelOf.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    if (compare(table.starts, middle * table.width, words) <= 0) low = middle + 1
    else high = middle - 1
  }
  if (high < 0 || compare(table.ends, high * table.width, words) < 0) return null
  return table.labels[table.labelOf[high]!] ?? null
}
