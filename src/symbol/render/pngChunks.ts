import { crc32 } from '../../kit/crc32.js'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

export type Chunk = { data: Uint8Array; type: string }

/** A PNG from its chunks (ISO/IEC 15948): length, type, data and sum of each. */
export function joinChunks(chunks: readonly Chunk[]): Uint8Array<ArrayBuffer> {
  const length = chunks.reduce((sum, { data }) => sum + 12 + data.length, SIGNATURE.length)
  const png = Buffer.alloc(length)
  png.set(SIGNATURE)
  let at = SIGNATURE.length
  for (const { type, data } of chunks) {
    png.writeUInt32BE(data.length, at)
    png.write(type, at + 4, 'latin1')
    png.set(data, at + 8)
    png.writeUInt32BE(crc32(png.subarray(at + 4, at + 8 + data.length)), at + 8 + data.length)
    at += 12 + data.length
  }
  return png
}

/** The chunk that says how large a pixel is meant to be. */
export function resolution(perMetre: number): Chunk {
  const data = Buffer.alloc(9)
  data.writeUInt32BE(perMetre, 0)
  data.writeUInt32BE(perMetre, 4)
  // of metres
  data[8] = 1
  return { type: 'pHYs', data }
}

/** The PNG with this resolution, whatever it said before; `null`: with none. */
export function withResolution(png: Uint8Array, perMetre: null | number): Uint8Array<ArrayBuffer> {
  const chunks = splitChunks(png).filter(({ type }) => type !== 'pHYs')
  const before = chunks.findIndex(({ type }) => type === 'PLTE' || type === 'IDAT')
  if (perMetre !== null) chunks.splice(before, 0, resolution(perMetre))
  return joinChunks(chunks)
}

export function splitChunks(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const chunks: Chunk[] = []
  for (let at = SIGNATURE.length; at < bytes.length;) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}
