import fc from 'fast-check'
import { closeSync, linkSync, openSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import type { ScanRecord } from '../../vocabulary/scan.js'

import { describeRaw, raw, line, records, temporaryFolder } from '../writer.fixture.js'
import { readSpill } from './readSpill.js'

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
          const all = texts.map((city) => ({ ...describeRaw(raw()), city }))
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

it('passes over a line of 64 MB without holding it, in many turns, and reads what stands around it', async () => {
  const [a, b] = records(2) as [ScanRecord, ScanRecord]
  const path = join(temporaryFolder(), 'file')
  const file = openSync(path, 'w')
  const piece = Buffer.alloc(1024 * 1024, 'x')
  writeSync(file, line(a))
  for (let at = 0; at < 64; at += 1) writeSync(file, piece)
  writeSync(file, `\n${line(b)}`)
  closeSync(file)

  const { external, heapUsed } = process.memoryUsage()
  let most = 0
  let turns = 0
  let reading = true
  const watch = (): void => {
    turns += 1
    const now = process.memoryUsage()
    most = Math.max(most, now.heapUsed - heapUsed + now.external - external)
    if (reading) setImmediate(watch)
  }
  setImmediate(watch)
  const read = await readAll(path)
  reading = false
  expect(read.records).toEqual([a, b])
  expect(read.broken).toHaveLength(1)
  expect(JSON.parse(read.broken[0]!)).toEqual({ bytes: 64 * 1024 * 1024, start: 'x'.repeat(1024) })
  // Less than the line by far, and others had their turn at least with every other piece that was read.
  expect(most).toBeLessThan(24 * 1024 * 1024)
  expect(turns).toBeGreaterThan(64 * 8)
}, 30_000)

it('a page holds no more than a few long lines', async () => {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, `${'y'.repeat(1024 * 1024)}\n`.repeat(20))
  const pages: number[] = []
  for await (const { broken } of readSpill(path, 500)) pages.push(broken.length)
  expect(Math.max(...pages)).toBeLessThanOrEqual(4)
  expect(pages.reduce((sum, count) => sum + count)).toBe(20)
})

it('follows no link', async () => {
  const directory = temporaryFolder()
  const path = join(directory, 'file')
  writeFileSync(path, line(records(1)[0]!))
  symlinkSync(path, join(directory, 'symbolic'))
  await expect(readAll(join(directory, 'symbolic'))).rejects.toMatchObject({ code: 'ELOOP' })
  linkSync(path, join(directory, 'hard'))
  await expect(readAll(join(directory, 'hard'))).rejects.toMatchObject({ code: 'ELOOP' })
})
