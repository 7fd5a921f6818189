import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { StatsJSON } from '../src/analytics/statsJSON.js'
import type { ID, ScanRecord } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { addDays, dateAt } from '../src/analytics/time/zone.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
let headers: Record<string, string>
const codes: Record<string, ID> = {}

const ask = async (query: string): Promise<StatsJSON> => {
  const response = await site.fetch(`/api/qr-scans/stats?detail=1&${query}`, { headers })
  if (response.status !== 200) throw new Error(await response.text())
  return (await response.json()) as StatsJSON
}
const scan = (at: string, more: Partial<ScanRecord> = {}) =>
  scanRecord({ code: 'ONE', qrCode: codes.ONE!, scannedAt: Date.parse(at), ...more })
const counts = ({ series }: StatsJSON): Record<string, number> =>
  Object.fromEntries(
    series.points.filter(({ scans }) => scans > 0).map(({ label, scans }) => [label, scans]),
  )

beforeAll(async () => {
  site = await startPayload({ visitors: { rotation: 'month' } })
  const { payload } = site
  const login = { email: 'a@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data: login })
  const { token } = await payload.login({ collection: 'users', data: login })
  headers = { authorization: `JWT ${token}` }
  const campaign = await payload.create({ collection: 'qr-campaigns', data: { title: 'Derby' } })
  for (const code of ['ONE', 'TWO']) {
    const { id } = await payload.create({
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
  await storeOf(payload, optionsOf(payload)).writeScans([
    // the same day of two years, one visitor over three days of this one
    scan('2024-02-28T10:00:00Z', { visitor: 'a' }),
    scan('2025-02-27T10:00:00Z', { visitor: 'b' }),
    scan('2025-02-28T10:00:00Z', { visitor: 'b' }),
    scan('2025-02-28T11:00:00Z', { visitor: 'c' }),
    scan('2025-03-01T00:00:00Z', { visitor: 'd' }),
    // Kolkata is 5:30 ahead: its 10 June 2025 begins at 18:30 of the 9th in UTC
    scan('2025-06-09T18:29:59Z'),
    scan('2025-06-09T18:30:00Z'),
    scan('2025-06-10T18:29:59Z'),
    scan('2025-06-10T18:30:00Z'),
    // Kathmandu is 5:45 ahead
    scan('2025-07-09T18:14:59Z'),
    scan('2025-07-09T18:15:00Z'),
    // Berlin has 2 o'clock twice on 26 October 2025
    scan('2025-10-26T00:30:00Z'),
    scan('2025-10-26T01:30:00Z'),
    // everything that can be filtered by, and one scan for each that differs
    scan('2025-09-01T12:00:00Z', { city: 'Hamburg', latitude: 53.55, longitude: 9.99 }),
    scan('2025-09-01T12:00:01Z', { country: 'FR', city: null, latitude: null, longitude: null }),
    scan('2025-09-01T12:00:02Z', { deviceType: 'tablet' }),
    scan('2025-09-01T12:00:03Z', { trafficClass: 'bot' }),
    scan('2025-09-01T12:00:04Z', { code: 'TWO', qrCode: codes.TWO! }),
    scan('2025-09-01T12:00:05Z', {
      asOrganization: null,
      language: 'da-DK',
      utmContent: 'poster',
      utmTerm: 'north stand',
    }),
  ])
})
afterAll(() => site?.stop())

describe('comparison', () => {
  it('is with the same days a year before, the leap day included', async () => {
    const stats = await ask('from=2025-02-28&to=2025-02-28&compare=year')
    expect(stats.comparison).toMatchObject({
      range: { from: '2024-02-28', to: '2024-02-28' },
      scans: 1,
      unique_visitors: 1,
    })
    expect(stats.change).toEqual({ scans: 1, visitors: 1 })
    expect(stats.comparison!.series.points).toHaveLength(stats.series.points.length)
  })

  it('is with as many days just before', async () => {
    const stats = await ask('from=2025-02-28&to=2025-03-01&compare=previous')
    expect([stats.scans, stats.comparison!.range.from, stats.comparison!.range.to]).toEqual([
      3,
      '2025-02-26',
      '2025-02-27',
    ])
    expect(stats.change).toEqual({ scans: 2, visitors: 2 })
  })

  it('has no change where there was nothing', async () => {
    const stats = await ask('from=2025-06-10&to=2025-06-10&compare=year')
    expect(stats.change).toEqual({ scans: null, visitors: null })
  })
})

describe('days and hours', () => {
  it('are those of zones at half and quarter hours', async () => {
    const kolkata = await ask('from=2025-06-10&to=2025-06-10&tz=Asia/Kolkata')
    expect(counts(kolkata)).toEqual({ '2025-06-10T00:00': 1, '2025-06-10T23:00': 1 })
    expect(kolkata.series.points).toHaveLength(24)
    // a Tuesday
    expect([kolkata.heatmap.hours[1]![0], kolkata.heatmap.hours[1]![23]]).toEqual([1, 1])
    expect(kolkata.range.start).toBe('2025-06-09T18:30:00.000Z')
    const kathmandu = await ask('from=2025-07-10&to=2025-07-10&tz=Asia/Kathmandu')
    expect(counts(kathmandu)).toEqual({ '2025-07-10T00:00': 1 })
  })

  it('keep both hours apart where the clock goes back', async () => {
    const { heatmap, series } = await ask('from=2025-10-26&to=2025-10-26&tz=Europe/Berlin')
    expect(series.points).toHaveLength(25)
    const twice = series.points.filter(({ label }) => label.endsWith('T02:00'))
    expect(twice.map(({ scans, start }) => [scans, start])).toEqual([
      [1, '2025-10-26T00:00:00.000Z'],
      [1, '2025-10-26T01:00:00.000Z'],
    ])
    // on the wall it was two o'clock both times
    expect(heatmap).toMatchObject({ peak: { hour: 2, scans: 2, weekday: 6 } })
  })

  it.each([
    ['day', 59, { '2025-02-27': 1, '2025-02-28': 2 }],
    ['week', 9, { '2025-02-24': 3 }],
    ['month', 2, { '2025-02-01': 3 }],
  ])('have a bucket for every %s, empty ones included', async (interval, buckets, filled) => {
    const stats = await ask(`from=2025-01-01&to=2025-02-28&interval=${interval}`)
    expect(stats.series.points).toHaveLength(buckets)
    expect(counts(stats)).toEqual(filled)
  })

  it.each([
    ['today', 1],
    ['7d', 7],
    ['14d', 14],
    ['30d', 30],
    ['90d', 90],
    ['12m', 365],
  ])('of %s are %i with today, where the reader is', async (range, days) => {
    const tz = 'Pacific/Kiritimati'
    const before = dateAt(tz, Date.now())
    const stats = await ask(`range=${range}&tz=${tz}`)
    // The day may end between the question and its answer.
    expect([before, dateAt(tz, Date.now())]).toContain(stats.range.to)
    expect(stats.range).toMatchObject({ days, from: addDays(stats.range.to, 1 - days) })
  })
})

describe('visitors', () => {
  it('are different people in the range, not a sum of days', async () => {
    const stats = await ask('from=2025-02-01&to=2025-02-28')
    expect([stats.scans, stats.unique_visitors, stats.unique_across_periods]).toEqual([3, 2, true])
  })

  it('are said not to be unique where their key changed in between', async () => {
    const stats = await ask('from=2025-02-28&to=2025-03-01')
    expect([stats.unique_visitors, stats.unique_across_periods]).toEqual([3, false])
    // the day in Berlin begins in February of the key
    const berlin = await ask('from=2025-03-01&to=2025-03-01&tz=Europe/Berlin')
    expect(berlin.unique_across_periods).toBe(false)
  })

  it('are unique as long as the key changes later, within the days that are still to come', async () => {
    const today = dateAt('UTC', Date.now())
    const stats = await ask(`from=${today}&to=${addDays(today, 35)}`)
    expect(stats.unique_across_periods).toBe(true)
  })
})

describe('filters', () => {
  const DAY = 'from=2025-09-01&to=2025-09-01'
  const ALL = 'campaign=derby&code=ONE,TWO&country=DE&device=mobile&traffic=human'

  it('hold all together', async () => {
    expect((await ask(DAY)).scans).toBe(5)
    expect((await ask(`${DAY}&traffic=all`)).scans).toBe(6)
    const { geo_breakdown: geo, scans, top_codes, traffic } = await ask(`${DAY}&${ALL}`)
    expect(scans).toBe(2)
    expect(traffic).toMatchObject({ all: 3, classes: { bot: 1, human: 2 } })
    expect(top_codes.map(({ code }) => code)).toEqual(['ONE'])
    expect(geo.countries!.rows).toMatchObject([{ scans: 2, share: 1, value: 'DE' }])
  })

  it.each([
    ['campaign=derby', 1],
    ['code=ONE,TWO', 0],
    ['country=DE', 1],
    ['device=mobile', 1],
    ['traffic=human', 1],
  ])('each of them counts: without %s there are %i more', async (one, more) => {
    const others = ALL.split('&').filter((part) => part !== one)
    const query = [DAY, ...others, one.startsWith('traffic') && 'traffic=all'].filter(Boolean)
    expect((await ask(query.join('&'))).scans).toBe(2 + more)
  })
})

it('says what scans have in common, and what is not known of them', async () => {
  const stats = await ask('from=2025-09-01&to=2025-09-01')
  const rows = (breakdown: { rows: { scans: number; value: null | string }[] } | null) =>
    Object.fromEntries(breakdown!.rows.map(({ scans, value }) => [value ?? 'none', scans]))
  expect(rows(stats.geo_breakdown.isps)).toEqual({ 'Deutsche Telekom AG': 4, none: 1 })
  expect(rows(stats.device_breakdown.languages)).toEqual({ 'da-DK': 1, 'de-DE': 4 })
  expect(rows(stats.utm_breakdown.term)).toEqual({ 'north stand': 1, none: 4 })
  expect(rows(stats.utm_breakdown.content)).toEqual({ ONE: 3, TWO: 1, poster: 1 })
  expect(stats.first_scan_at).toBe('2025-09-01T12:00:00.000Z')
  expect(stats.last_scan_at).toBe('2025-09-01T12:00:05.000Z')
})

it('puts cities on the map, and never the middle of a country', async () => {
  const { map_points: points } = await ask('from=2025-09-01&to=2025-09-01')
  expect(points).toEqual([
    expect.objectContaining({ city: 'Berlin', latitude: 52.52, longitude: 13.4, scans: 3 }),
    expect.objectContaining({ city: 'Hamburg', latitude: 53.55, longitude: 9.99, scans: 1 }),
  ])
})

it('answers for days without scans', async () => {
  const stats = await ask('from=2023-01-01&to=2023-01-07&compare=previous')
  expect(stats).toMatchObject({
    change: { scans: null, visitors: null },
    first_scan_at: null,
    heatmap: { peak: null },
    campaign_rest: { others: 0, without: 0 },
    last_scan_at: null,
    map_points: [],
    scans: 0,
    top_campaigns: [],
    top_codes: [],
    unique_visitors: 0,
  })
  expect(stats.series.points).toHaveLength(7)
})
