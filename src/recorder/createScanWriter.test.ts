import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { eventually } from './eventually.fixture.js'
import {
  closeAll,
  describeRaw,
  raw,
  FakeStore,
  idsOf,
  some,
  spillFiles,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

describe('background', () => {
  it('answers at once and writes what came within the interval in one batch', async () => {
    const store = new FakeStore()
    const writer = testWriter({ store })
    const rawScans = some(7)
    for (const one of rawScans) expect(writer.write(one)).toBeUndefined()
    expect(store.calls).toEqual([])
    await eventually(() => expect(store.calls).toEqual([idsOf(rawScans)]))
    await eventually(() => expect(writer.state()).toMatchObject({ queued: 0, written: 7 }))
  })

  it('cuts batches at batchSize without waiting for the interval', async () => {
    const store = new FakeStore()
    const writer = testWriter({ batchSize: 10, flushInterval: 60_000, store })
    some(25).forEach(writer.write)
    await eventually(() => expect(store.stored.size).toBe(20))
    expect(store.calls.map(({ length }) => length)).toEqual([10, 10])
    expect(writer.state().queued).toBe(5)
    await writer.flush()
    expect(store.stored.size).toBe(25)
  })

  it('lets people wait instead of dropping scans that come faster than they are written', async () => {
    class SlowStore extends FakeStore {
      override writeScans = async (scans: Parameters<FakeStore['writeScans']>[0]) => {
        await new Promise((resolve) => setTimeout(resolve, 5))
        for (const { scanId } of scans) this.stored.set(scanId, 1)
        return scans.length
      }
    }
    const store = new SlowStore()
    const writer = testWriter({ batchSize: 10, maxQueue: 200, store })
    let most = 0
    const phone = async () => {
      for (let scan = 0; scan < 20; scan++) {
        await writer.write(raw())
        most = Math.max(most, writer.state().queued)
      }
    }
    await Promise.all(Array.from({ length: 100 }, phone))
    await writer.flush()
    expect(most).toBeLessThanOrEqual(200)
    expect(writer.state()).toMatchObject({ dropped: 0, written: 2000 })
    expect(store.stored.size).toBe(2000)
  })

  it('waits for `ready` before the first description', async () => {
    const store = new FakeStore()
    let loaded = () => {}
    const ready = vi.fn(() => new Promise<void>((resolve) => (loaded = resolve)))
    const describeScan = vi.fn(describeRaw)
    const writer = testWriter({ describe: describeScan, ready, store })
    expect(ready).not.toHaveBeenCalled()
    void writer.write(raw())
    await eventually(() => expect(ready).toHaveBeenCalledOnce())
    expect(describeScan).not.toHaveBeenCalled()
    loaded()
    await eventually(() => expect(store.stored.size).toBe(1))
  })

  it('keeps scans in memory while the database is away and writes each once when it is back', async () => {
    const store = new FakeStore()
    const writer = testWriter({ batchSize: 10, store })
    store.mode = 'down'
    const rawScans = some(95)
    rawScans.forEach(writer.write)
    await eventually(() => expect(writer.state().failedFlushes).toBeGreaterThan(3))
    expect(writer.state().storeDown).toBe(true)
    store.mode = 'up'
    await eventually(() => expect(store.stored.size).toBe(95))
    await eventually(() =>
      expect(writer.state()).toMatchObject({
        dropped: 0,
        queued: 0,
        storeDown: false,
        written: 95,
      }),
    )
  })

  it('keeps them on the disk where there is one: memory is lost when the process is killed', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ replayInterval: 60_000, spill: { directory }, store })
    const rawScans = some(20)
    rawScans.forEach(writer.write)
    await eventually(() => expect(writer.state()).toMatchObject({ queued: 0, spilled: 20 }))
    const more = some(20)
    more.forEach(writer.write)
    await eventually(() => expect(writer.state()).toMatchObject({ queued: 0, spilled: 40 }))
    store.mode = 'up'
    await eventually(() => expect(store.stored.size).toBe(40))
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
  })

  it('drops the newest, and says how many, when memory is full and there is no spill', async () => {
    const log = vi.fn()
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ log, maxQueue: 50, store })
    const rawScans = some(80)
    rawScans.forEach(writer.write)
    expect(writer.state()).toMatchObject({ dropped: 30, queued: 50 })
    expect(log.mock.calls.filter(([line]) => /lost/.test(line))).toHaveLength(1)
    store.mode = 'up'
    await eventually(() => expect([...store.stored.keys()]).toEqual(idsOf(rawScans.slice(0, 50))))
  })

  it('holds no more than maxQueue in memory, the oldest wait on the disk, none is lost', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ batchSize: 10, maxQueue: 100, spill: { directory }, store })
    const rawScans: ReturnType<typeof raw>[] = []
    for (let round = 0; round < 50; round += 1) {
      const more = some(10)
      rawScans.push(...more)
      more.forEach(writer.write)
      await eventually(() => expect(writer.state().queued).toBeLessThanOrEqual(80))
    }
    expect(writer.state().dropped).toBe(0)
    await eventually(() => expect(writer.state().spilled).toBeGreaterThanOrEqual(400))
    store.mode = 'up'
    await eventually(() => expect(store.stored.size).toBe(500))
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
    const { replayed, written } = writer.state()
    expect(replayed + written).toBe(500)
  })

  it('drops and counts when the disk refuses, too', async () => {
    const file = join(temporaryFolder(), 'not-a-folder')
    writeFileSync(file, '')
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ batchSize: 10, maxQueue: 50, spill: { directory: file }, store })
    some(80).forEach(writer.write)
    await eventually(() => expect(writer.state().failedFlushes).toBeGreaterThan(1))
    store.mode = 'up'
    await eventually(() => {
      const { dropped, inFlight, queued } = writer.state()
      // Batches on their way to the disk and back may find no room any more.
      expect(dropped).toBeGreaterThanOrEqual(20)
      expect(inFlight + queued).toBe(0)
      expect(store.stored.size).toBe(80 - dropped)
    })
  })

  it('writes nothing of the address to the disk', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ spill: { directory }, store })
    some(3).forEach(writer.write)
    await writer.close(10)
    const text = spillFiles(directory)
      .map((name) => readFileSync(join(directory, name), 'utf8'))
      .join('')
    expect(text).toContain('Köln')
    expect(text).not.toContain('203.0.113.7')
  })
})

it('keeps spill files from other users of the machine', async () => {
  const directory = join(temporaryFolder(), 'new')
  const store = new FakeStore()
  store.mode = 'down'
  const writer = testWriter({ spill: { directory }, store })
  void writer.write(raw())
  await writer.close(10)
  const { statSync } = await import('node:fs')
  const [name] = spillFiles(directory)
  expect(statSync(directory).mode & 0o777).toBe(0o700)
  expect(statSync(join(directory, name!)).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(directory, '.gitignore'), 'utf8')).toBe('*\n')
  chmodSync(directory, 0o700)
})
