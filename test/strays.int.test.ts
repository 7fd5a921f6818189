import type { Pool } from 'pg'

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { FactQuestion, ScanSelection } from '../src/vocabulary/statistics.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanId } from '../src/vocabulary/scanId.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SEPTEMBER = Date.parse('2026-09-01T00:00:00Z')
const OCTOBER = Date.parse('2026-10-01T00:00:00Z')

let site: TestPayload
let store: Store
let pool: Pool
let id: ID

beforeAll(async () => {
  site = await startPayload()
  store = storeOf(site.payload, optionsOf(site.payload))
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  await store.stats.fold()
  const { id: made } = await site.payload.create({
    collection: 'qr-codes',
    data: {
      code: 'STRAY',
      destination: { type: 'url', url: 'https://example.com' },
      title: 'Stray',
    },
  })
  id = made as ID
})
afterAll(() => site?.stop())

beforeEach(async () => {
  await pool.query('DELETE FROM qr_scans')
  await store.stats.rebuild()
})

const scanAt = (scannedAt: number, more: Parameters<typeof scanRecord>[0] | object = {}) =>
  scanRecord({ code: 'STRAY', qrCode: id, scannedAt, ...more })

/** Scans as an import leaves them: rows with ids of their own, and nothing else. */
async function importScans(scans: { at: number; id: string }[]): Promise<void> {
  await pool.query(
    `INSERT INTO qr_scans (scan_id, scanned_at, qr_code_id, code, outcome, traffic_class, visitor, language)
    SELECT u.id, to_timestamp(u.at / 1000.0), $3, 'STRAY', 'redirected', 'human', 'imported', 'sv-SE'
    FROM unnest($1::varchar[], $2::float8[]) AS u(id, at)`,
    [scans.map((scan) => scan.id), scans.map((scan) => scan.at), id],
  )
}

const selectionOf = (
  start: number,
  end: number,
  more: Partial<ScanSelection> = {},
): ScanSelection => ({
  classes: 'all' as const,
  codes: 'all' as const,
  countries: null,
  devices: null,
  outcomes: null,
  end,
  start,
  ...more,
})

const questionOf = (selection: ScanSelection): FactQuestion => ({
  limits: { breakdown: 5, courses: 2, points: 5 },
  selection,
  want: ['breakdowns', 'codes', 'courses', 'points', 'slots', 'totals', 'visitors'],
})

/** Scans of a period as every way to ask says, which is the same. */
async function scansOf(start: number, end: number): Promise<number> {
  const { rows } = await pool.query(
    'SELECT count(*)::int AS scans FROM qr_scans WHERE scanned_at >= $1 AND scanned_at < $2',
    [new Date(start), new Date(end)],
  )
  const [{ scans }] = rows as [{ scans: number }]
  for (const codes of ['all', [id]] as const) {
    const question = questionOf(selectionOf(start, end, { codes }))
    const [facts, counted] = [
      await store.stats.facts(question),
      await store.stats.recount(question),
    ]
    expect(counted.totals.scans).toBe(scans)
    expect({ ...facts, slots: Array.from(facts.slots) }).toEqual({
      ...counted,
      slots: Array.from(counted.slots),
    })
  }
  // as somebody who may read only some scans, whose answer comes from the scans themselves
  const { totals } = await store.stats.facts(
    questionOf(selectionOf(start, end, { where: { code: { equals: 'STRAY' } } })),
  )
  expect(totals.scans).toBe(scans)
  let exported = 0
  for await (const batch of store.stats.rows({
    columns: ['scanId'],
    selection: selectionOf(start, end),
  })) {
    exported += batch.length
  }
  expect(exported).toBe(scans)
  const { totalDocs } = await site.payload.count({
    collection: 'qr-scans',
    where: {
      scannedAt: {
        greater_than_equal: new Date(start).toISOString(),
        less_than: new Date(end).toISOString(),
      },
    },
  })
  expect(totalDocs).toBe(scans)
  return scans
}

/** Ids of scans, and what is odd about them. */
const KINDS: Record<string, (at: number, index: number) => string> = {
  'ids of a year before': (at) => scanId(at - 365 * DAY),
  'ids of an hour later': (at) => scanId(at + HOUR),
  'ids of the day of the import': (_, index) => scanId(Date.now() - index),
  'ids that count': (_, index) => String(index + 1),
  'ids with a name': (_, index) => `import-${index}`,
  'numbers of one length': (_, index) => String(index + 1).padStart(12, '0'),
  'small letters': (at) => scanId(at).toLowerCase(),
  uuids: () => randomUUID(),
  // with the ids of our scans between the first two
  'uuids around ours': (_, index) =>
    `${index === 0 ? '00000000' : 'ffffffff'}-0000-4000-8000-${String(index).padStart(12, '0')}`,
}

describe('scans whose id does not say when they were', () => {
  it.each(Object.entries(KINDS))('are found after a rebuild: %s', async (_, idOf) => {
    // September is imported, some of October too; between them scans of our own.
    const imported = Array.from({ length: 1_500 }, (_, index) => {
      const at = SEPTEMBER + Math.floor(index * 0.021 * DAY) + 123
      return { at, id: idOf(at, index) }
    })
    await store.writeScans(
      Array.from({ length: 300 }, (_, index) =>
        scanAt(SEPTEMBER - 20 * DAY + index * 5 * HOUR, { visitor: `v${index % 40}` }),
      ),
    )
    await importScans(imported)
    expect(await store.stats.rebuild()).toBe(1_800)

    expect(await scansOf(SEPTEMBER, OCTOBER)).toBeGreaterThan(1_400)
    expect(await scansOf(SEPTEMBER - 100 * DAY, OCTOBER + 100 * DAY)).toBe(1_800)
    // where days, hours and quarters of an hour are cut
    await scansOf(SEPTEMBER + 3 * DAY + 2.25 * HOUR, SEPTEMBER + 5 * DAY + 7.75 * HOUR)
    await scansOf(SEPTEMBER + 9.5 * HOUR, SEPTEMBER + 10.25 * HOUR)
    await scansOf(OCTOBER + 0.5 * HOUR, OCTOBER + 50.25 * HOUR)
    // and scans that come later, before all others as well
    await store.writeScans([scanAt(SEPTEMBER - 300 * DAY), scanAt(SEPTEMBER + 5 * DAY)])
    expect(await scansOf(SEPTEMBER - 400 * DAY, OCTOBER + 100 * DAY)).toBe(1_802)
    await store.stats.fold()
    expect(await scansOf(SEPTEMBER - 400 * DAY, OCTOBER + 100 * DAY)).toBe(1_802)
    const code = await site.payload.findByID({ id, collection: 'qr-codes', depth: 0 })
    expect(code).toMatchObject({ scans: 1_802 })
  })

  it('name codes and languages that no scan of ours named', async () => {
    const { id: fresh } = await site.payload.create({
      collection: 'qr-codes',
      data: {
        code: 'FRESH',
        destination: { type: 'url', url: 'https://example.com' },
        title: 'Fresh',
      },
    })
    await importScans([{ at: SEPTEMBER, id: 'import-1' }])
    await pool.query(
      "UPDATE qr_scans SET qr_code_id = $1, language = 'fi-FI', referrer = 'https://fi.example'",
      [fresh],
    )
    await store.stats.rebuild()
    const facts = await store.stats.facts(questionOf(selectionOf(SEPTEMBER, OCTOBER)))
    expect(facts.codes).toEqual([{ id: fresh, scans: 1 }])
    expect(facts.breakdowns.language?.rows).toEqual([{ scans: 1, value: 'fi-FI' }])
    expect(facts.breakdowns.referrer?.rows).toEqual([{ scans: 1, value: 'https://fi.example' }])
  })

  it('are seen by a recount before anybody rebuilds', async () => {
    await store.writeScans([scanAt(SEPTEMBER + DAY)])
    await importScans([{ at: SEPTEMBER + 2 * DAY, id: 'import-1' }])
    const question = questionOf(selectionOf(SEPTEMBER, OCTOBER))
    expect((await store.stats.recount(question)).totals.scans).toBe(2)
    expect((await store.stats.facts(question)).totals.scans).toBe(1)
    await store.stats.rebuild()
    expect((await store.stats.facts(question)).totals.scans).toBe(2)
  })

  it('do not hide older scans before anybody rebuilds', async () => {
    await store.writeScans([scanAt(SEPTEMBER), scanAt(OCTOBER)])
    await store.stats.fold()
    await importScans([
      { at: OCTOBER + DAY, id: '0-first' },
      { at: OCTOBER + DAY, id: 'last' },
    ])
    const question = questionOf(selectionOf(SEPTEMBER - 400 * DAY, OCTOBER + 0.5 * HOUR))
    expect((await store.stats.facts(question)).totals.scans).toBe(2)
    await store.stats.fold()
    expect((await store.stats.facts(question)).totals.scans).toBe(2)
  })

  it('do not hold up the live feed', async () => {
    const latest = async (after: null | string) => {
      const { classes, codes, countries, devices, outcomes } = selectionOf(0, 1)
      const selection = { classes, codes, countries, devices, outcomes }
      return (await store.stats.latest({ after, limit: 5, selection })).map(({ scanId }) => scanId)
    }
    const [one, two] = [scanAt(Date.now() - 2_000), scanAt(Date.now() - 1_000)]
    await store.writeScans([one])
    await importScans([
      { at: SEPTEMBER, id: 'import-1' },
      { at: Date.now() + DAY, id: scanId(Date.now() + DAY) },
    ])
    expect(await latest(null)).toEqual([one.scanId])
    await store.writeScans([two])
    expect(await latest(one.scanId)).toEqual([two.scanId])
    // a page that was open before
    expect(await latest('import-1')).toEqual([two.scanId, one.scanId])
  })

  it('stand among the others in a list, after a rebuild', async () => {
    await store.writeScans([scanAt(SEPTEMBER), scanAt(SEPTEMBER + 2 * DAY)])
    await importScans([{ at: SEPTEMBER + DAY, id: 'import-1' }])
    await store.stats.rebuild()
    for (const sort of [undefined, '-scanId']) {
      const { docs } = await site.payload.find({
        collection: 'qr-scans',
        depth: 0,
        ...(sort && { sort }),
      })
      expect(docs.map(({ scannedAt }) => Date.parse(scannedAt))).toEqual([
        SEPTEMBER + 2 * DAY,
        SEPTEMBER + DAY,
        SEPTEMBER,
      ])
    }
  })

  it('are forgotten when they are gone', async () => {
    await importScans([{ at: SEPTEMBER, id: 'import-1' }])
    await store.stats.rebuild()
    expect(await store.stats.strays()).toEqual([
      { from: SEPTEMBER, greatest: 'import-1', least: 'import-1', to: SEPTEMBER },
    ])
    await pool.query('DELETE FROM qr_scans')
    await store.stats.rebuild()
    expect(await store.stats.strays()).toEqual([])
  })
})

describe('numbers of erased scans', () => {
  it('end with a rebuild, wherever in time they lie and whatever still waits', async () => {
    const starts = [-60, 0, 31, 60].map((days) => SEPTEMBER + days * DAY)
    const numbers = async () =>
      (await pool.query("SELECT id FROM qr_rollups WHERE id ~ '^[dhm][0-9]' ORDER BY id")).rows
    for (const [gone, erased] of [
      [starts[0]!, SEPTEMBER],
      [starts[1]!, OCTOBER],
      [starts[3]!, Infinity],
    ] as const) {
      for (const folded of [true, false]) {
        await pool.query('DELETE FROM qr_scans')
        await store.writeScans(starts.map((at) => scanAt(at)))
        if (folded) await store.stats.fold()
        await pool.query('DELETE FROM qr_scans WHERE scanned_at >= $1 AND scanned_at < $2', [
          new Date(gone),
          erased === Infinity ? 'infinity' : new Date(erased),
        ])
        expect(await store.stats.rebuild()).toBe(3)
        await store.stats.fold()
        expect(await scansOf(SEPTEMBER - 100 * DAY, SEPTEMBER + 100 * DAY)).toBe(3)
        expect((await numbers()).filter((row) => /^m\d+:\*$/.test(row.id)).length).toBeLessThan(4)
      }
    }
    await pool.query('DELETE FROM qr_scans')
    expect(await store.stats.rebuild()).toBe(0)
    expect(await numbers()).toEqual([])
    const code = await site.payload.findByID({ id, collection: 'qr-codes', depth: 0 })
    expect(code).toMatchObject({ lastScanAt: null, scans: 0, visitors: 0 })
  })
})
