import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'

import { eventually } from './eventually.fixture.js'
import {
  closeAll,
  raw,
  FakeStore,
  some,
  spilledIds,
  spillFiles,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

describe('durable', () => {
  it('answers when the scan is stored; concurrent scans share commits', async () => {
    const store = new FakeStore()
    const writer = testWriter({ recording: 'durable', store })
    const rawScans = some(300)
    await Promise.all(
      rawScans.map(async (one, at) => {
        if (at % 3 === 0) await new Promise((resolve) => setImmediate(resolve))
        await writer.write(one)
        expect(store.stored.has(one.scanId)).toBe(true)
      }),
    )
    expect(store.calls.length).toBeLessThan(10)
  })

  it('does not wait for the interval', async () => {
    const store = new FakeStore()
    const writer = testWriter({ flushInterval: 60_000, recording: 'durable', store })
    await writer.write(raw())
    expect(store.stored.size).toBe(1)
  })

  it.each(['down', 'hang'] as const)(
    'answers from the disk while the database is %s, and writes each scan once later',
    async (mode) => {
      const directory = temporaryFolder()
      const store = new FakeStore()
      const writer = testWriter({
        durableTimeout: 10,
        recording: 'durable',
        spill: { directory },
        store,
        writeTimeout: 10,
      })
      store.mode = mode
      const rawScans = some(50)
      for (const one of rawScans) {
        await writer.write(one)
        expect(spilledIds(directory)).toContain(one.scanId)
      }
      store.resume()
      await eventually(() => expect(store.stored.size).toBe(50))
      await eventually(() => expect(spillFiles(directory)).toEqual([]))
      await eventually(() => expect(writer.state().storeDown).toBe(false))
      const later = raw()
      await writer.write(later)
      expect(store.stored.has(later.scanId)).toBe(true)
    },
  )

  it('makes one scan wait for a database that is away, not all', async () => {
    const store = new FakeStore()
    const writer = testWriter({
      backoff: { base: 60_000, max: 60_000 },
      durableTimeout: 10,
      recording: 'durable',
      replayInterval: 60_000,
      spill: { directory: temporaryFolder() },
      store,
    })
    store.mode = 'hang'
    for (const one of some(20)) await writer.write(one)
    expect(store.calls).toHaveLength(1)
  })

  it('says so when neither database nor disk take the scan, and still writes it later', async () => {
    const store = new FakeStore()
    const writer = testWriter({ durableTimeout: 10, recording: 'durable', store })
    store.mode = 'down'
    const rawScans = some(5)
    for (const one of rawScans) await expect(writer.write(one)).rejects.toThrow()
    expect(store.stored.size).toBe(0)
    store.mode = 'up'
    await eventually(() => expect(store.stored.size).toBe(5))
    await eventually(() => expect(writer.state()).toMatchObject({ dropped: 0, queued: 0 }))
  })

  it('goes on with the database when the disk refuses', async () => {
    const file = join(temporaryFolder(), 'not-a-folder')
    writeFileSync(file, '')
    const store = new FakeStore()
    const writer = testWriter({ recording: 'durable', spill: { directory: file }, store })
    store.mode = 'down'
    await expect(writer.write(raw())).rejects.toThrow()
    store.mode = 'up'
    await eventually(() => expect(store.stored.size).toBe(1))
    await writer.write(raw())
    expect(store.stored.size).toBe(2)
  })
})
