import { type FileHandle, open } from 'node:fs/promises'
import { StringDecoder } from 'node:string_decoder'

import type { ScanRecord } from '../types.js'
import { reviveRecord } from './reviveRecord.js'

export type SpilledPage = {
  /** Whole lines that are no scan. */
  broken: string[]
  /** Lines read so far, counted from the start of the file: where to go on. */
  lines: number
  records: ScanRecord[]
  /** The last line was cut off by the end of its process; its scan was never promised. */
  torn: boolean
}

/**
 * Reads a spill file in pages of at most `size` lines, from line `skip` on. A scan that was spilled
 * twice, by two who could not know of each other, is once in a page.
 */
export async function* readSpill(
  path: string,
  size: number,
  skip = 0,
): AsyncGenerator<SpilledPage, void, undefined> {
  const handle = await open(path, 'r')
  try {
    let page: SpilledPage = { broken: [], lines: 0, records: [], torn: false }
    const seen = new Set<string>()
    for await (const { ended, text } of readLines(handle)) {
      page.lines += 1
      if (page.lines <= skip || text === '') continue
      const record = parse(text)
      if (record) {
        if (!seen.has(record.scanId)) page.records.push(record)
        seen.add(record.scanId)
      } else if (ended) page.broken.push(text)
      else page.torn = true
      if (page.records.length + page.broken.length >= size) {
        yield page
        page = { broken: [], lines: page.lines, records: [], torn: false }
        seen.clear()
      }
    }
    if (page.records.length > 0 || page.broken.length > 0 || page.torn) yield page
  } finally {
    await handle.close()
  }
}

/** Lines without their newline; `ended` is false for a last one that has none. */
async function* readLines(handle: FileHandle): AsyncGenerator<{ ended: boolean; text: string }> {
  const decoder = new StringDecoder('utf8')
  const chunk = Buffer.alloc(64 * 1024)
  let rest = ''
  for (;;) {
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, null)
    if (bytesRead === 0) break
    const parts = (rest + decoder.write(chunk.subarray(0, bytesRead))).split('\n')
    rest = parts.pop() ?? ''
    for (const text of parts) yield { ended: true, text }
  }
  rest += decoder.end()
  if (rest !== '') yield { ended: false, text: rest }
}

function parse(line: string): null | ScanRecord {
  try {
    return reviveRecord(JSON.parse(line))
  } catch {
    return null
  }
}
