import type { Pool } from 'pg'

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ScanRecord } from '../src/vocabulary/scan.js'

import { flushScans } from '../plugin/index.js'
import { createVisitorKeys, OVERLAP } from '../src/describe/visitor/createVisitorKeys.js'
import { visitorMark } from '../src/describe/visitor/visitorHash.js'
import { visitorPeriod } from '../src/describe/visitor/visitorPeriod.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { scanRecord } from './scanRecord.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { temporaryFolder } from './temporaryFolder.js'
import { until } from './until.js'

let one: TestPayload
let other: TestPayload
let code: number
beforeAll(async () => {
  one = await startPayload()
  other = await startPayload({}, undefined, one.uri)
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'KEYS', destination, title: 'Keys' }
  code = (await one.payload.create({ collection: 'qr-codes', data })).id as number
})
afterAll(async () => {
  await other.stop()
  await one.stop()
})

const poolOf = ({ payload }: TestPayload) => (payload.db as unknown as { pool: Pool }).pool
const keyRows = async () =>
  (await poolOf(one).query<{ id: string; key: string }>('SELECT id, key FROM qr_visitor_keys')).rows

async function scan(at: TestPayload, address: string, userAgent = IPHONE['user-agent']) {
  const headers = { ...IPHONE, 'user-agent': userAgent, 'x-forwarded-for': address }
  await until(async () => {
    const { status } = await at.fetch('/api/q/KEYS', { headers })
    return status === 302 ? true : null
  })
}

async function storedVisitors(): Promise<(null | string)[]> {
  await flushScans(one.payload)
  await flushScans(other.payload)
  const { rows } = await poolOf(one).query('SELECT visitor FROM qr_scans ORDER BY scan_id')
  return rows.map(({ visitor }) => visitor)
}

describe('two processes', () => {
  it('tell visitors apart alike, by a key that the database made', async () => {
    await scan(one, '73.162.10.20')
    await scan(other, '73.162.10.20')
    await scan(one, '8.8.4.4')
    await scan(other, '2a00:1450:1:2::1')
    await scan(one, '2a00:1450:1:2:ffff::9')
    const [a, b, c, d, e] = await storedVisitors()
    expect(a).toMatch(/^[\w-]{16}$/)
    expect(b).toBe(a)
    expect(e).toBe(d)
    expect(new Set([a, c, d]).size).toBe(3)
    const month = visitorPeriod('month', Date.now()).name
    const keys = (await keyRows()).filter(({ id }) => id === month)
    expect(keys).toEqual([{ id: month, key: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  })

  it('make one key of a period, however many ask for it first', async () => {
    const stores = [one, other].map(({ payload }) => storeOf(payload, optionsOf(payload)))
    const asked = Array.from({ length: 20 }, (_, at) => stores[at % 2]!.visitorKey('raced', 9e15))
    expect(new Set(await Promise.all(asked)).size).toBe(1)
  })

  it('wait while the table of keys is not there, and invent none', async () => {
    const before = await storedVisitors()
    await poolOf(one).query('ALTER TABLE qr_visitor_keys RENAME TO gone')
    const folder = temporaryFolder('keys')
    const recording = { flushInterval: 20, spillDirectory: folder }
    const late = await startPayload(
      { recording },
      (config) => {
        return { ...config, db: { ...config.db, push: false } as never }
      },
      `${one.uri}?application_name=late`,
    )
    try {
      await scan(late, '73.162.10.20')
      await flushScans(late.payload)
      expect(await storedVisitors()).toHaveLength(before.length)
      const spilled = await until(async () => {
        const files = readdirSync(folder).filter((name) => name.includes('.ndjson'))
        const text = files.map((name) => readFileSync(join(folder, name), 'utf8')).join('')
        return text === '' ? null : text
      })
      expect(spilled).not.toContain('73.162.10.20')
      await poolOf(one).query('ALTER TABLE gone RENAME TO qr_visitor_keys')
      const after = await until(async () => {
        const visitors = await storedVisitors()
        return visitors.length > before.length ? visitors : null
      })
      expect(after.at(-1)).toBe(before[0])
    } finally {
      await late.stop()
      await poolOf(one).query('ALTER TABLE IF EXISTS gone RENAME TO qr_visitor_keys')
    }
  }, 60_000)
})

describe('a period that is over', () => {
  const DAY = 86_400_000
  const storeIn = ({ payload }: TestPayload) => storeOf(payload, optionsOf(payload))
  const keysIn = (site: TestPayload) => createVisitorKeys({ rotation: 'day', store: storeIn(site) })
  const mark = (address: string): string => visitorMark('secret', address, 'Phone') as string
  const waiting = (address: string, scannedAt: number): ScanRecord =>
    scanRecord({ code: 'KEYS', qrCode: code, scannedAt, visitor: null, visitorMark: mark(address) })
  /** Seals scans as a process of its own, and stores them. */
  async function visitorsOf(site: TestPayload, ...records: ScanRecord[]) {
    await keysIn(site).seal(records)
    await storeIn(site).writeScans(records)
    return records.map(({ visitor }) => visitor)
  }

  it('leaves a visit that spans the change one visitor, for half an hour', async () => {
    // The change that comes next: keys of those before are gone by now.
    const midnight = (Math.floor(Date.now() / DAY) + 1) * DAY
    const [before] = await visitorsOf(one, waiting('73.162.10.20', midnight - 60_000))
    const [kept, fresh] = await visitorsOf(
      other,
      waiting('73.162.10.20', midnight + 60_000),
      waiting('8.8.4.4', midnight + 60_000),
    )
    expect(kept).toBe(before)
    const [later, freshLater] = await visitorsOf(
      one,
      waiting('73.162.10.20', midnight + OVERLAP),
      waiting('8.8.4.4', midnight + OVERLAP),
    )
    expect(later).not.toBe(before)
    expect(freshLater).toBe(fresh)
  })

  it('has no key any more: not in the table, not in its file, and no new one is made', async () => {
    const store = storeIn(one)
    const today = visitorPeriod('day', Date.now()).name
    const key = await store.visitorKey(today, Date.now() + DAY)
    const pool = poolOf(one)
    const file = async (): Promise<string> => {
      await pool.query('CHECKPOINT')
      const { rows } = await pool.query<{ file: string }>(
        `SELECT encode(pg_read_binary_file(pg_relation_filepath('qr_visitor_keys')), 'escape') AS file`,
      )
      return rows[0]!.file
    }
    expect(await file()).toContain(key)
    await pool.query('UPDATE qr_visitor_keys SET kept_until = 1 WHERE id = $1', [today])
    // Over is over, also before the row is gone.
    expect(await storeIn(other).visitorKey(today, 1)).toBeNull()
    const others = (await keyRows()).filter(({ id }) => id !== today)
    expect(others).not.toEqual([])
    // A transaction that began before, anywhere on the server, still sees what a vacuum would keep for it.
    const old = await pool.connect()
    await old.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT pg_current_xact_id()')
    await store.destroyVisitorKeys()
    expect(await keyRows()).toEqual(others)
    expect(await file()).not.toContain(key)
    await old.query('ROLLBACK')
    old.release()
    expect(await store.visitorKey(today, 1)).toBeNull()
    // A scan of long ago, which waited elsewhere: it counts, as nobody's.
    const [visitor] = await visitorsOf(one, waiting('73.162.10.20', Date.now() - 3 * DAY))
    expect(visitor).toBeNull()
  })
})

it('a reload within seconds is a repeat of its scan, an equal phone a scan of its own', async () => {
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'AGAIN', destination, status: 'paused', title: 'Again' }
  await one.payload.create({ collection: 'qr-codes', data })
  const headers = { ...IPHONE, 'x-forwarded-for': '9.9.9.9' }
  const open = (more: object = {}) =>
    one.fetch('/api/q/AGAIN', { headers: { ...headers, ...more } })
  await until(async () => ((await open()).status === 404 ? null : true))
  await open({ 'cache-control': 'max-age=0' })
  await open({ 'cache-control': 'max-age=0' })
  await open()
  const scans = await until(async () => {
    await flushScans(one.payload)
    const where = { code: { equals: 'AGAIN' } }
    const { docs } = await one.payload.find({ collection: 'qr-scans', sort: 'scanId', where })
    return docs.some(({ repeats }) => repeats) ? docs : null
  })
  expect(scans.map(({ repeats }) => repeats)).toEqual([2, 0])
})
