import type { FileHandle } from 'node:fs/promises'

/** Bytes of the longest line that is read. A scan with everything in it has less than a hundredth. */
export const LINE_MAX = 1024 * 1024
/** Of a longer one this much of its start is kept, for a person to see what it is. */
const START = 1024

export type Line = {
  bytes: number
  /** `false` for a last line without newline. */
  ended: boolean
  /** Of a line that is too long only its start. */
  text: string
  tooLong: boolean
}

/** Lines without their newline. However long one is, no more of it than `LINE_MAX` is in memory. */
export async function* readLines(handle: FileHandle): AsyncGenerator<Line> {
  const chunk = Buffer.alloc(64 * 1024)
  let parts: Buffer[] = []
  let bytes = 0

  const take = (piece: Buffer): void => {
    bytes += piece.length
    if (bytes <= LINE_MAX) parts.push(Buffer.from(piece))
    else if (parts.length !== 1 || parts[0]!.length > START) {
      parts = [Buffer.concat([...parts, piece]).subarray(0, START)]
    }
  }
  const end = (ended: boolean): Line => {
    const tooLong = bytes > LINE_MAX
    const line = { bytes, ended, text: Buffer.concat(parts).toString('utf8'), tooLong }
    parts = []
    bytes = 0
    return line
  }

  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null)
    if (bytesRead === 0) break
    const read = chunk.subarray(0, bytesRead)
    let from = 0
    for (let at = read.indexOf(10); at >= 0; at = read.indexOf(10, from)) {
      take(read.subarray(from, at))
      yield end(true)
      from = at + 1
    }
    if (from < bytesRead) take(read.subarray(from))
  }
  if (bytes > 0) yield end(false)
}
