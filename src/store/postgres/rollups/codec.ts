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
  const writer = createWriter()
  let lastSegment = 0
  for (const segment of [...facet.keys()].sort(ascending)) {
    const entries = facet.get(segment)!
    if (entries.size === 0) continue
    writer.write(segment - lastSegment)
    writer.write(entries.size)
    lastSegment = segment
    let lastId = 0
    const ids = Float64Array.from(entries.keys()).sort()
    for (const id of ids) {
      const count = set ? 1 : entries.get(id)!
      if (set) writer.write(id - lastId)
      else writer.write((id - lastId) * 2 + Number(count !== 1))
      if (count !== 1) writer.write(count)
      lastId = id
    }
  }
  return writer.text()
}

/** Visits every entry; `wants` says whether a segment is of interest. */
export function readFacet(
  text: null | string | undefined,
  set: boolean,
  wants: (segment: Segment) => boolean,
  visit: (id: number, count: number, segment: Segment) => void,
): void {
  if (!text) return
  const bytes = Buffer.from(text, 'latin1')
  let at = 0
  const read = (): number => {
    let digit = bytes[at++]! - 1
    if (digit < 64) return digit
    let value = digit - 64
    let factor = 64
    do {
      digit = bytes[at++]! - 1
      value += (digit & 63) * factor
      factor *= 64
    } while (digit >= 64)
    return value
  }
  let segment = 0
  while (at < bytes.length) {
    segment += read()
    const size = read()
    const wanted = wants(segment)
    let id = 0
    for (let i = 0; i < size; i++) {
      const step = read()
      id += set ? step : Math.floor(step / 2)
      const count = set || step % 2 === 0 ? 1 : read()
      if (wanted) visit(id, count, segment)
    }
  }
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

const ascending = (a: number, b: number): number => a - b

function createWriter() {
  let bytes = Buffer.allocUnsafe(256)
  let length = 0
  return {
    text: () => (length === 0 ? null : bytes.toString('latin1', 0, length)),
    write: (value: number): void => {
      if (length + 10 > bytes.length) {
        const more = Buffer.allocUnsafe(bytes.length * 2)
        bytes.copy(more, 0, 0, length)
        bytes = more
      }
      let rest = value
      while (rest >= 64) {
        bytes[length++] = (rest % 64) + 65
        rest = Math.floor(rest / 64)
      }
      bytes[length++] = rest + 1
    },
  }
}
