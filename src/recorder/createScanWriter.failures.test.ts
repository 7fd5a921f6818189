import { afterEach, describe, expect, it, vi } from 'vitest'

import { eventually } from './eventually.fixture.js'
import {
  closeAll,
  raw,
  FakeStore,
  rejectedIds,
  some,
  spilledIds,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

describe('a database that hangs', () => {
  it('counts a try that takes too long as failed and writes each scan once all the same', async () => {
    const store = new FakeStore()
    const writer = testWriter({ store, writeTimeout: 5 })
    store.mode = 'hang'
    some(20).forEach(writer.write)
    await eventually(() => expect(writer.state().failedFlushes).toBeGreaterThan(1))
    store.resume()
    await eventually(() => expect(writer.state()).toMatchObject({ queued: 0, written: 20 }))
    expect(store.stored.size).toBe(20)
  })
})

describe('a database that hangs, by default', () => {
  afterEach(() => void vi.useRealTimers())

  it('is noticed 2 s after the interval of 250 ms: what came until then was in memory alone', async () => {
    vi.useFakeTimers({ toFake: ['clearTimeout', 'setTimeout'] })
    const store = new FakeStore()
    store.mode = 'hang'
    const directory = temporaryFolder()
    const defaults = { flushInterval: undefined, replayInterval: undefined }
    const writer = testWriter({ ...defaults, spill: { directory }, store })
    void writer.write(raw())
    await vi.advanceTimersByTimeAsync(249)
    expect(store.calls).toEqual([])
    await vi.advanceTimersByTimeAsync(2000)
    expect(writer.state()).toMatchObject({ inFlight: 1, spilled: 0, storeDown: false })
    await vi.advanceTimersByTimeAsync(2)
    vi.useRealTimers()
    await eventually(() => expect(writer.state()).toMatchObject({ spilled: 1, storeDown: true }))
    store.resume()
  })
})

describe('two writes on their way when the database hangs', () => {
  afterEach(() => void vi.useRealTimers())

  it('are on the disk when the first of them took too long', async () => {
    vi.useFakeTimers({ toFake: ['clearTimeout', 'setTimeout'] })
    const store = new FakeStore()
    store.mode = 'hang'
    const directory = temporaryFolder()
    const defaults = { concurrency: undefined, flushInterval: undefined, replayInterval: undefined }
    const writer = testWriter({ ...defaults, spill: { directory }, store })
    void writer.write(raw())
    await vi.advanceTimersByTimeAsync(260)
    void writer.write(raw())
    await vi.advanceTimersByTimeAsync(1985)
    expect(writer.state()).toMatchObject({ inFlight: 2, spilled: 0, storeDown: false })
    await vi.advanceTimersByTimeAsync(10)
    vi.useRealTimers()
    await eventually(() =>
      expect(writer.state()).toMatchObject({
        failedFlushes: 1,
        inFlight: 0,
        spilled: 2,
        storeDown: true,
      }),
    )
    expect(spilledIds(directory)).toHaveLength(2)
    store.resume()
  })
})

describe('records the store refuses', () => {
  it('puts them aside and writes all others', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    const writer = testWriter({ spill: { directory }, store })
    const rawScans = some(40)
    const bad = [rawScans[3]!.scanId, rawScans[39]!.scanId]
    store.poison = new Set(bad)
    rawScans.forEach(writer.write)
    await eventually(() => expect(store.stored.size).toBe(38))
    await eventually(() => expect(rejectedIds(directory).sort()).toEqual(bad.sort()))
    await eventually(() =>
      expect(writer.state()).toMatchObject({ dropped: 0, rejected: 2, storeDown: false }),
    )
  })

  it('does not blame a record alone before something else went through', async () => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    const writer = testWriter({ replayInterval: 5, spill: { directory }, store })
    const bad = raw()
    store.poison = new Set([bad.scanId])
    void writer.write(bad)
    await eventually(() => expect(store.calls.length).toBeGreaterThan(3))
    expect(rejectedIds(directory)).toEqual([])
    expect(spilledIds(directory)).toEqual([bad.scanId])
    const good = raw()
    void writer.write(good)
    await eventually(() => expect(rejectedIds(directory)).toEqual([bad.scanId]))
    expect([...store.stored.keys()]).toEqual([good.scanId])
  })

  it('loses them, counted, where there is no disk, and goes on', async () => {
    const store = new FakeStore()
    const writer = testWriter({ store })
    const bad = raw()
    store.poison = new Set([bad.scanId])
    void writer.write(bad)
    await eventually(() => expect(writer.state().dropped).toBe(1))
    void writer.write(raw())
    await eventually(() => expect(store.stored.size).toBe(1))
  })
})
