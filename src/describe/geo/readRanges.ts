import { createReadStream } from 'node:fs'

import { RangeBuilder } from './rangeBuilder.js'
import type { RangeTable } from './rangeTable.js'

const NEWLINE = 0x0a
/** Small enough that the event loop is never held for more than some milliseconds. */
const CHUNK = 128 * 1024

/**
 * Reads lines of `start,end,asn,name` with decimal addresses in ascending order, as
 * `@ip-location-db/asn` has them, into a table of names. Rejects on anything else.
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
