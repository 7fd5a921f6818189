import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ScanRecord } from '../types.js'
import { readSpill } from './readSpill.js'
import { describeDraft, draft, line, records, temporaryFolder } from './writer.fixture.js'

async function readAll(path: string, size = 3) {
  const all = { broken: [] as string[], records: [] as ScanRecord[], torn: false }
  for await (const page of readSpill(path, size)) {
    expect(page.records.length + page.broken.length).toBeLessThanOrEqual(size)
    all.broken.push(...page.broken)
    all.records.push(...page.records)
    all.torn ||= page.torn
  }
  return all
}

describe('readSpill', () => {
  it('reads what was appended, wherever the end of the process cut the last line off', async () => {
    const directory = temporaryFolder()
    let file = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 12, minLength: 1 }),
        fc.nat(),
        async (texts, cut) => {
          const all = texts.map((city) => ({ ...describeDraft(draft()), city }))
          const bytes = Buffer.from(all.map(line).join(''))
          const kept = bytes.subarray(0, bytes.length - (cut % bytes.length))
          const path = join(directory, String((file += 1)))
          writeFileSync(path, kept)
          const whole = kept.filter((byte) => byte === 0x0a).length
          const read = await readAll(path)
          // A last line that only lacks its newline is whole, too.
          expect([whole, whole + 1]).toContain(read.records.length)
          expect(read.records).toEqual(all.slice(0, read.records.length))
          expect(read.broken).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  }, 30_000)

  it('tells broken lines in the middle from a torn end and goes on behind `skip`', async () => {
    const [a, b, c] = records(3) as [ScanRecord, ScanRecord, ScanRecord]
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, `${line(a)}garbage\n{"scanId":1}\n\n${line(b)}${line(c)}{"scanI`)
    expect(await readAll(path)).toEqual({
      broken: ['garbage', '{"scanId":1}'],
      records: [a, b, c],
      torn: true,
    })
    const pages = []
    for await (const page of readSpill(path, 10, 5)) pages.push(page)
    expect(pages).toMatchObject([{ lines: 7, records: [c], torn: true }])
  })
})

it('reads a scan once that was spilled twice', async () => {
  const [a, b] = records(2) as [ScanRecord, ScanRecord]
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, line(a) + line(b) + line(a))
  expect((await readAll(path)).records).toEqual([a, b])
})
