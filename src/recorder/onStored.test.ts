import { afterEach, expect, it } from 'vitest'

import { eventually } from './eventually.fixture.js'
import { closeAll, raw, FakeStore, some, temporaryFolder, testWriter } from './writer.fixture.js'

afterEach(closeAll)

it('tells of every scan once, after it is stored, and never of one the store refused', async () => {
  const store = new FakeStore()
  const told: string[] = []
  const early: string[] = []
  const writer = testWriter({
    batchSize: 10,
    onStored: (records) => {
      for (const { scanId } of records) {
        if (!store.stored.has(scanId)) early.push(scanId)
        told.push(scanId)
      }
    },
    spill: { directory: temporaryFolder() },
    store,
  })
  const rawScans = some(25)
  store.poison.add(rawScans[3]!.scanId)
  rawScans.forEach(writer.write)
  await writer.flush()
  await eventually(() => expect(told).toHaveLength(24))
  expect(new Set(told)).toEqual(new Set(store.stored.keys()))
  expect(early).toEqual([])
})

it('tells of scans that waited while the database was away', async () => {
  const store = new FakeStore()
  const told: string[] = []
  const writer = testWriter({
    onStored: (records) => void told.push(...records.map(({ scanId }) => scanId)),
    recording: 'durable',
    spill: { directory: temporaryFolder() },
    store,
  })
  store.mode = 'down'
  const rawScans = some(3)
  await Promise.all(rawScans.map(writer.write))
  expect(told).toEqual([])
  store.mode = 'up'
  await eventually(() => expect(told.sort()).toEqual(rawScans.map(({ scanId }) => scanId).sort()))
})

it('does not tell again of a batch whose answer came too late', async () => {
  const store = new FakeStore()
  const told: string[] = []
  const writer = testWriter({
    onStored: (records) => void told.push(...records.map(({ scanId }) => scanId)),
    store,
    writeTimeout: 20,
  })
  store.mode = 'hang'
  const one = raw()
  void writer.write(one)
  await eventually(() => expect(writer.state().failedFlushes).toBeGreaterThan(0))
  store.resume()
  await eventually(() => expect(writer.state().queued).toBe(0))
  await writer.flush()
  await eventually(() => expect(told).toEqual([one.scanId]))
})

it.each([
  [
    'throws',
    () => {
      throw new TypeError('secret')
    },
  ],
  ['rejects', () => Promise.reject(new TypeError('secret'))],
  ['never ends', () => new Promise<void>(() => {})],
])('records as before when the hook %s, and logs no message of its', async (how, onStored) => {
  const store = new FakeStore()
  const lines: string[] = []
  const writer = testWriter({
    log: (line) => lines.push(line),
    onStored,
    recording: 'durable',
    store,
  })
  for (const one of some(3)) await writer.write(one)
  expect(store.stored.size).toBe(3)
  if (how !== 'never ends') {
    await eventually(() => expect(lines.join()).toContain('hook for stored scans'))
  }
  expect(lines.join()).not.toContain('secret')
})
