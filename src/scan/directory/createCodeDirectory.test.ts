import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { eventually } from '../writer/eventually.fixture.js'

import { createCodeDirectory } from './createCodeDirectory.js'
import { entry, FakeSource } from './directory.fixture.js'
import type { CodeDirectory, CodeDirectoryOptions } from './types.js'

const open = new Set<CodeDirectory>()
afterEach(async () => {
  for (const directory of open) await directory.stop()
  open.clear()
})

function testDirectory(source: FakeSource, options: Partial<CodeDirectoryOptions> = {}) {
  const directory = createCodeDirectory({ backoff: { base: 2, max: 10 }, source, ...options })
  open.add(directory)
  return directory
}
async function started(source: FakeSource, options: Partial<CodeDirectoryOptions> = {}) {
  const directory = testDirectory(source, options)
  await directory.start()
  return directory
}
const many = (count: number) => Array.from({ length: count }, (_, at) => entry({ id: at + 1 }))
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('codes in memory', () => {
  it('are loaded page by page and answered at once', async () => {
    const source = new FakeSource(many(25))
    const directory = await started(source, { pageSize: 10 })
    expect(directory.state()).toMatchObject({
      listening: true,
      loaded: true,
      size: 25,
      stale: false,
    })
    expect(source.calls).toMatchObject({ find: 0, page: 4 })
    expect(directory.lookup('C25')).toEqual(entry({ id: 25 }))
  })

  it('are answered at once, too, while the database is down', async () => {
    const source = new FakeSource(many(3))
    const directory = await started(source, { maxStaleness: 5 })
    source.mode = 'down'
    source.disconnect()
    await eventually(() => expect(directory.state().failures).toBeGreaterThan(2))
    expect(directory.lookup('C2')).toEqual(entry({ id: 2 }))
    expect(directory.state()).toMatchObject({ listening: false, size: 3, stale: true })
  })

  it('come as soon as the database does when it is down at the start', async () => {
    const source = new FakeSource(many(3))
    source.mode = 'down'
    const directory = await started(source)
    expect(directory.state()).toMatchObject({ loaded: false, size: 0 })
    expect(await directory.lookup('C1')).toBeNull()
    source.mode = 'up'
    await eventually(() => expect(directory.state()).toMatchObject({ listening: true, size: 3 }))
    expect(directory.lookup('C1')).toEqual(entry())
  })
})

describe('changes', () => {
  it('are obeyed: edit, pause, rename, creation, deletion', async () => {
    const source = new FakeSource(many(3))
    const changed = vi.fn()
    const directory = await started(source, { onChange: changed })
    source.save(entry({ id: 1, status: 'paused' }))
    source.save(entry({ code: 'NEW', id: 2 }))
    source.save(entry({ id: 4 }))
    source.delete(3)
    await eventually(() => expect(directory.state().pendingChanges).toBe(0))
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ status: 'paused' }))
    expect(directory.lookup('NEW')).toMatchObject({ id: 2 })
    expect(directory.lookup('C4')).toMatchObject({ id: 4 })
    expect(await directory.lookup('C2')).toBeNull()
    expect(await directory.lookup('C3')).toBeNull()
    // Told in the same turn, read in one query.
    expect(source.calls.affected).toBe(1)
    expect(changed.mock.calls.flat(2).sort()).toEqual([1, 2, 3, 4])
  })

  it('find a code again that swapped its text with another', async () => {
    const source = new FakeSource(many(2))
    const directory = await started(source)
    source.rows.set(1, entry({ code: 'C2', id: 1 }))
    source.rows.set(2, entry({ code: 'C1', id: 2 }))
    source.tell({ ids: [1, 2], kind: 'codes' })
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ id: 2 }))
    expect(directory.lookup('C2')).toMatchObject({ id: 1 })
  })

  it('reach the codes that lead to a document, and everything', async () => {
    const source = new FakeSource(many(2))
    const directory = await started(source)
    source.rows.set(1, entry({ destination: null, id: 1 }))
    source.tell({ collection: 'pages', id: 9, kind: 'document' })
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ destination: null }))
    source.rows.delete(2)
    source.tell({ kind: 'everything' })
    await eventually(() => expect(directory.state().size).toBe(1))
  })

  it('are not lost when their query fails', async () => {
    const source = new FakeSource(many(1))
    const directory = await started(source)
    source.mode = 'down'
    source.save(entry({ status: 'paused' }))
    await eventually(() => expect(directory.state().failures).toBeGreaterThan(1))
    expect(directory.state().pendingChanges).toBe(1)
    source.mode = 'up'
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ status: 'paused' }))
  })

  it('are not overwritten by an answer that was asked before them', async () => {
    const source = new FakeSource(many(1))
    const directory = await started(source)
    source.holding.affected = true
    source.save(entry({ destination: 'https://example.com/1' }))
    await eventually(() => expect(source.heldBack('affected')).toBe(1))
    source.save(entry({ destination: 'https://example.com/2' }))
    source.release('affected')
    await eventually(() =>
      expect(directory.lookup('C1')).toMatchObject({ destination: 'https://example.com/2' }),
    )
    await eventually(() => expect(directory.state().pendingChanges).toBe(0))
    expect(directory.lookup('C1')).toMatchObject({ destination: 'https://example.com/2' })
  })

  it('are obeyed between the pages of a full read', async () => {
    const source = new FakeSource(many(30))
    const directory = await started(source, { pageSize: 10 })
    source.holding.page = true
    source.connect()
    await eventually(() => expect(source.heldBack('page')).toBe(1))
    source.save(entry({ id: 2, status: 'paused' }))
    source.save(entry({ id: 31 }))
    source.delete(3)
    source.release('page')
    source.holding.page = true
    await eventually(() => expect(directory.lookup('C2')).toMatchObject({ status: 'paused' }))
    expect(directory.lookup('C31')).toMatchObject({ id: 31 })
    source.release('page')
    await eventually(() => expect(directory.state().resyncs).toBe(2))
    expect(directory.state().size).toBe(30)
    expect(directory.lookup('C2')).toMatchObject({ status: 'paused' })
  })
})

describe('when nobody tells of changes', () => {
  it('everything is read again after a gap, old answers going on meanwhile', async () => {
    const source = new FakeSource(many(5))
    const resynced = vi.fn()
    const directory = await started(source, { onResync: resynced })
    source.disconnect()
    source.save(entry({ id: 1, status: 'paused' }))
    source.delete(2)
    source.save(entry({ id: 6 }))
    source.holding.page = true
    source.connect()
    await eventually(() => expect(source.heldBack('page')).toBe(1))
    expect(directory.lookup('C2')).toMatchObject({ id: 2 })
    source.release('page')
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ status: 'paused' }))
    await eventually(() => expect(directory.state().size).toBe(5))
    expect(directory.lookup('C6')).toMatchObject({ id: 6 })
    expect(resynced).toHaveBeenCalledTimes(2)
  })

  it('everything is read again in time while the connection is gone', async () => {
    const source = new FakeSource(many(1))
    const directory = await started(source, { maxStaleness: 5 })
    source.disconnect()
    source.save(entry({ status: 'paused' }))
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ status: 'paused' }))
  })

  it('everything is read again in time while the connection is up and silent', async () => {
    const source = new FakeSource(many(1))
    const directory = await started(source, { maxStaleness: 5 })
    source.rows.set(1, entry({ status: 'paused' }))
    await eventually(() => expect(directory.lookup('C1')).toMatchObject({ status: 'paused' }))
    expect(directory.state().listening).toBe(true)
  })
})

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

describe('a flood of made-up codes', () => {
  it('asks the database no more than allowed and leaves memory flat', async () => {
    let time = 0
    const source = new FakeSource(many(10))
    const directory = await started(source, { missingSize: 500, now: () => time })
    for (let second = 0; second < 10; second += 1) {
      time += 1000
      for (let at = 0; at < 10_000; at += 1) directory.lookup(`X${second}-${at}`)
      expect(directory.lookup('C7')).toEqual(entry({ id: 7 }))
      await eventually(() => expect(directory.state().pendingLookups).toBe(0))
    }
    expect(source.calls.find).toBeLessThanOrEqual(100 + 10 * 50)
    const { missing, refusedLookups } = directory.state()
    expect(missing).toBeLessThanOrEqual(500)
    expect(refusedLookups + source.calls.find).toBe(100_000)
  })
})

it('ends equal to the database after any order of edits, cuts and failures', async () => {
  const id = fc.integer({ max: 6, min: 1 })
  const step = fc.oneof(
    fc.record({
      code: fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G'),
      do: fc.constant('save' as const),
      id,
    }),
    fc.record({ do: fc.constant('delete' as const), id }),
    fc.record({ code: fc.constantFrom('A', 'B', 'C', 'D'), do: fc.constant('lookup' as const) }),
    fc.record({ do: fc.constantFrom('down', 'up', 'cut', 'connect', 'hold', 'release', 'turn') }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const source = new FakeSource(many(3))
      const directory = await started(source, { maxStaleness: 60_000, pageSize: 2 })
      let version = 0
      for (const one of steps) {
        const { code = '', id: at = 0 } = one as { code?: string; id?: number }
        const taken = [...source.rows.values()].some((row) => row.code === code && row.id !== at)
        if (one.do === 'save' && !taken) {
          source.save(entry({ code, expiresAt: (version += 1), id: at }))
        } else if (one.do === 'delete') source.delete(at)
        else if (one.do === 'lookup') void directory.lookup(code)
        else if (one.do === 'down' || one.do === 'up') source.mode = one.do
        else if (one.do === 'cut') source.disconnect()
        else if (one.do === 'connect') source.connect()
        else if (one.do === 'hold') source.holding = { affected: true, find: true, page: true }
        else if (one.do === 'release') releaseAll(source)
        else await turn()
      }
      source.mode = 'up'
      releaseAll(source)
      if (!source.connected) source.connect()
      await eventually(() => {
        expect(directory.state()).toMatchObject({
          failures: 0,
          pendingChanges: 0,
          pendingLookups: 0,
        })
        expect(directory.state().size).toBe(source.rows.size)
        for (const row of source.rows.values()) expect(directory.lookup(row.code)).toEqual(row)
      })
      await directory.stop()
    }),
    { numRuns: 150 },
  )
}, 60_000)

function releaseAll(source: FakeSource): void {
  for (const what of ['affected', 'find', 'page'] as const) source.release(what)
}
