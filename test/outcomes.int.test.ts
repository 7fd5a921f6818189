import type { CollectionConfig, Field } from 'payload'
import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID, ScanRecord } from '../src/vocabulary/scan.js'
import type { FactQuestion } from '../src/vocabulary/statistics.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { createPostgresStore } from '../src/store/postgres/createPostgresStore.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

const AT = Date.parse('2026-03-29T10:00:00Z')
const DAY = 'from=2026-03-29&to=2026-03-29'
const RANGE = `${DAY}&compare=previous`

let site: TestPayload
let soldOut: ID
const tokens: Record<string, string> = {}

const as = async (role: string, path: string) => {
  const response = await site.fetch(path, { headers: { authorization: `JWT ${tokens[role]}` } })
  return { body: JSON.parse(await response.text()), status: response.status }
}
const json = async (path: string) => (await as('analyst', path)).body
const pool = () => (site.payload.db as unknown as { pool: Pool }).pool
const storeIn = (one: TestPayload) => storeOf(one.payload, optionsOf(one.payload))

/** Field access of a host: clerks see numbers, but not what became of single scans; guests less. */
const HIDDEN: Record<string, string[]> = {
  clerk: ['outcome'],
  guest: ['code', 'outcome', 'trafficClass'],
}
const hideFields = (fields: Field[]): Field[] =>
  fields.map((field) => ({
    ...field,
    ...('fields' in field && { fields: hideFields(field.fields) }),
    ...('name' in field &&
      HIDDEN.guest!.includes(field.name) && {
        access: {
          read: ({ req }: { req: { user: unknown } }) => {
            const { role = '' } = (req.user ?? {}) as { role?: string }
            return !HIDDEN[role]?.includes(field.name)
          },
        },
      }),
  })) as Field[]

const scansOf = (
  count: number,
  outcome: ScanRecord['outcome'],
  more: Partial<ScanRecord> = {},
): ScanRecord[] =>
  Array.from({ length: count }, (_, index) =>
    scanRecord({
      code: 'SOLDOUT',
      outcome,
      qrCode: soldOut,
      scannedAt: AT + index * 1000,
      visitor: `${outcome}-${index}`,
      ...more,
    }),
  )

beforeAll(async () => {
  site = await startPayload({
    overrides: {
      scans: ({ defaultCollection }): CollectionConfig => ({
        ...defaultCollection,
        fields: hideFields(defaultCollection.fields),
      }),
    },
  })
  for (const role of ['analyst', 'clerk', 'guest']) {
    const data = { email: `${role}@example.com`, password: 'secret', role }
    await site.payload.create({ collection: 'users', data })
    tokens[role] = (await site.payload.login({ collection: 'users', data })).token!
  }
  const create = async (code: string): Promise<ID> =>
    (
      await site.payload.create({
        collection: 'qr-codes',
        data: {
          code,
          destination: { type: 'url', url: 'https://example.com' },
          scanLimit: 250,
          title: code,
        },
      })
    ).id
  soldOut = await create('SOLDOUT')
  const other = await create('OTHER')
  const store = storeIn(site)
  await store.stats.fold()
  await store.writeScans([
    ...scansOf(250, 'redirected'),
    ...scansOf(60, 'used-up', { scannedAt: AT + 3_600_000 }),
    ...scansOf(10, 'paused', { country: 'FR' }),
    ...scansOf(6, 'expired', { deviceType: 'tablet' }),
    ...scansOf(5, 'used-up', { trafficClass: 'bot' }),
    ...scansOf(3, 'used-up', { scannedAt: AT - 86_400_000 }),
    ...scansOf(4, 'redirected', { code: 'OTHER', qrCode: other }),
  ])
})
afterAll(() => site?.stop())

describe.each(['as they come', 'folded', 'rebuilt'])('people who were turned away, %s', (how) => {
  beforeAll(async () => {
    if (how === 'folded') await storeIn(site).stats.fold()
    if (how === 'rebuilt') await storeIn(site).stats.rebuild()
  })

  it('are a figure beside those who were sent on', async () => {
    expect(await json(`/api/qr-codes/${soldOut}/stats?detail=1&${RANGE}`)).toMatchObject({
      comparison: { scans: 3, sent_on: 0, turned_away: 3 },
      scans: 326,
      sent_on: 250,
      turned_away: 76,
    })
    expect(await json(`/api/qr-scans/stats?detail=1&${RANGE}`)).toMatchObject({
      scans: 330,
      sent_on: 254,
      turned_away: 76,
    })
  })

  it('are counted by reason', async () => {
    const { outcomes } = await json(`/api/qr-codes/${soldOut}/stats?detail=1&${RANGE}`)
    expect(outcomes).toMatchObject({
      distinct: 4,
      rest: 0,
      rows: [
        { scans: 250, value: 'redirected' },
        { scans: 60, value: 'used-up' },
        { scans: 10, value: 'paused' },
        { scans: 6, value: 'expired' },
      ],
    })
    expect(
      await json(`/api/qr-scans/breakdown?dimension=outcome&traffic=bot&${DAY}`),
    ).toMatchObject({ rows: [{ scans: 5, value: 'used-up' }] })
  })

  it.each([
    ['outcome=redirected', 254, 250],
    ['outcome=used-up', 60, 60],
    ['outcome=used-up&traffic=all', 65, 60],
    ['outcome=paused,expired', 16, 16],
    ['outcome=turned-away', 76, 76],
    ['outcome=turned-away&country=FR', 10, 10],
    ['outcome=expired&device=tablet', 6, 6],
    ['outcome=expired&device=mobile', 0, 0],
  ])('are a filter of every number: %s', async (filter, scans, visitors) => {
    const stats = await json(`/api/qr-scans/stats?detail=1&${RANGE}&${filter}`)
    expect(stats).toMatchObject({ scans, unique_visitors: visitors })
    const inSeries = stats.series.points.reduce(
      (sum: number, point: { scans: number }) => sum + point.scans,
      0,
    )
    expect(inSeries).toBe(scans)
    expect(await json(`/api/qr-scans/stats?${filter}`)).toHaveProperty('total')
  })
})

describe('who was turned away', () => {
  it('is in the live feed and its filter', async () => {
    const feed = await json('/api/qr-scans/latest?outcome=paused&limit=3')
    expect(feed.map((scan: { outcome: string }) => scan.outcome)).toEqual(Array(3).fill('paused'))
  })

  it('is in the export and its filter', async () => {
    const rows = await json(
      `/api/qr-scans/export?format=json&columns=code,outcome&outcome=turned-away&${DAY}`,
    )
    expect(rows).toHaveLength(76)
    expect(rows[0]).toEqual({ code: 'SOLDOUT', outcome: expect.not.stringMatching('redirected') })
  })

  it('a wrong outcome is named', async () => {
    const { body, status } = await as('analyst', `/api/qr-scans/stats?outcome=sold-out`)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({
      field: 'outcome',
      message: expect.stringContaining('used-up'),
    })
  })
})

describe('whoever may not read outcomes', () => {
  it('sees scans, and no number of what became of them', async () => {
    const stats = (await as('clerk', `/api/qr-scans/stats?detail=1&${RANGE}`)).body
    expect(stats).toMatchObject({
      comparison: { scans: 3, sent_on: null, turned_away: null },
      outcomes: null,
      scans: 330,
      sent_on: null,
      turned_away: null,
    })
    for (const { outcome } of stats.latest_scans) expect(outcome).toBeNull()
    const feed = (await as('clerk', '/api/qr-scans/latest')).body
    expect(feed).toHaveLength(10)
    for (const { outcome } of feed) expect(outcome).toBeNull()
  })

  it('sees neither codes nor classes of the latest scans where those are refused', async () => {
    const lists = async (role: string) => [
      (await as(role, '/api/qr-scans/latest')).body,
      (await as(role, `/api/qr-scans/stats?detail=1&${RANGE}`)).body.latest_scans,
    ]
    for (const scans of await lists('guest')) {
      expect(scans.length).toBeGreaterThan(0)
      for (const scan of scans) {
        expect(scan).toMatchObject({ code: null, country: 'DE', outcome: null, trafficClass: null })
      }
    }
    for (const scans of await lists('clerk')) {
      for (const scan of scans) {
        expect(scan).toMatchObject({ code: expect.any(String), trafficClass: 'human' })
      }
    }
  })

  it.each([
    'stats?outcome=used-up',
    'stats?detail=1&outcome=used-up',
    'latest?outcome=used-up',
    'breakdown?dimension=country&outcome=used-up',
    'export?format=json&outcome=used-up',
  ])('may not filter by them: %s', async (path) => {
    const { body, status } = await as('clerk', `/api/qr-scans/${path}`)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({
      field: 'outcome',
      message: expect.stringContaining('may not read'),
    })
  })

  it('may not have them broken down', async () => {
    const path = `/api/qr-scans/breakdown?dimension=outcome&${DAY}`
    expect((await as('clerk', path)).body).toMatchObject({ distinct: 0, rows: [] })
  })
})

it('rollups from before there were outcomes are made anew by themselves', async () => {
  await storeIn(site).stats.fold()
  // What an older version has counted: nobody was turned away.
  await pool().query(`UPDATE qr_rollups SET id = '!complete 2' WHERE id LIKE '!complete%'`)
  await pool().query(`UPDATE qr_rollups SET bounds = NULL WHERE id NOT LIKE '!%'`)
  const later = createPostgresStore(site.payload, optionsOf(site.payload))
  try {
    const question: FactQuestion = {
      limits: { breakdown: 10, courses: 0, points: 0 },
      selection: {
        classes: ['human'],
        codes: [soldOut],
        countries: null,
        devices: null,
        end: AT + 86_400_000,
        outcomes: null,
        start: AT - 2 * 86_400_000,
      },
      want: ['breakdowns', 'totals'],
    }
    const outcomes = { expired: 6, paused: 10, redirected: 250, 'used-up': 63 }
    // Counted from the scans until the rollups are there again.
    expect(await later.stats.facts(question)).toMatchObject({ outcomes })
    await until(async () => {
      const { rows } = await pool().query<{ id: string }>(
        "SELECT id FROM qr_rollups WHERE id LIKE '!complete%'",
      )
      return rows.some(({ id }) => id !== '!complete 2') || null
    })
    expect(await later.stats.facts(question)).toMatchObject({ outcomes })
  } finally {
    await later.close()
  }
})
