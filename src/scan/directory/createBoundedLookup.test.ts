import { afterEach, describe, expect, it } from 'vitest'

import { eventually } from '../../recorder/eventually.fixture.js'
import {
  entry,
  FakeSource,
  many,
  started,
  stopAll,
  testDirectory,
  turn,
} from './directory.fixture.js'

afterEach(stopAll)

describe('a code that is not in memory', () => {
  it('is asked for once, however many want it', async () => {
    const source = new FakeSource(many(1))
    const directory = await started(source)
    source.holding.find = true
    const answers = Array.from({ length: 20 }, () => directory.lookup('NOPE'))
    source.release('find')
    expect(await Promise.all(answers)).toEqual(Array(20).fill(null))
    expect(directory.lookup('NOPE')).toBeNull()
    expect(source.calls.find).toBe(1)
  })

  it('is asked for again after its time', async () => {
    let time = 0
    const source = new FakeSource()
    const directory = await started(source, { missingTTL: 1000, now: () => time })
    expect(await directory.lookup('NOPE')).toBeNull()
    time = 999
    expect(directory.lookup('NOPE')).toBeNull()
    source.rows.set(1, entry({ code: 'NOPE' }))
    time = 1001
    expect(await directory.lookup('NOPE')).toMatchObject({ id: 1 })
    expect(directory.lookup('NOPE')).toMatchObject({ id: 1 })
  })

  it('is known as soon as its creation is told, though it was missing a moment ago', async () => {
    const source = new FakeSource()
    const directory = await started(source)
    source.holding.find = true
    const early = directory.lookup('C1')
    await eventually(() => expect(source.heldBack('find')).toBe(1))
    source.save(entry())
    await eventually(() => expect(directory.state().size).toBe(1))
    source.release('find')
    expect(await early).toEqual(entry())
    expect(directory.lookup('C1')).toEqual(entry())
  })

  it('does not come back through an answer from before its deletion', async () => {
    const source = new FakeSource()
    const directory = await started(source)
    source.connected = false
    source.save(entry())
    source.connected = true
    source.holding.find = true
    const early = directory.lookup('C1')
    await eventually(() => expect(source.heldBack('find')).toBe(1))
    source.delete(1)
    await eventually(() => expect(source.calls.affected).toBe(1))
    await turn()
    source.release('find')
    await early
    await eventually(() => expect(directory.state().size).toBe(0))
    expect(await directory.lookup('C1')).toBeNull()
  })

  it('is null at once while the database is down, and asked for soon after', async () => {
    let time = 0
    const source = new FakeSource()
    const directory = await started(source, { now: () => time })
    source.rows.set(1, entry())
    source.mode = 'down'
    expect(await directory.lookup('C1')).toBeNull()
    source.mode = 'up'
    time = 2000
    expect(await directory.lookup('C1')).toEqual(entry())
  })

  it('does not wait for a database that hangs', async () => {
    const source = new FakeSource()
    const directory = await started(source, { lookupTimeout: 5, maxLookups: 2 })
    source.holding.find = true
    const asked = [directory.lookup('A'), directory.lookup('B')]
    expect(directory.lookup('C')).toBeNull()
    expect(await Promise.all(asked)).toEqual([null, null])
    source.release('find')
  })

  it('is found while the codes are still being loaded, by a query or by the load', async () => {
    const source = new FakeSource(many(50))
    source.holding.page = true
    const directory = testDirectory(source, { lookupBurst: 5, maxLookups: 5 })
    const ready = directory.start()
    await eventually(() => expect(source.heldBack('page')).toBe(1))
    const answers = many(50).map(({ code }) => directory.lookup(code))
    expect(await answers[0]).toMatchObject({ id: 1 })
    source.release('page')
    const ids = (await Promise.all(answers)).map((found) => found?.id)
    expect(ids).toEqual(many(50).map(({ id }) => id))
    expect(source.calls.find).toBe(5)
    await ready
  })
})

describe('in a process that could not read the codes yet', () => {
  const failures = (source: FakeSource) =>
    started(source, { lookupBurst: 2, lookupsPerSecond: 0, lookupTimeout: 5, now: () => 0 })

  it('nobody is told that a code does not exist, asked or refused', async () => {
    const source = new FakeSource(many(3))
    source.mode = 'down'
    const directory = await failures(source)
    const asked = many(3).map(async ({ code }) => directory.lookup(code))
    // All at once: one that failed before it is looked at would count as failed behind our back.
    const failed = {
      reason: expect.objectContaining({ code: 'QR_NOT_LOADED' }),
      status: 'rejected',
    }
    expect(await Promise.allSettled(asked)).toMatchObject([failed, failed, failed])
    expect(source.calls.find).toBe(2)
    source.mode = 'up'
    await eventually(() => expect(directory.lookup('C1')).toEqual(entry()))
    expect(directory.lookup('NOPE')).toBeNull()
  })

  it('one that the database does not know is one that does not exist', async () => {
    const source = new FakeSource(many(3))
    source.holding.page = true
    const directory = testDirectory(source)
    void directory.start()
    expect(await directory.lookup('NOPE')).toBeNull()
    source.release('page')
  })
})

describe('a flood of made-up codes', () => {
  it('asks the database no more than allowed and leaves memory flat', async () => {
    let time = 0
    const source = new FakeSource(many(10))
    const directory = await started(source, { missingSize: 500, now: () => time })
    for (let second = 0; second < 10; second += 1) {
      time += 1000
      for (let at = 0; at < 10_000; at += 1) void directory.lookup(`X${second}-${at}`)
      expect(directory.lookup('C7')).toEqual(entry({ id: 7 }))
      await eventually(() => expect(directory.state().pendingLookups).toBe(0))
    }
    expect(source.calls.find).toBeLessThanOrEqual(100 + 10 * 50)
    const { missing, refusedLookups } = directory.state()
    expect(missing).toBeLessThanOrEqual(500)
    expect(refusedLookups + source.calls.find).toBe(100_000)
  })
})
