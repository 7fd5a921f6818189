import type { Pool } from 'pg'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID, ScanRecord, Traffic } from '../src/vocabulary/scan.js'
import type { FactQuestion, ScanFacts } from '../src/vocabulary/statistics.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { bucketsOf } from '../src/analytics/time/bucketsOf.js'
import { rangeOf } from '../src/analytics/time/rangeOf.js'
import { addDays } from '../src/analytics/time/zone.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { dumpDatabase } from './crm/dumpDatabase.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const DAY = 86_400_000
const FIRST = Date.parse('2026-01-20T00:00:00Z')
const DAYS = 90
/** In the middle of a month: its rows are in part all there is. */
const BEFORE = Date.parse('2026-03-10T00:00:00Z')
const CODES = ['AAAA', 'BBBB', 'CCCC']

/** One that takes old scans away, and one that keeps all: their answers are to be the same. */
let retained: TestPayload
let whole: TestPayload
const stores = {} as Record<'retained' | 'whole', Store>
const ids: ID[] = []

beforeAll(async () => {
  // Payload pushes a schema once per process, but every database here is a new one
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  retained = await startPayload()
  whole = await startPayload()
  for (const [name, site] of Object.entries({ retained, whole }) as ['whole', TestPayload][]) {
    stores[name] = storeOf(site.payload, optionsOf(site.payload))
    await stores[name].stats.fold()
    for (const code of CODES) {
      const destination = { type: 'url', url: 'https://example.com' } as const
      const data = { code, destination, title: code }
      const { id } = await site.payload.create({ collection: 'qr-codes', data })
      if (name === ('retained' as string)) ids.push(id)
    }
  }
}, 60_000)
afterAll(async () => {
  await retained?.stop()
  await whole?.stop()
})

let seed = 7
const below = (most: number): number => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((seed / 2_147_483_648) * most)
}
const oneOf = <T>(values: readonly T[]): T => values[below(values.length)]!

/** Of somebody who leaves traces everywhere, in the days from `from` to `to` after the first. */
const anyScan = (from: number, to: number, person = below(60)): ScanRecord => {
  const code = below(CODES.length)
  const scannedAt = FIRST + from * DAY + below((to - from) * DAY)
  return scanRecord({
    browser: oneOf(['Chrome', 'Firefox', null]),
    city: oneOf(['Berlin', 'Frankfurt', null]),
    code: CODES[code]!,
    country: oneOf(['DE', 'FR', null]),
    destination: `https://example.com/?who=person${person}x`,
    deviceType: oneOf(['mobile', 'desktop', 'unknown']),
    language: oneOf(['de-DE', 'en-GB', null]),
    outcome: oneOf(['redirected', 'paused']),
    qrCode: ids[code]!,
    rawQuery: `who=person${person}x`,
    referrer: oneOf(['https://r.example', null]),
    scannedAt,
    trafficClass: oneOf(['human', 'human', 'bot']),
    userAgent: `Agent of person${person}x`,
    // as long as a key lives: nobody who scanned in a month that is over is known again
    visitor: `visitor${person}x${new Date(scannedAt).getUTCMonth()}`,
  })
}

/** Of somebody whose other scans are gone a late one counts as one more person; so these have none. */
let late = 1_000
const lateScans = () => Array.from({ length: 20 }, () => anyScan(0, 40, late++))

const write = async (scans: ScanRecord[]): Promise<void> => {
  for (let start = 0; start < scans.length; start += 100) {
    const some = scans.slice(start, start + 100)
    await stores.retained.writeScans(some)
    await stores.whole.writeScans(some)
  }
}

const anyQuestion = fc
  .record({
    classes: fc.constantFrom('all' as const, ['human' as const]),
    codes: fc.constantFrom('all' as const, [0], [1, 2]),
    countries: fc.option(fc.constantFrom(['DE'], ['FR', null])),
    days: fc.integer({ max: DAYS, min: 1 }),
    devices: fc.option(fc.constantFrom(['mobile'], ['desktop', 'unknown'])),
    from: fc.integer({ max: DAYS, min: -2 }),
    outcomes: fc.option(fc.constantFrom(['redirected' as const])),
    // hours are known of all codes together, whole days of each
    tz: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Los_Angeles'),
  })
  .map(({ codes, days, from, tz, ...more }) => (): FactQuestion => {
    const first = addDays('2026-01-20', from)
    const zone = codes === 'all' ? tz : 'UTC'
    const range = rangeOf({ from: first, to: addDays(first, days - 1), tz: zone })
    return {
      limits: { breakdown: 1_000, courses: 0, points: 1_000 },
      selection: {
        ...more,
        codes: codes === 'all' ? 'all' : codes.map((index) => ids[index]!),
        end: Date.parse(range.end),
        start: Date.parse(range.start),
      },
      spans: bucketsOf(range, 'day').slice(0, 3),
      want: ['breakdowns', 'codes', 'points', 'slots', 'spans', 'totals', 'visitors'],
    }
  })

const alike = (facts: ScanFacts) => ({ ...facts, slots: Array.from(facts.slots) })

const agree = (runs = 60) =>
  fc.assert(
    fc.asyncProperty(anyQuestion, async (make) => {
      const question = make()
      const answer = alike(await stores.retained.stats.facts(question))
      expect(answer).toEqual(alike(await stores.whole.stats.facts(question)))
    }),
    { numRuns: runs },
  )

const pool = (): Pool => (retained.payload.db as unknown as { pool: Pool }).pool
const countOld = async (): Promise<number> => {
  const { rows } = await pool().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM qr_scans WHERE scanned_at < $1',
    [new Date(BEFORE)],
  )
  return rows[0]!.n
}
const counters = async ({ payload }: TestPayload): Promise<unknown[]> => {
  const { pool: their } = payload.db as unknown as { pool: Pool }
  const { rows } = await their.query(
    `SELECT q.code, c.scans, c.all_scans, c.sent, c.visitors, c.first_scan_at, c.last_scan_at
    FROM qr_counters c JOIN qr_codes q ON q.id = c.qr_code_id ORDER BY 1`,
  )
  return rows
}

describe('scans older than said', () => {
  it('go, and no number changes', async () => {
    await write(Array.from({ length: 3_000 }, () => anyScan(0, DAYS)))
    await stores.retained.stats.fold()
    // some wait in parts
    await write(Array.from({ length: 100 }, () => anyScan(0, DAYS)))
    const old = await countOld()
    expect(old).toBeGreaterThan(1_000)
    await agree(20)
    const { retain } = stores.retained.stats
    expect(await retain({ before: BEFORE + 5_000_000, mode: 'delete' })).toBe(old)
    expect(await countOld()).toBe(0)
    await agree()
    expect(await counters(retained)).toEqual(await counters(whole))
  }, 120_000)

  it('while new ones, and late ones, are counted', async () => {
    // retention is never shorter than the life of a visitor's key: these are of the next
    await write(Array.from({ length: 300 }, () => anyScan(72, DAYS)))
    await write(lateScans())
    await agree(30)
    await stores.retained.stats.fold()
    await agree(30)
    expect(await stores.retained.stats.retain({ before: BEFORE, mode: 'delete' })).toBe(20)
    await agree(30)
  }, 120_000)

  it('and counting anew loses nothing of them', async () => {
    await write(lateScans())
    await stores.retained.stats.rebuild()
    await agree()
    await stores.retained.stats.rebuild()
    await agree(20)
    const [mine, theirs] = [await counters(retained), await counters(whole)]
    expect(mine).toEqual(theirs)
  }, 120_000)

  it('and a person who is known late is counted as sent on, once', async () => {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT scan_id AS id FROM qr_scans WHERE scanned_at > $1 AND traffic_class = 'bot'
      AND outcome = 'redirected' ORDER BY 1 LIMIT 40`,
      [new Date(BEFORE)],
    )
    expect(rows).toHaveLength(40)
    const scanIds = rows.map(({ id }) => id)
    const sent = async () =>
      (await counters(retained)).reduce<number>(
        (sum, row) => sum + Number((row as { sent: string }).sent),
        0,
      )
    const before = await sent()
    for (const to of ['human', 'bot', 'human'] as const) {
      for (const { judgements } of Object.values(stores)) {
        const traffic = { class: to, reasons: [], rulesVersion: 9, score: 0 }
        expect(await judgements.judge(scanIds, () => traffic)).toBe(40)
      }
      // a place that was given is given
      expect(await sent()).toBe(before + 40)
    }
    expect(await counters(retained)).toEqual(await counters(whole))
    await agree(20)
  }, 120_000)

  it('leave no text of theirs behind but what statistics show', async () => {
    const gone = scanRecord({
      code: 'AAAA',
      destination: 'https://example.com/?who=onlyold',
      qrCode: ids[0]!,
      rawQuery: 'who=onlyold',
      scannedAt: FIRST,
      userAgent: 'Agent of onlyold',
      visitor: 'visitor-onlyold',
    })
    await write([gone])
    await stores.retained.stats.retain({ before: BEFORE, mode: 'delete' })
    const dump = Object.values(await dumpDatabase(retained.uri)).join('\n')
    expect(dump).not.toContain('onlyold')
    expect(Object.values(await dumpDatabase(whole.uri)).join('\n')).toContain('onlyold')
    await agree(20)
  }, 60_000)

  it('of one code, in another zone, count once in days side by side', async () => {
    const total = async (store: Store, start: number, end: number) => {
      const selection = { classes: 'all', codes: [ids[0]!], countries: null, devices: null, end, outcomes: null, start } as const // prettier-ignore
      const limits = { breakdown: 10, courses: 0, points: 10 }
      const facts = await store.stats.facts({ limits, selection, want: ['slots', 'totals'] })
      const inSlots = Array.from(facts.slots).reduce((sum, one) => sum + one, 0)
      expect(inSlots).toBe(facts.totals.scans)
      return facts.totals.scans
    }
    const offset = 3_600_000
    let sum = 0
    for (let day = -1; day <= DAYS; day++) {
      sum += await total(stores.retained, FIRST + day * DAY - offset, FIRST + (day + 1) * DAY - offset) // prettier-ignore
    }
    expect(sum).toBe(await total(stores.whole, FIRST - 5 * DAY, FIRST + (DAYS + 5) * DAY))
  }, 60_000)
})

it('may be kept as coarse rows instead', async () => {
  const later = BEFORE + 10 * DAY
  const { rows: kept } = await pool().query('SELECT count(*)::int AS n FROM qr_scans')
  const changed = await stores.retained.stats.retain({ before: later, mode: 'coarsen' })
  expect(changed).toBeGreaterThan(50)
  const { rows } = await pool().query(
    `SELECT s.visitor, s.raw_query, s.referrer, c.user_agent, c.browser, l.destination, l.utm_source, p.city, p.latitude
    FROM qr_scans s JOIN qr_clients c ON c.id = s.client_id JOIN qr_links l ON l.id = s.link_id
    JOIN qr_places p ON p.id = s.place_id WHERE s.scanned_at < $1`,
    [new Date(later)],
  )
  expect(rows).toHaveLength(changed!)
  for (const row of rows as Record<string, unknown>[]) {
    expect(row).toMatchObject({ destination: null, latitude: null, raw_query: null, referrer: null, user_agent: null, utm_source: 'qr', visitor: null }) // prettier-ignore
  }
  expect((rows as { city: null | string }[]).some(({ city }) => city === 'Berlin')).toBe(true)
  const { rows: now } = await pool().query('SELECT count(*)::int AS n FROM qr_scans')
  expect(now).toEqual(kept)
  await agree()
  expect(await stores.retained.stats.retain({ before: later, mode: 'coarsen' })).toBe(0)
  await stores.retained.stats.rebuild()
  await agree()
}, 120_000)

describe('beside what was left to the rollups', () => {
  /** Ids of stored scans in the order they were made. */
  const idsWhere = async (condition: string, values: unknown[]): Promise<string[]> => {
    const { rows } = await pool().query<{ id: string }>(
      `SELECT scan_id AS id FROM qr_scans WHERE ${condition} ORDER BY 1`,
      values,
    )
    return rows.map(({ id }) => id)
  }
  const traffic: Traffic = { class: 'bot', reasons: ['a'], rulesVersion: 9, score: 7 }

  it('scans are judged anew and erased as if all were there', async () => {
    // the last are among them, so that the counters' last scans go; nobody of April scanned before it
    const left = await idsWhere('scanned_at >= $1', [new Date('2026-04-01T00:00:00Z')])
    const judged = left.filter((_, at) => at < 40 || at >= left.length - 40 || at % 5 === 0)
    const { rows } = await pool().query<{ visitor: string }>(
      "SELECT DISTINCT visitor FROM qr_scans WHERE visitor LIKE '%x3' ORDER BY 1 LIMIT 5",
    )
    const moved = await stores.retained.judgements.judge(judged, () => traffic)
    expect(moved).toBeGreaterThan(50)
    expect(await stores.whole.judgements.judge(judged, () => traffic)).toBe(moved)
    await agree()
    expect(rows).toHaveLength(5)
    for (const { visitor } of rows) {
      const gone = await Promise.all(
        [stores.retained, stores.whole].map(async ({ erasure }) =>
          erasure.eraseScans(await erasure.findScans({ visitor })),
        ),
      )
      expect(gone[0]).toBeGreaterThan(0)
      expect(gone[1]).toBe(gone[0])
    }
    await agree()
    expect(await counters(retained)).toEqual(await counters(whole))
    await stores.retained.stats.rebuild()
    await agree()
  }, 120_000)

  it('those that were left to them are not judged, and erased without a number changing', async () => {
    const old = await idsWhere('scanned_at < $1', [new Date(BEFORE + 10 * DAY)])
    expect(old.length).toBeGreaterThan(50)
    const before = await counters(retained)
    expect(await stores.retained.judgements.judge(old, () => traffic)).toBe(0)
    const { erasure } = stores.retained
    for (const scan of old.slice(0, 5)) {
      expect(await erasure.eraseScans(await erasure.findScans({ scan }))).toBe(1)
      expect(Object.values(await dumpDatabase(retained.uri)).join('\n')).not.toContain(scan)
    }
    expect(await counters(retained)).toEqual(before)
    await agree()
  }, 120_000)
})
