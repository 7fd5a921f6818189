import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { StatsJSON } from '../src/analytics/statsJSON.js'
import type { Compare } from '../src/vocabulary/questions.js'
import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { analyticsFor } from '../src/analytics/analyticsFor.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { noonZone } from './noonZone.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const MINUTE = 60_000
const DAY = 86_400_000

let site: TestPayload
let code: ID
let headers: Record<string, string>

const write = (...instants: number[]) =>
  storeOf(site.payload, optionsOf(site.payload)).writeScans(
    instants.map((scannedAt, index) =>
      scanRecord({ code: 'ONE', qrCode: code, scannedAt, visitor: `v${index}` }),
    ),
  )
/** An overview as it is at `now`, of every code. */
const at = async (
  now: string,
  query: { compare: Compare; from: string; interval?: 'hour' | 'week'; to: string; tz: string },
) => {
  const { docs } = await site.payload.find({ collection: 'users' })
  const user = { ...docs[0]!, collection: 'users' } as never
  const req = await createLocalReq({ user }, site.payload)
  const analytics = await analyticsFor(req, optionsOf(site.payload), () => Date.parse(now))
  return analytics.overview({ ...query, traffic: 'human' })
}

beforeAll(async () => {
  site = await startPayload()
  const { payload } = site
  const login = { email: 'a@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data: login })
  headers = {
    authorization: `JWT ${(await payload.login({ collection: 'users', data: login })).token}`,
  }
  const data = { code: 'ONE', destination: { type: 'url', url: 'https://example.com' }, title: '1' }
  code = (await payload.create({ collection: 'qr-codes', data: data as never })).id as ID
})
afterAll(() => site?.stop())

describe('a running period', () => {
  it.each([
    ['previous', 1],
    ['weekdays', 7],
  ])('is not compared with a whole one (%s), wherever it is asked for', async (compare, days) => {
    const then = Date.now() - days * DAY
    const query = `detail=1&range=today&tz=${encodeURIComponent(noonZone())}&compare=${compare}`
    const ask = async (path: string) =>
      (await (await site.fetch(`/api/${path}/stats?${query}`, { headers })).json()) as StatsJSON
    const paths = ['qr-scans', `qr-codes/${code}`]
    const before = await Promise.all(paths.map(ask))
    await write(then - 20 * MINUTE, then - 10 * MINUTE, then + 10 * MINUTE, then + 20 * MINUTE)
    for (const [index, path] of paths.entries()) {
      const { comparison, series } = await ask(path)
      expect(comparison!.scans - before[index]!.comparison!.scans).toBe(2)
      expect(comparison!.until).toBe(comparison!.range.end)
      expect(Math.abs(Date.parse(comparison!.until!) - then)).toBeLessThan(3 * MINUTE)
      const points = comparison!.series.points
      expect(points.reduce((sum, { scans }) => sum + scans, 0)).toBe(comparison!.scans)
      expect([series.begun - series.over, series.points.length]).toEqual([1, 24])
      expect(points).toHaveLength(series.begun)
    }
  })

  it('is compared at the clock of its zone, through a change of the clock', async () => {
    // In Berlin 29 March 2026 is the day whose clock jumps from two to three.
    await write(
      ...['00:30', '02:29', '02:31', '20:00'].map((time) => Date.parse(`2026-03-29T${time}:00Z`)),
      Date.parse('2026-03-30T02:10:00Z'),
    )
    const day = { from: '2026-03-30', to: '2026-03-30', tz: 'Europe/Berlin' }
    const running = await at('2026-03-30T02:30:00Z', { ...day, compare: 'previous' })
    expect(running.comparison).toMatchObject({
      range: { from: '2026-03-29', to: '2026-03-29' },
      totals: { scans: 2, visitors: 2 },
      until: '2026-03-29T02:30:00.000Z',
    })
    expect(running.change).toEqual({ scans: -0.5, visitors: -0.5 })
    const over = await at('2026-03-31T02:30:00Z', { ...day, compare: 'previous' })
    expect(over.comparison).toMatchObject({ totals: { scans: 4 }, until: null })
    expect([over.series.begun, over.series.over]).toEqual([24, 24])
    const ahead = await at('2026-03-29T02:30:00Z', { ...day, compare: 'previous' })
    expect([ahead.comparison, ahead.change, ahead.series.begun]).toEqual([null, null, 0])
  })

  it('keeps its width, however little of the other there is', async () => {
    const year = { from: '2026-01-01', to: '2026-12-31', tz: 'UTC' }
    const { comparison, series } = await at('2026-01-02T03:00:00Z', { ...year, compare: 'year' })
    expect([series.interval, comparison!.series.interval]).toEqual(['week', 'week'])
    expect(comparison!.range).toMatchObject({ days: 2, from: '2025-01-01', to: '2025-01-02' })
    expect([series.begun, series.over]).toEqual([1, 0])
  })

  it('of four weeks is compared with the same weekdays, minute by minute', async () => {
    const last = Date.parse('2026-05-31T10:00:00Z')
    await write(last - 30 * MINUTE, last + 30 * MINUTE)
    const weeks = { from: '2026-06-01', to: '2026-06-28', tz: 'UTC' }
    const scans = async (time: string) =>
      (await at(`2026-06-28T${time}:00Z`, { ...weeks, compare: 'weekdays' })).comparison!.totals
        .scans
    const counted: number[] = []
    for (const time of ['09:30', '09:31', '10:30', '10:31', '10:00']) {
      counted.push(await scans(time))
    }
    // Asked backwards as well: nothing kept of a later cut tells in an earlier one.
    expect(counted).toEqual([0, 1, 1, 2, 1])
  })
})
