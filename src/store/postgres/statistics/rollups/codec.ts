import type { Segment } from './segment.js'

/** Counts of one thing (places, slots, …) in one period: number per id, kept apart by segment. */
export type Facet = Map<Segment, Map<number, number>>

/**
 * Facets as text: groups of one segment each, in order: difference to the last segment, number of
 * entries, then per entry the difference to the last id and the count. Most counts are 1, so a
 * difference is doubled and odd where a count follows. `sets` leave the counts out.
 *
 * Numbers are text because Payload's fields hold no bytes: digits to the base of 64, the smallest
 * first, all but the last plus 64, each as the character of that number plus 1 (NUL is no text).
 */
export function encodeFacet(facet: Facet, set = false): null | string {
  written = 0
  let lastSegment = 0
  for (const segment of [...facet.keys()].sort(ascending)) {
    const entries = facet.get(segment)!
    if (entries.size === 0) continue
    write(segment - lastSegment)
    write(entries.size)
    lastSegment = segment
    let lastId = 0
    for (const id of sortedIds(entries)) {
      const count = set ? 1 : entries.get(id)!
      if (set) write(id - lastId)
      else write((id - lastId) * 2 + Number(count !== 1))
      if (count !== 1) write(count)
      lastId = id
    }
  }
  return written === 0 ? null : bytes.toString('latin1', 0, written)
}

/** Most groups are small, and `Float64Array.from` takes several times as long. */
function sortedIds(entries: ReadonlyMap<number, number>): Float64Array {
  const ids = new Float64Array(entries.size)
  let at = 0
  for (const id of entries.keys()) ids[at++] = id
  return ids.sort()
}

/** Visits every entry; `wants` says whether a segment is of interest. `visit` must not read facets. */
export function readFacet(
  text: null | string | undefined,
  set: boolean,
  wants: (segment: Segment) => boolean,
  visit: (id: number, count: number, segment: Segment) => void,
): void {
  const end = decode(text)
  let segment = 0
  for (let at = 0; at < end;) {
    segment += numbers[at++]!
    const size = numbers[at++]!
    const wanted = wants(segment)
    let id = 0
    for (let i = 0; i < size; i++) {
      const step = numbers[at++]!
      const odd = set ? 0 : step % 2
      id += set ? step : (step - odd) / 2
      const count = odd === 0 ? 1 : numbers[at++]!
      if (wanted) visit(id, count, segment)
    }
  }
}

/** Adds the counts of segments of interest to `sums`, by id plus `shift`. */
export function sumFacet(
  text: null | string | undefined,
  wants: (segment: Segment) => boolean,
  sums: Float64Array,
  shift = 0,
): Float64Array {
  const end = decode(text)
  let segment = 0
  for (let at = 0; at < end;) {
    segment += numbers[at++]!
    const size = numbers[at++]!
    const wanted = Number(wants(segment))
    let id = shift
    for (let i = 0; i < size; i++) {
      const step = numbers[at++]!
      const odd = step % 2
      id += (step - odd) / 2
      if (id >= sums.length) sums = grown(sums, new Float64Array(roomFor(id)))
      sums[id]! += wanted * (odd === 0 ? 1 : numbers[at++]!)
    }
  }
  return sums
}

/**
 * Puts the ids of a set (below 2^31) into bit sets: into the one `setOf` names for their segment,
 * `undefined` for segments of no interest. Visitors are most of what a year of rows holds, so this
 * reads them straight from the text.
 */
export function uniteFacet(
  text: null | string | undefined,
  setOf: (segment: Segment) => Bits | undefined,
): void {
  if (!text) return
  let at = 0
  const read = (): number => {
    let value = 0
    for (let shift = 0; ; shift += 6) {
      const digit = text.charCodeAt(at++) - 1
      value |= (digit & 63) << shift
      if (digit < 64) return value
    }
  }
  for (let segment = 0; at < text.length;) {
    segment += read()
    const size = read()
    const set = setOf(segment)
    at = set ? uniteIds(text, at, size, set) : skipIds(text, at, size)
  }
}

/** Where the ids that start at `from` end. */
function uniteIds(text: string, from: number, size: number, set: Bits): number {
  const { words } = set
  let at = from
  let id = 0
  for (let left = size; left > 0; left--) {
    let digit = text.charCodeAt(at++) - 1
    let step = digit & 63
    for (let shift = 6; digit >= 64; shift += 6) {
      digit = text.charCodeAt(at++) - 1
      step |= (digit & 63) << shift
    }
    id += step
    // Beyond the end nothing is written, and the last id is the greatest.
    words[id >>> 5]! |= 1 << (id & 31)
  }
  if (id >>> 5 < words.length) return at
  set.words = grown(words, new Uint32Array(roomFor(id >>> 5)))
  return uniteIds(text, from, size, set)
}

function skipIds(text: string, from: number, size: number): number {
  let at = from
  for (let left = size; left > 0; at++) if (text.charCodeAt(at) <= 64) left -= 1
  return at
}

/** A set of whole numbers, a bit each: small enough for the fastest memory there is. */
export type Bits = { words: Uint32Array }

/** Room for ids up to this one and as many again. */
export const roomFor = (id: number): number => Math.max(1024, (id + 1) * 2)

export function grown<List extends Float64Array | Uint32Array>(list: List, more: List): List {
  more.set(list)
  return more
}

/** What the last text said: made once, because a year of many codes is many texts. */
let numbers = new Float64Array(4096)

/** Text to `numbers`; how many they are. */
function decode(text: null | string | undefined): number {
  if (!text) return 0
  if (text.length > numbers.length) numbers = new Float64Array(text.length * 2)
  const into = numbers
  let count = 0
  let value = 0
  let factor = 1
  for (let at = 0; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 1
    if (digit < 64) {
      into[count++] = value + digit * factor
      value = 0
      factor = 1
    } else {
      value += (digit - 64) * factor
      factor *= 64
    }
  }
  return count
}

const always = (): boolean => true

/** Adds what a text holds to a facet. */
export function mergeFacet(facet: Facet, text: null | string | undefined, set = false): void {
  readFacet(text, set, always, (id, count, segment) => addTo(facet, segment, id, set ? 0 : count))
}

export function addTo(facet: Facet, segment: Segment, id: number, count: number): void {
  let entries = facet.get(segment)
  if (!entries) facet.set(segment, (entries = new Map()))
  entries.set(id, (entries.get(id) ?? 0) + count)
}

/** Adds one facet to another, its ids raised by `shift`. */
export function addFacet(facet: Facet, more: Facet, shift = 0): void {
  for (const [segment, counts] of more) {
    let entries = facet.get(segment)
    if (!entries) facet.set(segment, (entries = new Map()))
    for (const [id, count] of counts) {
      entries.set(id + shift, (entries.get(id + shift) ?? 0) + count)
    }
  }
}

const ascending = (a: number, b: number): number => a - b

/** What is being written: a round writes thousands of short texts. */
let bytes = Buffer.allocUnsafeSlow(4096)
let written = 0

function write(value: number): void {
  if (written + 10 > bytes.length) {
    const more = Buffer.allocUnsafeSlow(bytes.length * 2)
    bytes.copy(more, 0, 0, written)
    bytes = more
  }
  let rest = value
  while (rest >= 64) {
    bytes[written++] = (rest % 64) + 65
    rest = Math.floor(rest / 64)
  }
  bytes[written++] = rest + 1
}
