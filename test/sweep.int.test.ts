import type { Pool } from 'pg'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { ID, ScanRecord } from '../src/vocabulary/scan.js'
import type { FactQuestion } from '../src/vocabulary/statistics.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { createPostgresStore } from '../src/store/postgres/createPostgresStore.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

const DAY = 86_400_000
const FIRST = Date.parse('2026-01-10T00:00:00Z')
const TABLES = { client: 'qr_clients', link: 'qr_links', place: 'qr_places' }

let site: TestPayload
let pool: Pool
let id: ID
/** Each has memories of its own, as each process has. */
let stores: Store[]

beforeAll(async () => {
  site = await startPayload()
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  const data = {
    code: 'SWEPT',
    destination: { type: 'url', url: 'https://example.com' },
    title: 'Swept',
  }
  id = (await site.payload.create({ collection: 'qr-codes', data: data as never })).id as ID
  stores = [1, 2, 3].map(() => createPostgresStore(site.payload, optionsOf(site.payload)))
})
afterAll(async () => {
  await Promise.all(stores.map((store) => store.close()))
  await site?.stop()
})
beforeEach(async () => {
  await pool.query('DELETE FROM qr_scans')
  await stores[0]!.stats.rebuild()
})

/** A scan of which everything a dictionary holds says `person`. */
const scanOf = (person: string, more: Partial<ScanRecord> = {}) =>
  scanRecord({
    city: `City ${person}`,
    code: 'SWEPT',
    destination: `https://example.com/?email=${person}@example.com`,
    language: `l-${person}`,
    qrCode: id,
    referrer: `https://${person}.example/`,
    scannedAt: FIRST,
    userAgent: `Mozilla/5.0 ${person}`,
    visitor: `visitor-${person}`,
    ...more,
  })

/** What all tables of ours hold, as one text. */
async function everything(): Promise<string> {
  const tables = ['clients', 'links', 'places', 'terms', 'rollups', 'rollup_parts', 'visitors']
  const texts = tables.map((name) => pool.query(`SELECT t::text AS text FROM qr_${name} t`))
  const found = await Promise.all(texts)
  return found.flatMap(({ rows }) => rows.map(({ text }) => text as string)).join('\n')
}

/** Rows of the dictionary that say something and belong to no scan. */
async function unused(): Promise<unknown[]> {
  const found = await Promise.all([
    ...Object.entries(TABLES).map(([name, table]) =>
      pool.query(
        `SELECT w.* FROM ${table} w WHERE NOT EXISTS (SELECT FROM qr_scans s WHERE s.${name}_id = w.id)`,
      ),
    ),
    pool.query(`SELECT w.* FROM qr_terms w WHERE w.text NOT IN (
      SELECT 'l:' || language FROM qr_scans WHERE language IS NOT NULL
      UNION SELECT 'r:' || referrer FROM qr_scans WHERE referrer IS NOT NULL
      UNION SELECT 'c:' || qr_code_id FROM qr_scans WHERE qr_code_id IS NOT NULL)`),
    pool.query(`SELECT w.* FROM qr_visitors w WHERE w.id <> '#'
      AND NOT EXISTS (SELECT FROM qr_scans s WHERE s.visitor = w.id)`),
  ])
  return found
    .flatMap(({ rows }) => rows as Record<string, unknown>[])
    .filter(({ id: _, key: __, ...facts }) => Object.values(facts).some((fact) => fact !== null))
}

/** Scans of which a part is in no dictionary, or says something else than was written. */
async function wrong(written: ReadonlyMap<string, ScanRecord>): Promise<unknown[]> {
  const { rows } = await pool.query<Record<string, string>>(
    `SELECT s.scan_id, c.user_agent, l.destination, p.city FROM qr_scans s
    LEFT JOIN qr_clients c ON c.id = s.client_id LEFT JOIN qr_links l ON l.id = s.link_id
    LEFT JOIN qr_places p ON p.id = s.place_id`,
  )
  return rows.filter((row) => {
    const scan = written.get(row.scan_id!)
    return (
      scan?.userAgent !== row.user_agent ||
      scan?.destination !== row.destination ||
      scan?.city !== row.city
    )
  })
}

const question: FactQuestion = {
  limits: { breakdown: 1_000, courses: 10, points: 1_000 },
  selection: {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    outcomes: null,
    end: FIRST + 100 * DAY,
    start: FIRST,
  },
  want: ['breakdowns', 'codes', 'courses', 'points', 'slots', 'totals', 'visitors'],
}

const agree = async (store: Store) =>
  expect(await store.stats.facts(question)).toEqual(await store.stats.recount(question))

describe('scans that were deleted', () => {
  it('leave nothing behind once everything was counted anew', async () => {
    const people = Array.from({ length: 60 }, (_, index) => `person${index}x`)
    await stores[0]!.writeScans(people.map((person, day) => scanOf(person, { scannedAt: FIRST + (day % 3) * 30 * DAY }))) // prettier-ignore
    await stores[0]!.stats.fold()
    await stores[1]!.writeScans([scanOf('waits')])
    await pool.query("DELETE FROM qr_scans WHERE visitor <> 'visitor-person7x'")
    expect(await everything()).toContain('person8x@example.com')

    await stores[0]!.stats.rebuild()
    const left = await everything()
    for (const person of [...people, 'waits']) {
      if (person !== 'person7x') expect(left).not.toContain(`${person}`)
    }
    expect(left.match(/person7x/g)!.length).toBeGreaterThan(4)
    expect(await unused()).toEqual([])
    await agree(stores[0]!)

    await pool.query('DELETE FROM qr_scans')
    await stores[1]!.stats.rebuild()
    expect(await everything()).not.toContain('person')
    for (const table of [...Object.values(TABLES), 'qr_terms']) {
      expect((await pool.query(`SELECT FROM ${table}`)).rowCount).toBeLessThan(2)
    }
  })

  it('come again under numbers that nobody had, in every process', async () => {
    const scans = ['one', 'two', 'three'].map((person) => scanOf(person))
    for (const store of stores) await store.writeScans([scanOf('one'), scanOf('two')])
    await stores[0]!.writeScans(scans)
    await agree(stores[1]!)
    const numbers = async () =>
      (await pool.query<{ id: number }>('SELECT DISTINCT client_id AS id FROM qr_scans')).rows.map(
        (row) => Number(row.id),
      )
    const before = await numbers()
    await pool.query('DELETE FROM qr_scans')
    await stores[0]!.stats.rebuild()

    const again = new Map<string, ScanRecord>()
    for (const store of stores) {
      for (const person of ['three', 'two', 'one', 'four']) {
        const scan = scanOf(person)
        again.set(scan.scanId, scan)
        await store.writeScans([scan])
      }
    }
    expect(await wrong(again)).toEqual([])
    expect((await numbers()).filter((number) => before.includes(number))).toEqual([])
    for (const store of stores) await agree(store)
  })

  it('with ids that do not say when they were leave nothing behind either', async () => {
    await pool.query(
      `INSERT INTO qr_scans (scan_id, scanned_at, qr_code_id, code, outcome, traffic_class, visitor, language, referrer)
      VALUES ('import-1', $1, $2, 'SWEPT', 'redirected', 'human', 'imported', 'stray-SE', 'https://stray.example')`,
      [new Date(FIRST), id],
    )
    await stores[0]!.stats.rebuild()
    expect((await everything()).match(/stray/g)).toHaveLength(3)
    await pool.query("DELETE FROM qr_scans WHERE scan_id = 'import-1'")
    await stores[0]!.stats.rebuild()
    expect(await everything()).not.toMatch(/stray\W|stray-|imported/)
  })
})

it('whatever is deleted while processes write and sweep, every scan finds its words and no others stay', async () => {
  const written = new Map<string, ScanRecord>()
  let going = true
  let batches = 0
  let next = 0
  const random = (below: number) => Math.floor(Math.random() * below)
  const write = async (store: Store) => {
    while (going) {
      const scans = Array.from({ length: 1 + random(20) }, () =>
        // some come again and again, some once
        scanOf(random(3) > 0 ? `often${random(30)}` : `once${next++}`, {
          scannedAt: FIRST + random(3) * 30 * DAY,
        }),
      )
      for (const scan of scans) written.set(scan.scanId, scan)
      expect(await store.writeScans(scans)).toBe(scans.length)
      batches++
      if (random(3) === 0) {
        const sql = 'DELETE FROM qr_scans WHERE (hashtext(scan_id) + $1) % 3 <> 0'
        await pool.query(sql, [random(9)])
      }
    }
  }
  const writers = stores.map(write)
  for (let round = 0; round < 5; round++) {
    const enough = batches + 6
    await until(async () => (batches >= enough ? true : null), 60_000)
    await stores[round % 3]!.stats.rebuild()
  }
  going = false
  await Promise.all(writers)

  expect(await wrong(written)).toEqual([])
  expect(next).toBeGreaterThan(20)
  await stores[0]!.stats.rebuild()
  expect(await wrong(written)).toEqual([])
  expect(await unused()).toEqual([])
  for (const store of stores) await agree(store)
  await pool.query('DELETE FROM qr_scans')
  await stores[2]!.stats.rebuild()
  expect(await everything()).not.toMatch(/often|once/)
}, 120_000)
