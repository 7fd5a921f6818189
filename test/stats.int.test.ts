import { de } from '@payloadcms/translations/languages/de'
import { en } from '@payloadcms/translations/languages/en'
import { fr } from '@payloadcms/translations/languages/fr'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID, ScanRecord } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
let headers: Record<string, string>
const codes: Record<string, ID> = {}

const write = (...scans: ScanRecord[]) =>
  storeOf(site.payload, optionsOf(site.payload)).writeScans(scans)

const get = async (path: string, more: Record<string, string> = {}) => {
  const response = await site.fetch(path, { headers: { ...headers, ...more } })
  return { body: await response.text(), response, status: response.status }
}
const json = async (path: string) => JSON.parse((await get(path)).body)

beforeAll(async () => {
  site = await startPayload({}, (config) => ({
    ...config,
    i18n: { supportedLanguages: { de, en, fr } },
  }))
  await site.payload.create({
    collection: 'users',
    data: { email: 'a@example.com', password: 'secret' },
  })
  const { token } = await site.payload.login({
    collection: 'users',
    data: { email: 'a@example.com', password: 'secret' },
  })
  headers = { authorization: `JWT ${token}` }
  const campaign = await site.payload.create({
    collection: 'qr-campaigns',
    data: { title: 'Derby Day' },
  })
  for (const code of ['ONE', 'TWO']) {
    const doc = await site.payload.create({
      collection: 'qr-codes',
      data: {
        code,
        destination: { type: 'url', url: 'https://example.com' },
        title: `Code ${code}`,
        ...(code === 'ONE' ? { campaign: campaign.id } : {}),
      },
    })
    codes[code] = doc.id
  }
  const one = { code: 'ONE', qrCode: codes.ONE! }
  const two = { code: 'TWO', qrCode: codes.TWO! }
  await write(
    // 23:30 on 28 March in Berlin, still the 28th in UTC
    scanRecord({ ...one, scannedAt: Date.parse('2026-03-28T22:30:00Z') }),
    // 00:30 on the 29th in Berlin
    scanRecord({ ...one, scannedAt: Date.parse('2026-03-28T23:30:00Z'), visitor: 'visitor-2' }),
    // the hour before and after the clock goes forward
    scanRecord({ ...one, scannedAt: Date.parse('2026-03-29T00:59:59.999Z') }),
    scanRecord({ ...one, scannedAt: Date.parse('2026-03-29T01:00:00Z'), deviceType: 'tablet' }),
    scanRecord({
      ...two,
      city: '=HYPERLINK("http://evil.example")',
      country: 'FR',
      regionName: 'Île-de-France',
      scannedAt: Date.parse('2026-03-29T12:00:00Z'),
    }),
    scanRecord({ ...two, scannedAt: Date.parse('2026-03-29T12:30:00Z'), trafficClass: 'bot' }),
  )
})
afterAll(() => site.stop())

const range = 'from=2026-03-29&to=2026-03-29&tz=Europe/Berlin'

describe('the detailed form', () => {
  it('answers for days of a time zone, people only, with everything beside it', async () => {
    const stats = await json(`/api/qr-scans/stats?detail=1&${range}`)
    expect(stats).toMatchObject({
      first_scan_at: '2026-03-28T23:30:00.000Z',
      last_scan_at: '2026-03-29T12:00:00.000Z',
      scans: 4,
      traffic: { all: 5, classes: { bot: 1, human: 4 }, human: 4 },
      unique_across_periods: true,
      unique_visitors: 2,
    })
    expect(stats.geo_breakdown.countries).toEqual({
      distinct: 2,
      rest: 0,
      rows: [
        { scans: 3, share: 0.75, value: 'DE' },
        { scans: 1, share: 0.25, value: 'FR' },
      ],
    })
    expect(stats.utm_breakdown.content.rows.map(({ value }: { value: string }) => value)).toEqual([
      'ONE',
      'TWO',
    ])
    expect(stats.top_codes).toMatchObject([
      { code: 'ONE', scans: 3, title: 'Code ONE' },
      { code: 'TWO', scans: 1 },
    ])
    expect(stats.top_campaigns).toMatchObject([{ scans: 3, title: 'Derby Day' }])
    expect(stats.campaign_rest).toEqual({ others: 0, without: 1 })
    expect(stats.latest_scans[0]).toMatchObject({ code: 'TWO', country: 'FR' })
    // 23 hours: the clock goes from 1:59 to 3:00
    expect(stats.series.interval).toBe('hour')
    expect(stats.series.points).toHaveLength(23)
    expect(
      stats.series.points
        .slice(0, 4)
        .map(({ label, scans }: Record<string, unknown>) => [label, scans]),
    ).toEqual([
      ['2026-03-29T00:00', 1],
      ['2026-03-29T01:00', 1],
      ['2026-03-29T03:00', 1],
      ['2026-03-29T04:00', 0],
    ])
    expect(stats.heatmap.hours[6].slice(0, 4)).toEqual([1, 1, 0, 1])
  })

  it.each([
    ['code=two', 1],
    ['campaign=derby-day', 3],
    ['country=fr', 1],
    ['country=FR&device=tablet', 0],
    ['device=tablet,mobile&traffic=all', 5],
    ['traffic=bot', 1],
    ['traffic=human,bot&code=ONE,TWO', 5],
  ])('obeys %s', async (filter, scans) => {
    expect(await json(`/api/qr-scans/stats?detail=1&${range}&${filter}`)).toMatchObject({ scans })
  })

  it('compares with the days before', async () => {
    const stats = await json(`/api/qr-scans/stats?detail=1&${range}&compare=previous`)
    expect(stats.comparison).toMatchObject({ range: { from: '2026-03-28' }, scans: 1 })
    expect(stats.change).toEqual({ scans: 3, visitors: 1 })
  })

  it('answers for one code, and 404 for one that is not there', async () => {
    expect(await json(`/api/qr-codes/${codes.TWO}/stats?detail=1&${range}`)).toMatchObject({
      scans: 1,
    })
    expect(await json(`/api/qr-codes/${codes.TWO}/stats`)).toEqual({
      last_30_days: 0,
      last_7_days: 0,
      total: 1,
    })
    expect((await get('/api/qr-codes/99999/stats')).status).toBe(404)
  })
})

describe('the basic form', () => {
  it('counts the last days up to now', async () => {
    const before = await json('/api/qr-scans/stats')
    await write(
      scanRecord({ code: 'TWO', qrCode: codes.TWO!, scannedAt: Date.now() }),
      scanRecord({ code: 'TWO', qrCode: codes.TWO!, scannedAt: Date.now() - 10 * 86_400_000 }),
    )
    expect(await json('/api/qr-scans/stats')).toEqual({
      last_30_days: before.last_30_days + 2,
      last_7_days: before.last_7_days + 1,
      total: before.total + 2,
    })
  })

  it('is not sent twice', async () => {
    const { response } = await get('/api/qr-scans/stats')
    expect(response.headers.get('cache-control')).toMatch(/^private, max-age=\d+/)
    const again = await get('/api/qr-scans/stats', {
      'if-none-match': response.headers.get('etag')!,
    })
    expect(again.status).toBe(304)
    expect(again.body).toBe('')
  })
})

it.each([
  ['from', 'from=2026-02-30'],
  ['from', 'from=2026-03-02&to=2026-03-01'],
  ['to', 'to=yesterday'],
  ['tz', 'tz=Mars/Olympus'],
  ['traffic', 'traffic=robots'],
  ['code', 'code=NOPE'],
  ['campaign', 'campaign=nope'],
  ['country', 'country=Germany'],
  ['device', 'device=phone'],
  ['outcome', 'outcome=sold-out'],
  ['compare', 'compare=tomorrow'],
  ['interval', 'interval=hour&from=2020-01-01'],
  ['limit', 'limit=0'],
  ['form', 'form=2026-03-01'],
  ['range', 'range=7d&from=2026-03-01'],
])('a wrong %s is answered with 400 (%s)', async (field, query) => {
  const { body, status } = await get(`/api/qr-scans/stats?detail=1&${query}`)
  expect(status).toBe(400)
  expect(JSON.parse(body).errors[0]).toMatchObject({
    field,
    message: expect.stringContaining(field),
  })
})

describe('the export', () => {
  it('streams CSV that is safe to open', async () => {
    const { body, response } = await get(
      `/api/qr-scans/export?${range}&columns=code,city,latitude,scannedAt&bom=1`,
    )
    expect(response.headers.get('content-disposition')).toContain('scans_2026-03-29_2026-03-29.csv')
    const lines = body.split('\r\n')
    // the decoder takes the byte order mark away
    expect(lines[0]).toBe('code,city,latitude,scannedAt')
    expect(lines).toHaveLength(6)
    expect(lines[4]).toBe(
      `TWO,"'=HYPERLINK(""http://evil.example"")",52.52,2026-03-29T12:00:00.000Z`,
    )
  })

  it('streams JSON with the same filters', async () => {
    const rows = await json(`/api/qr-scans/export?format=json&${range}&traffic=all&code=TWO`)
    expect(rows).toHaveLength(2)
    expect(rows[1]).toMatchObject({
      code: 'TWO',
      country: 'DE',
      trafficClass: 'bot',
      utmSource: 'qr',
      visitor: 'visitor-1',
    })
    expect(await json('/api/qr-scans/export?format=json&from=2020-01-01&to=2020-01-02')).toEqual([])
  })

  it('names a wrong column, format or separator, and what means nothing to JSON', async () => {
    expect((await get('/api/qr-scans/export?columns=address')).body).toContain('columns')
    expect((await get('/api/qr-scans/export?format=xlsx')).status).toBe(400)
    for (const [query, name] of [
      ['sep=colon', 'sep'],
      ['sep=%3B', 'sep'],
      ['labels=yes', 'labels'],
      ['format=json&sep=tab', 'sep'],
      ['format=json&labels=1', 'labels'],
      ['format=json&bom=1', 'bom'],
    ]) {
      const { body, status } = await get(`/api/qr-scans/export?${query}`)
      expect([query, status, JSON.parse(body).errors[0].field]).toEqual([query, 400, name])
    }
    expect((await get('/api/qr-scans/export?sep=colon')).body).toContain('comma, semicolon, tab')
  })

  it('has the names of code and campaign, and the reader’s own clock beside UTC', async () => {
    const columns = 'code,codeTitle,campaignTitle,scannedAt,scannedAtLocal'
    const rows = await json(`/api/qr-scans/export?format=json&${range}&columns=${columns}`)
    expect(rows.slice(1, 4)).toEqual([
      ...['00:59:59.999', '01:00:00.000'].map((time, index) => ({
        campaignTitle: 'Derby Day',
        code: 'ONE',
        codeTitle: 'Code ONE',
        scannedAt: `2026-03-29T${time}Z`,
        scannedAtLocal: ['2026-03-29 01:59:59', '2026-03-29 03:00:00'][index],
      })),
      {
        campaignTitle: null,
        code: 'TWO',
        codeTitle: 'Code TWO',
        scannedAt: '2026-03-29T12:00:00.000Z',
        scannedAtLocal: '2026-03-29 14:00:00',
      },
    ])
    const { body } = await get(`/api/qr-scans/export?${range}`)
    expect(body.split('\r\n')[0]).toMatch(
      /^scannedAt,scannedAtLocal,code,qrCode,codeTitle,campaignTitle,/,
    )
  })

  it.each([
    ['en', 'comma', 'Code,Title,Campaign,Scanned at (UTC),Scanned at (Europe/Berlin),Postal code'],
    [
      'de',
      'semicolon',
      'Code;Titel;Kampagne;Gescannt am (UTC);Gescannt am (Europe/Berlin);Postleitzahl',
    ],
    ['fr', 'tab', 'Code\tTitre\tCampagne\tScanné le (UTC)\tScanné le (Europe/Berlin)\tCode postal'],
  ])('names its columns in the language of its reader: %s', async (language, sep, head) => {
    const columns = 'code,codeTitle,campaignTitle,scannedAt,scannedAtLocal,postalCode'
    const path = `/api/qr-scans/export?${range}&columns=${columns}&labels=1&sep=${sep}`
    const { body } = await get(path, { cookie: `payload-lng=${language}` })
    expect(body.split('\r\n')[0]).toBe(head)
  })
})

it('scans go with their code: to another campaign, to the trash, and stay when it is gone', async () => {
  const { payload } = site
  const total = async (filter: string) => (await json(`/api/qr-scans/stats?${filter}`)).total
  const other = await payload.create({ collection: 'qr-campaigns', data: { title: 'Cup Final' } })
  const { id } = await payload.create({
    collection: 'qr-codes',
    data: {
      campaign: other.id,
      code: 'MOVES',
      destination: { type: 'url', url: 'https://example.com' },
      title: 'Moves',
    },
  })
  const before = await total('')
  await write(
    scanRecord({ code: 'MOVES', qrCode: id as ID }),
    scanRecord({ code: 'MOVES', qrCode: id as ID, visitor: 'visitor-9' }),
  )
  const [derby, cup] = [await total('campaign=derby-day'), await total('campaign=cup-final')]
  expect([await total(''), cup]).toEqual([before + 2, 2])
  const { docs } = await payload.find({
    collection: 'qr-campaigns',
    where: { slug: { equals: 'derby-day' } },
  })
  await payload.update({ id, collection: 'qr-codes', data: { campaign: docs[0]!.id } })
  expect([await total('campaign=derby-day'), await total('campaign=cup-final')]).toEqual([
    derby + 2,
    0,
  ])
  await payload.update({
    id,
    collection: 'qr-codes',
    data: { deletedAt: new Date().toISOString() },
    trash: true,
  })
  expect(await total('campaign=derby-day')).toBe(derby + 2)
  await payload.delete({ id, collection: 'qr-codes', trash: true })
  expect([await total(''), await total('campaign=derby-day')]).toEqual([before + 2, derby])
  const { docs: scans } = await payload.find({
    collection: 'qr-scans',
    where: { code: { equals: 'MOVES' } },
  })
  expect(scans.map(({ qrCode }) => qrCode ?? null)).toEqual([null, null])
})

it('says a range of people where many share an address, and the plain count beside it', async () => {
  const { id } = await site.payload.create({
    collection: 'qr-codes',
    data: { code: 'VENUE', destination: { type: 'url', url: 'https://a.example' }, title: 'Venue' },
  })
  const evening = Date.parse('2026-05-02T18:00:00Z')
  // 300 people who scan once within three hours: 240 with 18 kinds of phones, each other with its own.
  const people = Array.from({ length: 300 }, (_, person) =>
    scanRecord({
      code: 'VENUE',
      language: ['de-DE', 'en-GB', 'fr-FR'][((person * 7) % 11) % 3]!,
      qrCode: id as ID,
      scannedAt: evening + person * 36_000,
      visitor: person < 240 ? `phone-${Math.floor(Math.sqrt(person * 1.33))}` : `rare-${person}`,
    }),
  )
  await write(...people)
  const may = 'detail=1&from=2026-05-02&to=2026-05-02'
  const stats = await json(`/api/qr-codes/${id}/stats?${may}`)
  expect(stats).toMatchObject({ scans: 300, unique_visitors: 78 })
  expect(stats.people_estimate.least).toBeLessThanOrEqual(300)
  expect(stats.people_estimate.least).toBeGreaterThan(250)
  expect(stats.people_estimate.most).toBe(300)
  expect((await json(`/api/qr-codes/${codes.ONE}/stats?${may}`)).people_estimate).toBeNull()
})

it('nobody who is not signed in sees numbers', async () => {
  for (const path of [
    '/api/qr-scans/stats',
    '/api/qr-scans/export',
    `/api/qr-codes/${codes.ONE}/stats`,
  ]) {
    expect((await site.fetch(path)).status).toBeGreaterThanOrEqual(403)
  }
})
