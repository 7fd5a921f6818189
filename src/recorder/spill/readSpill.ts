import type { FileHandle } from 'node:fs/promises'

import { constants } from 'node:fs'

import type { ScanRecord } from '../../vocabulary/scan.js'

import { openPlain } from './openPlain.js'
import { reviveRecord } from './reviveRecord.js'

export type SpilledPage = {
  /** Whole lines that are no scan; of one that is too long, its start and size. */
  broken: string[]
  /** Lines read so far, counted from the start of the file: where to go on. */
  lines: number
  records: ScanRecord[]
  /** The last line was cut off by the end of its process; its scan was never promised. */
  torn: boolean
}

/** Bytes of lines in a page, so that no number of long ones fills the memory. */
const PAGE_BYTES = 4 * 1024 * 1024

/**
 * Reads a spill file in pages of at most `size` lines and about 4 MB, from line `skip` on. A scan that was spilled
 * twice, by two who could not know of each other, is once in a page.
 */
export async function* readSpill(
  path: string,
  size: number,
  skip = 0,
): AsyncGenerator<SpilledPage, void, undefined> {
  const handle = await openPlain(path, constants.O_RDONLY)
  try {
    let page: SpilledPage = { broken: [], lines: 0, records: [], torn: false }
    const seen = new Set<string>()
    let held = 0
    for await (const line of readLines(handle)) {
      const { ended, text, tooLong } = line
      page.lines += 1
      if (page.lines <= skip || text === '') continue
      held += text.length
      const record = tooLong ? null : parse(text)
      if (record) {
        if (!seen.has(record.scanId)) page.records.push(record)
        seen.add(record.scanId)
      } else if (ended) page.broken.push(tooLong ? cutShort(line) : text)
      else page.torn = true
      if (page.records.length + page.broken.length >= size || held >= PAGE_BYTES) {
        yield page
        held = 0
        page = { broken: [], lines: page.lines, records: [], torn: false }
        seen.clear()
      }
    }
    if (page.records.length > 0 || page.broken.length > 0 || page.torn) yield page
  } finally {
    await handle.close()
  }
}

/** What is put aside of a line that is too long to be a scan. */
const cutShort = ({ bytes, text }: Line): string => JSON.stringify({ bytes, start: text })

function parse(line: string): null | ScanRecord {
  try {
    return reviveRecord(JSON.parse(line))
  } catch {
    return null
  }
}

/** Bytes of the longest line that is read. A scan with everything in it has less than a hundredth. */
const LINE_MAX = 1024 * 1024
/** Of a longer one this much of its start is kept, for a person to see what it is. */
const LINE_START = 1024

type Line = {
  bytes: number
  /** `false` for a last line without newline. */
  ended: boolean
  /** Of a line that is too long only its start. */
  text: string
  tooLong: boolean
}

/** Lines without their newline. However long one is, no more of it than `LINE_MAX` is in memory. */
async function* readLines(handle: FileHandle): AsyncGenerator<Line> {
  const chunk = Buffer.alloc(64 * 1024)
  let parts: Buffer[] = []
  let bytes = 0

  const take = (piece: Buffer): void => {
    bytes += piece.length
    if (bytes <= LINE_MAX) parts.push(Buffer.from(piece))
    else if (parts.length !== 1 || parts[0]!.length > LINE_START) {
      parts = [Buffer.concat([...parts, piece]).subarray(0, LINE_START)]
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
