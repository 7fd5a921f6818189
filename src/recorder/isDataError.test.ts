import { afterEach, expect, it } from 'vitest'

import { backoff } from '../kit/backoff.js'
import { errorCode } from '../kit/errorCode.js'
import { createQuietLog } from '../kit/log.js'
import { eventually } from './eventually.fixture.js'
import { isDataError } from './isDataError.js'
import {
  closeAll,
  FakeStore,
  idsOf,
  rejectedIds,
  some,
  spilledIds,
  temporaryFolder,
  testWriter,
} from './writer.fixture.js'

afterEach(closeAll)

const withCode = (code: string) => Object.assign(new Error('text with secret'), { code })

it.each(['22021', '22P02', '23503', '23514', '54000'])('%s is the fault of a record', (code) => {
  expect(isDataError(withCode(code))).toBe(true)
  expect(isDataError(new Error('query failed', { cause: withCode(code) }))).toBe(true)
})

it('a record our own code stumbles over is not at fault', () => {
  expect(isDataError(new TypeError('x is not iterable'))).toBe(false)
  expect(isDataError(new RangeError('Invalid string length'))).toBe(false)
  expect(isDataError(Object.assign(new TypeError('x'), { code: 'ERR_SOCKET_CLOSED' }))).toBe(false)
})

it.each([new TypeError('x is not iterable'), new RangeError('Invalid string length')])(
  'scans are kept, none put aside, while our own code fails with %s',
  async (error) => {
    const directory = temporaryFolder()
    const store = new FakeStore()
    const scans = some(8)
    const bad = scans[3]!.scanId
    let mended = false
    const take = store.writeScans
    store.writeScans = async (records) => {
      if (!mended && idsOf(records).includes(bad)) throw error
      return take(records)
    }
    const writer = testWriter({ replayInterval: 5, spill: { directory }, store })
    scans.forEach(writer.write)
    await eventually(() => expect(spilledIds(directory)).toContain(bad))
    await eventually(() => expect(writer.state().failedFlushes).toBeGreaterThan(0))
    mended = true
    await eventually(() => expect(store.stored.size).toBe(8))
    expect(rejectedIds(directory)).toEqual([])
    expect(writer.state()).toMatchObject({ dropped: 0, rejected: 0 })
  },
)

it.each(['ECONNREFUSED', '57P01', '08006', '53300', '42P01', '40001', '40P01'])(
  '%s is not: the same scans may be welcome later',
  (code) => expect(isDataError(withCode(code))).toBe(false),
)

it('takes a code, else a name, never a message out of an error', () => {
  expect(errorCode(withCode('57P01'))).toBe('57P01')
  expect(errorCode(new TypeError('secret'))).toBe('TypeError')
  expect(errorCode('secret')).toBe('unknown')
})

it('waits longer after each failure, up to the maximum, never in step', () => {
  const full = (failures: number) => backoff(failures, { base: 100, max: 1000 }, () => 1)
  expect([1, 2, 3, 4, 5, 5000].map(full)).toEqual([100, 200, 400, 800, 1000, 1000])
  expect(backoff(1, { base: 100, max: 1000 }, () => 0)).toBe(50)
})

it('says a thing once per while and tells how often it did not', () => {
  const lines: string[] = []
  let time = 0
  const say = createQuietLog(
    (line) => lines.push(line),
    () => time,
    1000,
  )
  for (let at = 0; at < 5; at += 1) say('a', 'A')
  say('b', 'B')
  time = 1000
  say('a', 'A')
  expect(lines).toEqual(['A', 'B', 'A (4 more such messages were held back)'])
})
