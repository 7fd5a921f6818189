import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CodeFigures } from '../src/analytics/codeFigures.js'
import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

type Health = Record<string, { days: number[]; health: string }>

const DAY = 86_400_000
const NOW = Date.now()

let site: TestPayload
let pool: Pool
let headers: Record<string, string>
const codes: Record<string, ID> = {}

const get = async (path: string, more: RequestInit = {}) => {
  const response = await site.fetch(path, { ...more, headers: { ...headers, ...more.headers } })
  const text = await response.text()
  return {
    body: text === '' ? null : JSON.parse(text),
    headers: response.headers,
    status: response.status,
  }
}
const write = (code: string, ago: number, more: object = {}) => {
  const scan = scanRecord({ code, qrCode: codes[code]!, scannedAt: NOW - ago, ...more })
  return storeOf(site.payload, optionsOf(site.payload))
    .writeScans([scan])
    .then(() => scan.scanId)
}
const idsOf = (scans: { scanId: string }[]) => scans.map(({ scanId }) => scanId)

beforeAll(async () => {
  site = await startPayload()
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  const login = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: login })
  const { token } = await site.payload.login({ collection: 'users', data: login })
  headers = { authorization: `JWT ${token}` }
  const campaign = await site.payload.create({
    collection: 'qr-campaigns',
    data: { title: 'Derby Day' },
  })
  for (const code of ['ONE', 'TWO', 'OLD', 'FEW', 'NONE']) {
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: {
        code,
        destination: { type: 'url', url: 'https://example.com' },
        title: code,
        ...(code === 'ONE' && { campaign: campaign.id }),
      },
    })
    codes[code] = id as ID
  }
})
afterAll(() => site?.stop())

describe('GET /api/qr-scans/latest', () => {
  const ids: string[] = []
  beforeAll(async () => {
    for (let n = 0; n < 12; n++) ids.unshift(await write('ONE', 60_000 - n * 1_000))
    ids.unshift(
      await write('TWO', 10_000, { city: 'Paris', country: 'FR', deviceType: 'tablet' }),
      await write('TWO', 9_000, { trafficClass: 'bot' }),
    )
    // The bot's is the newest.
    ids.splice(0, 2, ids[1]!, ids[0]!)
  })
  const people = () => ids.slice(1)

  it('has the newest first, people only, ten unless more are asked for', async () => {
    const { body, headers, status } = await get('/api/qr-scans/latest')
    expect([status, idsOf(body)]).toEqual([200, people().slice(0, 10)])
    expect(body[0]).toMatchObject({
      browser: 'Mobile Safari 26',
      city: 'Paris',
      code: 'TWO',
      country: 'FR',
      deviceType: 'tablet',
      qrCode: codes.TWO,
      scannedAt: new Date(NOW - 10_000).toISOString(),
      trafficClass: 'human',
    })
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(idsOf((await get('/api/qr-scans/latest?limit=3')).body)).toEqual(people().slice(0, 3))
    expect(idsOf((await get('/api/qr-scans/latest?limit=100')).body)).toEqual(people())
  })

  it('has only those after one', async () => {
    const after = (id: string) => get(`/api/qr-scans/latest?after=${id}&limit=100`)
    expect(idsOf((await after(people()[4]!)).body)).toEqual(people().slice(0, 4))
    expect((await after(people()[0]!)).body).toEqual([])
  })

  it('obeys every filter, and all of them together', async () => {
    const of = async (query: string) => idsOf((await get(`/api/qr-scans/latest?${query}`)).body)
    expect(await of('traffic=all&limit=2')).toEqual(ids.slice(0, 2))
    expect(await of('traffic=bot')).toEqual([ids[0]])
    expect(await of('code=two')).toEqual([people()[0]])
    expect(await of('country=FR')).toEqual([people()[0]])
    expect(await of('device=tablet,desktop')).toEqual([people()[0]])
    expect(await of('campaign=derby-day&limit=100')).toEqual(people().slice(1))
    expect(await of('campaign=derby-day&country=FR')).toEqual([])
    expect(await of('code=ONE,TWO&country=FR,DE&device=tablet&traffic=human')).toEqual([
      people()[0],
    ])
  })

  it.each([
    ['after', 'after=%27%3B--'],
    ['limit', 'limit=101'],
    ['limit', 'limit=0'],
    ['code', 'code=NOPE'],
    ['from', 'from=2026-01-01'],
    ['range', 'range=7d'],
    ['dimension', 'dimension=city'],
    ['traffic', 'traffic=robots'],
  ])('names a wrong %s (%s)', async (field, query) => {
    const { body, status } = await get(`/api/qr-scans/latest?${query}`)
    expect([status, body.errors[0].field]).toEqual([400, field])
    expect(body.errors[0].message).toContain(`"${field}"`)
  })
})

describe('GET /api/qr-scans/breakdown', () => {
  const RANGE = 'from=2026-03-01&to=2026-03-31'
  const path = (more: string) => `/api/qr-scans/breakdown?${RANGE}&${more}`
  beforeAll(async () => {
    const at = (n: number) => NOW - (Date.parse('2026-03-05T12:00:00Z') + n * 1_000)
    for (let n = 0; n < 30; n++) {
      await write('OLD', at(n), {
        city: `City ${n % 12}`,
        language: n % 2 ? 'de-DE' : 'fr-FR',
        utmContent: 'poster',
        utmTerm: n % 3 ? 'east' : null,
      })
    }
    await write('OLD', at(99), { city: null, country: null, trafficClass: 'bot' })
  })

  it('has as many rows as asked for, and says how much is beyond them', async () => {
    const { body, status } = await get(path('dimension=city&limit=4'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ distinct: 12, rest: 30 - 4 * 3 })
    expect(body.rows).toHaveLength(4)
    expect(body.rows[0]).toMatchObject({ country: 'DE', scans: 3, share: 0.1, value: 'City 0' })
    expect((await get(path('dimension=city&limit=5000'))).body.rows).toHaveLength(12)
    expect((await get(path('dimension=city'))).body.rows).toHaveLength(10)
  })

  it.each([
    ['asOrganization', 'Deutsche Telekom AG', 30],
    ['browser', 'Mobile Safari 26', 30],
    ['country', 'DE', 30],
    ['deviceType', 'mobile', 30],
    ['language', 'de-DE', 15],
    ['os', 'iOS 26', 30],
    ['postalCode', '10115', 30],
    ['region', 'Land Berlin', 30],
    ['utmCampaign', 'derby', 30],
    ['utmContent', 'poster', 30],
    ['utmMedium', 'print', 30],
    ['utmSource', 'qr', 30],
    ['utmTerm', 'east', 20],
    ['referrer', null, 30],
  ])('counts by %s', async (dimension, value, scans) => {
    expect((await get(path(`dimension=${dimension}`))).body.rows).toContainEqual(
      expect.objectContaining({ scans, value }),
    )
  })

  it('obeys filters and range', async () => {
    const scans = async (more: string) =>
      (await get(`/api/qr-scans/breakdown?dimension=country&${more}`)).body.rows.reduce(
        (sum: number, row: { scans: number }) => sum + row.scans,
        0,
      )
    expect(await scans(`${RANGE}&traffic=all`)).toBe(31)
    expect(await scans(`${RANGE}&traffic=all&country=none`)).toBe(1)
    expect(await scans(`${RANGE}&code=ONE`)).toBe(0)
    expect(await scans('from=2026-03-06&to=2026-03-31')).toBe(0)
  })

  it('is sent once, for one person, until it changes', async () => {
    const first = await get(path('dimension=os'))
    const etag = first.headers.get('etag')!
    expect(first.headers.get('cache-control')).toMatch(/^private, max-age=\d+/)
    expect(first.headers.get('vary')).toMatch(/authorization.*cookie/i)
    const again = () => get(path('dimension=os'), { headers: { 'if-none-match': etag } })
    expect(await again()).toMatchObject({ body: null, status: 304 })
    await write('OLD', NOW - Date.parse('2026-03-06T00:00:00Z'))
    expect((await again()).status).toBe(200)
  })

  it.each([
    ['dimension', ''],
    ['dimension', 'dimension=visitor'],
    ['limit', 'dimension=city&limit=5001'],
    ['interval', 'dimension=city&interval=day'],
    ['country', 'dimension=city&country=Germany'],
    ['campaign', 'dimension=city&campaign=nope'],
  ])('names a wrong %s (%s)', async (field, query) => {
    const { body, status } = await get(path(query))
    expect([status, body.errors[0].field]).toEqual([400, field])
  })
})

describe('GET /api/qr-codes/health', () => {
  const health = (query: string) => get(`/api/qr-codes/health?${query}`)
  beforeAll(async () => {
    // made long ago, as far as the list can tell
    await pool.query(`UPDATE qr_codes SET created_at = now() - interval '90 days'`)
    for (let n = 0; n < 12; n++) await write('FEW', 20 * DAY + n * 1_000)
    await write('FEW', DAY)
    await pool.query(`UPDATE qr_codes SET created_at = now() WHERE code = 'TWO'`)
  })

  it('says of each code how it is doing', async () => {
    const ids = ['ONE', 'TWO', 'OLD', 'FEW', 'NONE'].map((code) => codes[code])
    const { body, headers, status } = await health(`ids=${ids.join(',')}`)
    expect(status).toBe(200)
    const said = Object.entries(body as Health).map(([id, one]) => [id, one.health])
    expect(Object.fromEntries(said)).toEqual({
      [codes.FEW!]: 'falling',
      [codes.NONE!]: 'asleep',
      [codes.OLD!]: 'asleep',
      [codes.ONE!]: 'rising',
      [codes.TWO!]: 'steady',
    })
    const days = (body as Health)[String(codes.FEW)]!.days
    expect([days.length, days.reduce((sum, scans) => sum + scans)]).toEqual([30, 13])
    expect(headers.get('cache-control')).toMatch(/^private, max-age=\d+/)
  })

  it('leaves out what is not there', async () => {
    const { body } = await health(`ids=${codes.ONE},99999`)
    expect(Object.keys(body)).toEqual([String(codes.ONE)])
  })

  it.each([
    ['equals', 'falling', ['FEW']],
    ['in', 'falling,rising', ['FEW', 'ONE']],
    ['not_equals', 'asleep', ['FEW', 'ONE', 'TWO']],
    ['equals', 'dancing', []],
  ])('the list of codes is filtered by it: %s %s', async (operator, value, expected) => {
    const { body } = await get(`/api/qr-codes?where[health][${operator}]=${value}&sort=code`)
    expect(body.docs.map(({ code }: { code: string }) => code)).toEqual(expected)
  })

  it.each(['', 'ids=', 'ids=one', `ids=${Array.from({ length: 251 }, (_, n) => n + 1).join(',')}`])(
    'names ids that are wrong (%.20s)',
    async (query) => {
      const { body, status } = await health(query)
      expect([status, body.errors[0].field]).toEqual([400, 'ids'])
    },
  )
})

describe('GET /api/qr-codes/:id/figures', () => {
  it('has the days of each figure, their sum and all there ever was', async () => {
    await write('FEW', 400 * DAY)
    await write('FEW', 2 * DAY, { outcome: 'paused' })
    const { body, status } = await get(`/api/qr-codes/${codes.FEW}/figures?tz=Europe/Berlin`)
    const { figures } = body as CodeFigures
    const sum = (days: number[]) => days.reduce((all, one) => all + one, 0)
    expect([status, body.begun, figures.scans!.days.length]).toEqual([200, 30, 30])
    for (const name of ['scans', 'sentOn', 'turnedAway'] as const) {
      expect([name, sum(figures[name]!.days)]).toEqual([name, figures[name]!.recent])
    }
    expect(figures).toMatchObject({
      scans: { ever: 15, recent: 14 },
      sentOn: { ever: 14, recent: 13 },
      turnedAway: { ever: 1, recent: 1 },
      visitors: { ever: 1, recent: 1 },
    })
    expect(Math.max(...figures.visitors!.days)).toBe(1)
  })

  it('names a zone there is not, and a code there is not', async () => {
    const wrong = await get(`/api/qr-codes/${codes.FEW}/figures?tz=Mars`)
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([400, 'tz'])
    expect((await get('/api/qr-codes/99999/figures')).status).toBe(404)
  })
})

describe('the basic form of statistics', () => {
  const total = async (query: string) => (await get(`/api/qr-scans/stats?${query}`)).body.total

  it('obeys filters', async () => {
    expect(await total('country=FR')).toBe(1)
    expect(await total('country=FR&device=mobile')).toBe(0)
    expect(await total('code=TWO&traffic=all')).toBe(2)
    expect(await total('code=TWO&traffic=bot')).toBe(1)
  })

  it.each(['compare=previous', 'from=2026-03-01', 'interval=day', 'limit=5', 'range=7d'])(
    'takes no %s without detail',
    async (query) => {
      const { body, status } = await get(`/api/qr-scans/stats?${query}`)
      expect([status, body.errors[0].field]).toEqual([400, query.split('=')[0]])
    },
  )
})

it.each([
  'qr-codes/health?ids=1,2,3',
  'qr-scans/breakdown?dimension=city',
  'qr-scans/latest',
  'qr-scans/stats',
  'qr-scans/stats?detail=1',
])('whoever leaves ends the query of %s', async (path) => {
  const busy = async (): Promise<number> => {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()
        AND application_name = 'payload-plugin-qr statistics' AND state = 'active'`,
    )
    return rows[0].n
  }
  const leave = new AbortController()
  const client = await pool.connect()
  await client.query('BEGIN; LOCK TABLE qr_scans, qr_rollup_parts IN ACCESS EXCLUSIVE MODE')
  try {
    const answer = get(`/api/${path}`, { signal: leave.signal })
    await until(async () => ((await busy()) > 0 ? true : null))
    leave.abort()
    await until(async () => ((await busy()) === 0 ? true : null))
    expect((await answer).status).toBe(499)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})
