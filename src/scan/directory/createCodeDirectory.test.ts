import { afterEach, describe, expect, it, vi } from 'vitest'

import { eventually } from '../../recorder/eventually.fixture.js'
import { entry, FakeSource, many, started, stopAll } from './directory.fixture.js'

afterEach(stopAll)

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
    // Nobody is told that there is no such code: it may be printed on every table.
    await expect(directory.lookup('C1')).rejects.toMatchObject({ code: 'QR_NOT_LOADED' })
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
