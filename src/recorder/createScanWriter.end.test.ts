import { afterEach, describe, expect, it } from 'vitest'

import { eventually } from './eventually.fixture.js'
import {
  closeAll,
  raw,
  FakeStore,
  idsOf,
  some,
  spilledIds,
  spillFiles,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

describe('flush', () => {
  it('resolves when everything so far is stored', async () => {
    const store = new FakeStore()
    const writer = testWriter({ batchSize: 10, flushInterval: 60_000, store })
    some(35).forEach(writer.write)
    await writer.flush()
    expect(store.stored.size).toBe(35)
  })

  it('resolves, without an error, when the database is away', async () => {
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ flushInterval: 60_000, store })
    void writer.write(raw())
    await writer.flush()
    expect(writer.state()).toMatchObject({ queued: 1, storeDown: true })
  })
})

describe('the end of a process', () => {
  it('writes everything that waits', async () => {
    const store = new FakeStore()
    const writer = testWriter({ batchSize: 10, flushInterval: 60_000, store })
    some(35).forEach(writer.write)
    await writer.close()
    expect(store.stored.size).toBe(35)
  })

  it.each(['down', 'hang'] as const)('spills what cannot be written: %s', async (mode) => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = mode
    const writer = testWriter({ batchSize: 10, spill: { directory }, store })
    const rawScans = some(35)
    rawScans.forEach(writer.write)
    await writer.close(20)
    expect(new Set(spilledIds(directory))).toEqual(new Set(idsOf(rawScans)))
    expect(writer.state().dropped).toBe(0)
  })

  it('waits for scans on their way from memory to the disk', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = 'hang'
    const writer = testWriter({ batchSize: 5, maxQueue: 50, spill: { directory }, store })
    const rawScans = some(45)
    rawScans.forEach(writer.write)
    expect(writer.state()).toMatchObject({ inFlight: 5, queued: 40 })
    await writer.close(1)
    expect(new Set(spilledIds(directory))).toEqual(new Set(idsOf(rawScans)))
  })

  it('counts what is lost without a spill', async () => {
    const store = new FakeStore()
    store.mode = 'down'
    const writer = testWriter({ store })
    some(5).forEach(writer.write)
    await writer.close(20)
    expect(writer.state()).toMatchObject({ dropped: 5, queued: 0 })
  })

  it('still takes a scan that comes in late', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    const writer = testWriter({ flushInterval: 60_000, spill: { directory }, store })
    await writer.close()
    void writer.write(raw())
    await eventually(() => expect(store.stored.size).toBe(1))
    store.mode = 'down'
    const late = raw()
    void writer.write(late)
    await eventually(() => expect(spilledIds(directory)).toEqual([late.scanId]))
  })

  it('saves what is in memory and in flight without waiting when the process exits', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = 'hang'
    const writer = testWriter({ batchSize: 10, spill: { directory }, store })
    const rawScans = some(25)
    rawScans.forEach(writer.write)
    await eventually(() => expect(writer.state().inFlight).toBe(20))
    writer.spillNow()
    expect(new Set(spilledIds(directory))).toEqual(new Set(idsOf(rawScans)))
  })

  it('leaves its spilled scans to the next process', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    store.mode = 'down'
    const first = testWriter({ spill: { directory }, store })
    some(12).forEach(first.write)
    await first.close(10)
    store.mode = 'up'
    const second = testWriter({ spill: { directory }, store })
    await eventually(() => expect(second.state().replayed).toBe(12))
    await eventually(() => expect(spillFiles(directory)).toEqual([]))
  })
})
