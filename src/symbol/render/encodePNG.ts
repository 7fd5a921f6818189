import { promisify } from 'node:util'
import { deflate } from 'node:zlib'

import type { ModuleBitmap } from './moduleBitmap.js'
import type { Chunk } from './pngChunks.js'
import type { PNGFrame } from './pngFrame.js'

import { joinChunks, resolution } from './pngChunks.js'

const deflated = promisify(deflate)

/** Kinds of PNG rows: as they are, and as the difference to the row above. */
const [PLAIN, UP] = [0, 2]

/**
 * A bitmap as a PNG with a palette, every module a square of pixels. All rows of a module but its
 * first are the same as the one above, so that next to nothing has to be computed or compressed.
 */
export async function encodePNG(
  bitmap: ModuleBitmap,
  frame: PNGFrame,
): Promise<Uint8Array<ArrayBuffer>> {
  const count = bitmap.colours.length
  const bits = count <= 2 ? 1 : count <= 4 ? 2 : 4
  const header = Buffer.alloc(13)
  header.writeUInt32BE(frame.width, 0)
  header.writeUInt32BE(frame.height, 4)
  // depth, and that the pixels point into a palette
  header.set([bits, 3], 8)
  const palette = Buffer.from(
    bitmap.colours.map((colour) => (colour ?? '#ffffff').slice(1)).join(''),
    'hex',
  )
  const see = bitmap.colours.map((colour) => (colour === null ? 0 : 255))
  const chunks: Chunk[] = [
    { type: 'IHDR', data: header },
    ...(frame.perMetre === null ? [] : [resolution(frame.perMetre)]),
    { type: 'PLTE', data: palette },
    ...(see.includes(0) ? [{ type: 'tRNS', data: Uint8Array.from(see) }] : []),
    { type: 'IDAT', data: await deflated(rowsOf(bitmap, frame, bits)) },
    { type: 'IEND', data: new Uint8Array() },
  ]
  return joinChunks(chunks)
}

function rowsOf(bitmap: ModuleBitmap, frame: PNGFrame, bits: number): Uint8Array {
  const length = 1 + Math.ceil((frame.width * bits) / 8)
  const rows = Buffer.alloc(length * frame.height)
  for (let row = 1; row < frame.height; row++) rows[row * length] = UP
  // The first row is all ground, unless the drawing begins at the top; so is the one below the last.
  let above: Buffer = Buffer.alloc(length)
  for (let y = 0; y <= bitmap.height; y++) {
    const at = frame.top + y * frame.scale
    if (at >= frame.height) break
    const row = y < bitmap.height ? packRow(bitmap, y, frame, bits, length) : Buffer.alloc(length)
    const out = rows.subarray(at * length, (at + 1) * length)
    const kind = at === 0 ? PLAIN : UP
    for (let byte = 1; byte < length; byte++) out[byte] = (row[byte]! - above[byte]!) & 255
    out[0] = kind
    above = row
  }
  return rows
}

/** The colours of a row of modules, high bits first. The ground is colour 0 and already there. */
function packRow(
  { modules, width }: ModuleBitmap,
  y: number,
  { left, scale }: PNGFrame,
  bits: number,
  length: number,
): Buffer {
  const row = Buffer.alloc(length)
  for (let x = 0; x < width; x++) {
    const colour = modules[y * width + x]!
    if (colour === 0) continue
    const end = left + (x + 1) * scale
    for (let pixel = left + x * scale; pixel < end; pixel++) {
      const bit = pixel * bits
      row[1 + (bit >> 3)]! |= colour << (8 - bits - (bit & 7))
    }
  }
  return row
}
