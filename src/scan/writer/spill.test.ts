import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  readdirSync,
  renameSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { eventually } from './eventually.fixture.js'

import type { ScanRecord } from '../types.js'
import { claimSpills } from './claimSpills.js'
import { createSpill } from './createSpill.js'
import { defer } from './defer.js'
import { readSpill } from './readSpill.js'
import { spillInUse } from './spillInUse.js'
import {
  closeAll,
  connectionError,
  describeDraft,
  draft,
  FakeStore,
  rejectedIds,
  spilledIds,
  spillFiles,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

const records = (count: number) => Array.from({ length: count }, () => describeDraft(draft()))
const line = (record: ScanRecord) => `${JSON.stringify(record)}\n`
const ids = (of: ScanRecord[]) => of.map(({ scanId }) => scanId)

/** A process number that was in use and is not any more. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

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

describe('spill', () => {
  it('keeps what is appended at the same time apart and rotates by size', async () => {
    const directory = temporaryFolder()
    const spill = createSpill(directory, 2000)
    const batches = Array.from({ length: 20 }, () => records(5))
    await Promise.all(batches.map((batch) => spill.append(batch)))
    expect(spilledIds(directory)).toHaveLength(100)
    expect(new Set(spilledIds(directory))).toEqual(new Set(batches.flatMap(ids)))
    expect(spillFiles(directory).length).toBeGreaterThan(2)
    await spill.rotate()
  })

  it('is done when the disk has it: not before it is synced', async () => {
    const directory = temporaryFolder()
    const spill = createSpill(directory)
    await spill.append(records(1))
    const handle = await open(join(directory, 'other'), 'w')
    const prototype = Object.getPrototypeOf(handle) as FileHandle
    await handle.close()
    const synced = defer()
    const sync = vi.spyOn(prototype, 'datasync').mockReturnValue(synced.promise)
    let done = false
    const appended = spill.append(records(1)).then(() => (done = true))
    await eventually(() => expect(sync).toHaveBeenCalledOnce())
    expect(spilledIds(directory)).toHaveLength(2)
    expect(done).toBe(false)
    synced.resolve()
    await appended
    sync.mockRestore()
    await spill.rotate()
  })

  it('writes again when another process took the file away, so that nothing is appended unseen', async () => {
    const directory = temporaryFolder()
    const spill = createSpill(directory)
    await spill.append(records(2))
    const [name] = spillFiles(directory)
    renameSync(join(directory, name!), join(directory, 'taken'))
    const more = records(2)
    await spill.append(more)
    expect(spilledIds(directory)).toEqual(ids(more))
    await spill.rotate()
  })
})

describe('claimSpills', () => {
  const put = (directory: string, name: string) =>
    writeFileSync(join(directory, name), records(1).map(line).join(''))

  it('takes files of dead processes, also half replayed ones, and of those before with our number', async () => {
    const directory = temporaryFolder()
    const dead = deadPid()
    put(directory, `scans-${dead}-aa.ndjson`)
    put(directory, `scans-1-bb.ndjson.replaying-${dead}`)
    put(directory, `scans-${process.pid}-cc.ndjson`)
    put(directory, 'other.ndjson')
    const taken = await claimSpills(directory)
    expect(taken).toEqual(
      [
        `scans-1-bb.ndjson.replaying-${process.pid}`,
        `scans-${process.pid}-cc.ndjson.replaying-${process.pid}`,
        `scans-${dead}-aa.ndjson.replaying-${process.pid}`,
      ].map((name) => join(directory, name)),
    )
    expect(await claimSpills(directory)).toEqual([])
    taken.forEach((path) => spillInUse().delete(path))
  })

  it('leaves a living process its file until it is idle for long', async () => {
    const directory = temporaryFolder()
    const name = `scans-${process.ppid}-aa.ndjson`
    put(directory, name)
    put(directory, `scans-1-bb.ndjson.replaying-${process.ppid}`)
    expect(await claimSpills(directory)).toEqual([])
    const longAgo = Date.now() / 1000 - 120
    utimesSync(join(directory, name), longAgo, longAgo)
    const taken = await claimSpills(directory)
    expect(taken).toHaveLength(1)
    taken.forEach((path) => spillInUse().delete(path))
  })

  it('gives a file to one of those who want it at the same time', async () => {
    const directory = temporaryFolder()
    const dead = deadPid()
    for (let at = 0; at < 10; at += 1) put(directory, `scans-${dead}-a${at}.ndjson`)
    const taken = (await Promise.all([claimSpills(directory), claimSpills(directory)])).flat()
    expect(taken).toHaveLength(10)
    expect(new Set(taken).size).toBe(10)
    taken.forEach((path) => spillInUse().delete(path))
  })
})

describe('replay', () => {
  it('writes what a killed process left, up to the line it was writing', async () => {
    const directory = temporaryFolder()
    const left = records(1200)
    const path = join(directory, `scans-${deadPid()}-aa.ndjson`)
    writeFileSync(path, left.map(line).join(''))
    appendFileSync(path, '{"scanId":"cut o')
    const store = new FakeStore()
    const writer = testWriter({ spill: { directory }, store })
    await eventually(() => expect(writer.state()).toMatchObject({ replayed: 1200, torn: 1 }))
    expect([...store.stored.keys()]).toEqual(ids(left))
    expect(Math.max(...store.calls.map(({ length }) => length))).toBeLessThanOrEqual(500)
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
  })

  it('goes on where it was when the database leaves in between', async () => {
    const directory = temporaryFolder()
    const left = records(50)
    writeFileSync(join(directory, `scans-${deadPid()}-aa.ndjson`), left.map(line).join(''))
    const store = new FakeStore()
    const real = store.writeScans
    let calls = 0
    store.writeScans = async (scans) => {
      calls += 1
      if (calls === 3) throw connectionError()
      return real(scans)
    }
    const writer = testWriter({ batchSize: 10, spill: { directory }, store })
    await eventually(() => expect(writer.state().replayed).toBe(50))
    expect(store.calls.flat()).toEqual(ids(left))
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
  })

  it('puts broken lines and refused scans aside and writes the rest', async () => {
    const directory = temporaryFolder()
    const left = records(30)
    const bad = left[7]!
    writeFileSync(
      join(directory, `scans-${deadPid()}-aa.ndjson`),
      `${left.map(line).join('')}{"scanId":"no scan"}\n`,
    )
    const store = new FakeStore()
    store.poison = new Set([bad.scanId])
    const writer = testWriter({ batchSize: 10, spill: { directory }, store })
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
    expect(rejectedIds(directory)).toEqual([bad.scanId, 'no scan'])
    expect(writer.state()).toMatchObject({ rejected: 2, replayed: 29 })
    expect(store.stored.size).toBe(29)
  })

  it('is shared by writers on one folder: every scan once, no file left', async () => {
    const directory = temporaryFolder()
    const dead = deadPid()
    const left = Array.from({ length: 12 }, () => records(20))
    left.forEach((of, at) =>
      writeFileSync(
        join(directory, `scans-${dead}-a${at.toString(16)}.ndjson`),
        of.map(line).join(''),
      ),
    )
    const store = new FakeStore()
    const writers = [1, 2, 3].map(() => testWriter({ spill: { directory }, store }))
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
    expect(new Set(store.stored.keys())).toEqual(new Set(left.flatMap(ids)))
    expect(store.calls.flat()).toHaveLength(240)
    expect(writers.reduce((sum, writer) => sum + writer.state().replayed, 0)).toBe(240)
    expect(existsSync(directory)).toBe(true)
    expect(readdirSync(directory)).toEqual([])
  })
})
