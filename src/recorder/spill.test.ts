import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { defer } from '../kit/defer.js'
import { eventually } from './eventually.fixture.js'
import { createSpill } from './spill/createSpill.js'
import { claimSpills, spillInUse } from './spill/spillFiles.js'
import {
  closeAll,
  connectionError,
  FakeStore,
  idsOf,
  line,
  records,
  rejectedIds,
  some,
  spilledIds,
  spillFiles,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

/** A process number that was in use and is not any more. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

describe('spill', () => {
  it('keeps what is appended at the same time apart and rotates by size', async () => {
    const directory = temporaryFolder()
    const spill = createSpill(directory, 2000)
    const batches = Array.from({ length: 20 }, () => records(5))
    await Promise.all(batches.map((batch) => spill.append(batch)))
    expect(spilledIds(directory)).toHaveLength(100)
    expect(new Set(spilledIds(directory))).toEqual(new Set(batches.flatMap(idsOf)))
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
    expect(spilledIds(directory)).toEqual(idsOf(more))
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
    expect([...store.stored.keys()]).toEqual(idsOf(left))
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
    expect(store.calls.flat()).toEqual(idsOf(left))
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
  })

  it('gives way to people: while they scan, more of theirs is written than of the files', async () => {
    const directory = temporaryFolder()
    const left = records(60)
    writeFileSync(join(directory, `scans-${deadPid()}-aa.ndjson`), left.map(line).join(''))
    const old = new Set(idsOf(left))
    const store = new FakeStore()
    const real = store.writeScans
    store.writeScans = async (scans) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return real(scans)
    }
    const writer = testWriter({ batchSize: 10, recording: 'durable', spill: { directory }, store })
    while (writer.state().replayed < 60) await Promise.all(some(10).map(writer.write))
    const isReplay = store.calls.map(([first]) => old.has(first!))
    const between = isReplay.slice(isReplay.indexOf(true), isReplay.lastIndexOf(true))
    const replayed = between.filter(Boolean).length
    expect(between.length - replayed).toBeGreaterThan(2 * replayed)
    expect(idsOf(left).filter((id) => !store.stored.has(id))).toEqual([])
  })

  it('after an outage people wait for its first batch at most, not for all that is on the disk', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    const writer = testWriter({ batchSize: 10, recording: 'durable', spill: { directory }, store })
    store.mode = 'down'
    const spilled = some(50)
    await Promise.all(spilled.map(writer.write))
    expect(writer.state()).toMatchObject({ spilled: 50, storeDown: true })

    const old = new Set(idsOf(spilled))
    const real = store.writeScans
    const later = defer()
    let batches = 0
    store.writeScans = async (scans) => {
      if (old.has(scans[0]!.scanId) && (batches += 1) > 1) await later.promise
      return real(scans)
    }
    store.mode = 'up'
    await eventually(() => expect(writer.state()).toMatchObject({ replayed: 10, storeDown: false }))
    const [fresh] = some(1)
    await writer.write(fresh!)
    expect(store.stored.has(fresh!.scanId)).toBe(true)
    expect(writer.state().spilled).toBe(50)
    later.resolve()
    await eventually(() => expect(writer.state().replayed).toBe(50))
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
    expect(new Set(store.stored.keys())).toEqual(new Set(left.flatMap(idsOf)))
    expect(store.calls.flat()).toHaveLength(240)
    expect(writers.reduce((sum, writer) => sum + writer.state().replayed, 0)).toBe(240)
    expect(existsSync(directory)).toBe(true)
    expect(readdirSync(directory)).toEqual([])
  })
})

const LINKS = [
  ['symbolic', symlinkSync],
  ['hard', linkSync],
] as const

describe.each(LINKS)('a %s link in the folder', (_, link) => {
  it('is not taken for a spill file', async () => {
    const [directory, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'theirs')]
    writeFileSync(elsewhere, records(3).map(line).join(''))
    const name = `scans-${deadPid()}-aa.ndjson`
    link(elsewhere, join(directory, name))
    expect(await claimSpills(directory)).toEqual([])
    expect(readdirSync(directory)).toEqual([name])
  })

  it('gets no refused scans, which are counted as lost and hold up nothing', async () => {
    const [directory, elsewhere] = [temporaryFolder(), join(temporaryFolder(), 'theirs')]
    writeFileSync(elsewhere, 'theirs')
    link(elsewhere, join(directory, 'rejected.ndjson'))
    const left = records(30)
    const lines = `${left.map(line).join('')}{"no":"scan"}\n`
    writeFileSync(join(directory, `scans-${deadPid()}-aa.ndjson`), lines)
    const said: string[] = []
    const log = (text: string) => void said.push(text)
    const writer = testWriter({ log, spill: { directory }, store: new FakeStore() })
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
    expect(writer.state()).toMatchObject({ dropped: 1, rejected: 0, replayed: 30 })
    expect(said.join()).toContain('REJECTED_FILE_FULL_OR_LINK')
    expect(readFileSync(elsewhere, 'utf8')).toBe('theirs')
  })
})

it('what is put aside has a limit, and what is beyond it is counted', async () => {
  const directory = temporaryFolder()
  const spill = createSpill(directory)
  const long = 'z'.repeat(1024 * 1024 - 1)
  let dropped = 0
  for (let at = 0; at < 20; at += 1) dropped += await spill.reject([long])
  expect(dropped).toBe(4)
  expect(statSync(join(directory, 'rejected.ndjson')).size).toBe(16 * 1024 * 1024)
  expect(await spill.reject(['one', 'more'])).toBe(2)
})
