import { constants } from 'node:fs'

import type { ScanRecord } from '../../vocabulary/scan.js'
import { openPlain } from './openPlain.js'
import { type Line, readLines } from './readLines.js'
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
