import type { RangeTable } from './rangeTable.js'

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

/** Binary search over anything else would give wrong answers in silence. */
const isAscending = ({ labelOf, starts, width }: RangeTable): boolean => {
  for (let at = width; at < starts.length; at += width) {
    let word = 0
    while (word < width - 1 && starts[at + word] === starts[at - width + word]) word++
    if (starts[at + word]! <= starts[at - width + word]!) return false
  }
  return labelOf.length > 0
}

/** Collects CSV lines into a `RangeTable`; each name is kept once. */
export class RangeBuilder {
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
    const label = unquoted(chunk.toString('utf8', third + 1, to).trimEnd())
    const known = this.labels.get(label)
    if (known === undefined) this.labels.set(label, this.labels.size)
    this.labelOf.push(known ?? this.labels.size - 1)
  }

  /** Throws when there are no ranges, or they are not in order. */
  build(): RangeTable {
    const table: RangeTable = {
      ends: this.ends.done(),
      labelOf: this.labelOf.done(),
      labels: [...this.labels.keys()],
      starts: this.starts.done(),
      width: this.width,
    }
    if (!isAscending(table)) throw new Error('empty, or its ranges are not in order')
    return table
  }
}
