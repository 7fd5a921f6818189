import ipaddr from 'ipaddr.js'
import { createReadStream } from 'node:fs'

/** Who announces a range: the number (ASN) and its owner's name. */
export type Network = { name: string; number: number }

/**
 * Sorted, disjoint address ranges with a network each, in typed arrays. An address is `width` 32-bit
 * words, most significant first: 1 for IPv4, 4 for IPv6.
 */
export type RangeTable = {
  ends: Uint32Array
  labelOf: Uint32Array
  labels: Network[]
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

/** Network of the range that holds a normalised address; `null` when none does. */
export const findInRanges = (table: RangeTable, address: string): Network | null => {
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

const COMMA = 0x2c

/** A `Uint32Array` that grows. */
class Words {
  length = 0
  private data = new Uint32Array(1 << 14)

  done(): Uint32Array {
    return this.data.slice(0, this.length)
  }

  push(word: number): void {
    if (this.length === this.data.length) {
      const larger = new Uint32Array(this.data.length * 2)
      larger.set(this.data)
      this.data = larger
    }
    this.data[this.length++] = word
  }
}

const pushAddress = (words: Words, decimal: string, width: 1 | 4): void => {
  if (!/^\d{1,39}$/.test(decimal)) throw new Error('not a list of address ranges')
  if (width === 1) return words.push(Number(decimal))
  const value = BigInt(decimal)
  for (const shift of [96n, 64n, 32n, 0n]) words.push(Number((value >> shift) & 0xffffffffn))
}

const unquoted = (field: string): string =>
  field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field

/** From `asn,name`. */
const toNetwork = (label: string): Network => {
  const comma = label.indexOf(',')
  return { name: unquoted(label.slice(comma + 1)), number: Number(label.slice(0, comma)) }
}

/** Binary search over anything else would give wrong answers in silence. */
const isAscending = ({ labelOf, starts, width }: RangeTable): boolean => {
  for (let at = width; at < starts.length; at += width) {
    let word = 0
    while (word < width - 1 && starts[at + word] === starts[at - width + word]) word++
    if (starts[at + word]! <= starts[at - width + word]!) return false
  }
  return labelOf.length > 0
}

/** Collects CSV lines into a `RangeTable`; each network is kept once. */
class RangeBuilder {
  private readonly ends = new Words()
  private readonly labelOf = new Words()
  private readonly labels = new Map<string, number>()
  private readonly starts = new Words()

  constructor(private readonly width: 1 | 4) {}

  /** Takes the line `start,end,asn,name` between two offsets; throws when it is none. */
  addLine(chunk: Buffer, from: number, to: number): void {
    const first = chunk.indexOf(COMMA, from)
    const second = chunk.indexOf(COMMA, first + 1)
    const third = chunk.indexOf(COMMA, second + 1)
    if (first < 0 || second < 0 || third < 0 || third >= to) {
      throw new Error('not a list of address ranges')
    }
    pushAddress(this.starts, chunk.toString('latin1', from, first), this.width)
    pushAddress(this.ends, chunk.toString('latin1', first + 1, second), this.width)
    const label = chunk.toString('utf8', second + 1, to).trimEnd()
    const known = this.labels.get(label)
    if (known === undefined) this.labels.set(label, this.labels.size)
    this.labelOf.push(known ?? this.labels.size - 1)
  }

  /** Throws when there are no ranges, or they are not in order. */
  build(): RangeTable {
    const table: RangeTable = {
      ends: this.ends.done(),
      labelOf: this.labelOf.done(),
      labels: [...this.labels.keys()].map(toNetwork),
      starts: this.starts.done(),
      width: this.width,
    }
    if (!isAscending(table)) throw new Error('empty, or its ranges are not in order')
    return table
  }
}

const NEWLINE = 0x0a
/** Small enough that the event loop is never held for more than some milliseconds. */
const CHUNK = 128 * 1024

/**
 * Reads lines of `start,end,asn,name` with decimal addresses in ascending order, as
 * `@ip-location-db/asn` has them, into a table of networks. Rejects on anything else.
 */
export const readRanges = async (path: string, width: 1 | 4): Promise<RangeTable> => {
  const builder = new RangeBuilder(width)
  let rest: Buffer = Buffer.alloc(0)
  for await (const piece of createReadStream(/* turbopackIgnore: true */ path, {
    highWaterMark: CHUNK,
  })) {
    const chunk = rest.length > 0 ? Buffer.concat([rest, piece as Buffer]) : (piece as Buffer)
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      builder.addLine(chunk, from, to)
      from = to + 1
    }
    rest = chunk.subarray(from)
    if (rest.length > CHUNK) throw new Error('not a list of address ranges')
  }
  if (rest.length > 0) builder.addLine(rest, 0, rest.length)
  return builder.build()
}
