import type { Pool } from 'pg'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID, ScanRecord, TrafficClass } from '../src/vocabulary/scan.js'
import type { FactQuestion } from '../src/vocabulary/statistics.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { takesPlace } from '../src/vocabulary/takesPlace.js'
import { dumpDatabase } from './crm/dumpDatabase.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const CLASSES = ['human', 'human', 'suspect', 'bot', 'preview'] as const
const DAY = 86_400_000
/** Long over, so that months have rows of their own, and among them one that does not. */
const FIRST = Date.parse('2026-01-28T00:00:00Z')
const DAYS = 8

let site: TestPayload
let store: Store
let pool: Pool
const codes: { code: string; id: ID }[] = []

beforeAll(async () => {
  site = await startPayload()
  store = storeOf(site.payload, optionsOf(site.payload))
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  await store.stats.fold()
  for (const code of ['AAAA', 'BBBB', 'CCCC']) {
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: { code, destination: { type: 'url', url: 'https://example.com' }, title: code },
    })
    codes.push({ code, id: id as ID })
  }
})
afterAll(() => site.stop())

const anyScan = fc
  .record({
    at: fc.nat(DAYS * DAY - 1),
    code: fc.nat(2),
    country: fc.constantFrom('DE', 'FR'),
    outcome: fc.constantFrom('redirected', 'redirected', 'paused'),
    trafficClass: fc.constantFrom(...CLASSES),
    visitor: fc.option(fc.nat(12), { nil: null }),
  })
  .map(({ at, code, country, outcome, trafficClass, visitor }) => () => {
    const { code: text, id } = codes[code]!
    return scanRecord({
      code: text,
      country,
      outcome: outcome as ScanRecord['outcome'],
      qrCode: id,
      scannedAt: FIRST + at,
      trafficClass,
      visitor: visitor === null ? null : `visitor-${visitor}x`,
    })
  })

/** Which of the stored scans, in thousandths of them, and what they are from then on, if anything. */
const anyChange = fc.record({
  picks: fc.array(fc.nat(999), { maxLength: 30, minLength: 1 }),
  to: fc.constantFrom(...CLASSES, 'erased' as const),
})

const anyQuestion = fc
  .record({
    classes: fc.constantFrom('all' as const, ['human' as const], ['bot' as const]),
    codes: fc.oneof(fc.constant('all' as const), fc.subarray([0, 1, 2], { minLength: 1 })),
    from: fc.nat(DAYS * 96),
    slots: fc.integer({ max: DAYS * 96, min: 1 }),
  })
  .map(({ classes, codes: wanted, from, slots }) => (): FactQuestion => ({
    limits: { breakdown: 3, courses: 2, points: 2 },
    selection: {
      classes,
      codes: wanted === 'all' ? 'all' : wanted.map((index) => codes[index]!.id),
      countries: null,
      devices: null,
      end: FIRST + (from + slots) * 900_000,
      outcomes: null,
      start: FIRST + from * 900_000,
    },
    want: ['breakdowns', 'codes', 'courses', 'points', 'slots', 'totals', 'visitors'],
  }))

/** Everything there is, by whole months: what rows of months say. */
const wholeMonths = (): FactQuestion => ({
  limits: { breakdown: 3, courses: 2, points: 2 },
  selection: {
    classes: 'all',
    codes: 'all',
    countries: null,
    devices: null,
    end: Date.parse('2026-03-01T00:00:00Z'),
    outcomes: null,
    start: Date.parse('2026-01-01T00:00:00Z'),
  },
  want: ['breakdowns', 'codes', 'courses', 'slots', 'totals', 'visitors'],
})

async function expectTrue(question: FactQuestion): Promise<void> {
  const [facts, counted] = [await store.stats.facts(question), await store.stats.recount(question)]
  expect({ ...facts, slots: Array.from(facts.slots) }).toEqual({
    ...counted,
    slots: Array.from(counted.slots),
  })
}

/** The counters of codes against their scans. `sent` is compared apart: it only grows, also over scans that went. */
async function expectCounters(): Promise<void> {
  const { rows } = await pool.query(
    `SELECT c.qr_code_id AS code, c.scans::int, c.all_scans::int, c.visitors::int, c.first_scan_at, c.last_scan_at,
      c.sent::int, c.sent_gone::int, t.* FROM qr_counters c LEFT JOIN (SELECT qr_code_id AS id, count(*)::int AS t_all,
        count(*) FILTER (WHERE traffic_class = 'human')::int AS t_human,
        count(DISTINCT visitor) FILTER (WHERE traffic_class = 'human')::int AS t_visitors,
        min(scanned_at) FILTER (WHERE traffic_class = 'human') AS t_first,
        max(scanned_at) FILTER (WHERE traffic_class = 'human') AS t_last
      FROM qr_scans GROUP BY 1) t ON t.id = c.qr_code_id`,
  )
  const { rows: scans } = await pool.query(
    'SELECT qr_code_id AS code, outcome, traffic_class AS class, traffic_reasons AS reasons FROM qr_scans',
  )
  for (const row of rows) {
    expect(row).toMatchObject({
      all_scans: row.t_all ?? 0,
      first_scan_at: row.t_first,
      last_scan_at: row.t_last,
      scans: row.t_human ?? 0,
      visitors: row.t_visitors ?? 0,
    })
    const sent = scans.filter(
      (scan) =>
        scan.code === row.code &&
        scan.outcome === 'redirected' &&
        takesPlace(scan.class as TrafficClass, scan.reasons as string[]),
    )
    expect(row.sent).toBeGreaterThanOrEqual(sent.length + (row.sent_gone as number))
  }
}

const scanIds = async (): Promise<string[]> =>
  (await pool.query<{ id: string }>('SELECT scan_id AS id FROM qr_scans ORDER BY id')).rows.map(
    ({ id }) => id,
  )

const judgeAs = (ids: readonly string[], to: TrafficClass) =>
  store.judgements.judge(ids, () => ({ class: to, reasons: ['a', 'b'], rulesVersion: 9, score: 7 }))

/** Erases whoever made these scans; nothing of theirs is left anywhere. */
async function erase(scans: readonly string[]): Promise<void> {
  for (const scan of scans) {
    const found = await store.erasure.findScans({ scan })
    const { rows } = await pool.query(
      'SELECT count(*)::int AS n FROM qr_scans WHERE scan_id = $1 OR visitor = ANY($2)',
      [scan, found.visitors],
    )
    expect(await store.erasure.eraseScans(found)).toBe(rows[0].n)
    const dump = Object.values(await dumpDatabase(site.uri)).join('\n')
    for (const text of [scan, ...found.visitors]) expect(dump).not.toContain(text)
  }
}

describe('stored scans that are judged anew or erased', () => {
  it('are counted as if they had been written so, folded or not, in months with rows and without', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyScan, { maxLength: 30, minLength: 1 }), { maxLength: 3 }),
        fc.array(anyChange, { maxLength: 3, minLength: 1 }),
        fc.array(fc.constantFrom('fold', 'nothing', 'rebuild'), { maxLength: 4, minLength: 4 }),
        fc.array(anyQuestion, { maxLength: 3, minLength: 1 }),
        fc.constantFrom(false, false, false, true),
        async (batches, changes, then, questions, imported) => {
          const upkeep = async (what: string | undefined) => {
            if (what === 'fold') await store.stats.fold()
            if (what === 'rebuild') await store.stats.rebuild()
          }
          for (const batch of batches) await store.writeScans(batch.map((scan) => scan()))
          if (imported) {
            await pool.query(
              "UPDATE qr_scans SET scan_id = 'import-' || id || 'x' WHERE id % 9 = 0",
            )
            await store.stats.rebuild()
          }
          await upkeep(then[3])
          const ids = await scanIds()
          for (const [index, { picks, to }] of changes.entries()) {
            const some = ids.filter((_, at) => picks.includes(Math.floor((at * 1000) / ids.length)))
            if (to === 'erased') await erase(some.slice(0, 3))
            else {
              const { rows } = await pool.query(
                'SELECT count(*)::int AS n FROM qr_scans WHERE scan_id = ANY($1) AND traffic_class <> $2',
                [some, to],
              )
              expect(await judgeAs(some, to)).toBe(rows[0].n)
            }
            for (const question of questions) await expectTrue(question())
            await expectTrue(wholeMonths())
            await upkeep(then[index])
            for (const question of questions) await expectTrue(question())
            await expectTrue(wholeMonths())
          }
          await expectCounters()
        },
      ),
      // Scans of a run stay, so a smaller example says nothing, and looking for one outlasts the test.
      { endOnFailure: true, numRuns: 16 },
    )
  }, 180_000)

  it('leave no id of theirs behind, one that does not say when it was either', async () => {
    await store.stats.rebuild()
    const { rows: imported } = await pool.query<{ id: string }>(
      `INSERT INTO qr_scans (scan_id, scanned_at, code, qr_code_id, outcome, traffic_class)
      SELECT 'odd-' || n || '-of-nobody', timestamptz '2026-02-02' + n * interval '1 h', $2, $1, 'redirected', 'human'
      FROM generate_series(1, 3) n RETURNING scan_id AS id`,
      [codes[0]!.id, codes[0]!.code],
    )
    await store.stats.rebuild()
    for (const { id } of [imported[0]!, imported[2]!, imported[1]!]) {
      await erase([id])
      await expectTrue(wholeMonths())
    }
  })

  it('are what was said of them, reasons and version with it', async () => {
    const scan = scanRecord({ code: codes[0]!.code, qrCode: codes[0]!.id, visitor: 'one' })
    await store.writeScans([scan])
    const [before] = await store.judgements.page({
      after: null,
      codes: [codes[0]!.id],
      from: scan.scannedAt,
      limit: 10,
    })
    expect(before).toMatchObject({ scanId: scan.scanId, trafficClass: 'human', visitor: 'one' })
    expect(await store.judgements.judge([scan.scanId], () => null)).toBe(0)
    await judgeAs([scan.scanId], 'suspect')
    const { docs } = await site.payload.find({
      collection: 'qr-scans',
      where: { scanId: { equals: scan.scanId } },
    })
    expect(docs[0]).toMatchObject({
      rulesVersion: 9,
      trafficClass: 'suspect',
      trafficReasons: ['a', 'b'],
      trafficScore: 7,
    })
  })

  it('are right while scans are written, others judge, erase, fold and rebuild', async () => {
    const [sample] = fc.sample(fc.array(anyScan, { maxLength: 400, minLength: 400 }), 1)
    const scans = sample!.map((scan) => scan())
    let writing = true
    const writer = (async () => {
      for (let at = 0; at < scans.length; at += 10) await store.writeScans(scans.slice(at, at + 10))
      writing = false
    })()
    const changes = CLASSES.slice(1).map(async (to, index) => {
      while (writing) {
        const ids = await scanIds()
        await judgeAs(
          ids.filter((_, at) => at % 4 === index),
          to,
        )
      }
    })
    changes.push(
      (async () => {
        while (writing) {
          const [visitor] = fc.sample(fc.nat(12), 1)
          const found = await store.erasure.findScans({ visitor: `visitor-${visitor}x` })
          await store.erasure.eraseScans(found)
        }
      })(),
    )
    const folding = (async () => {
      while (writing) await store.stats.fold()
    })()
    await store.stats.rebuild()
    await Promise.all([writer, folding, ...changes])
    const questions = fc.sample(anyQuestion, 6).map((question) => question())
    for (const question of [wholeMonths(), ...questions]) await expectTrue(question)
    await expectCounters()
    await store.stats.fold()
    for (const question of [wholeMonths(), ...questions]) await expectTrue(question)
  }, 120_000)

  it('of a month that is over are in its rows again after a fold', async () => {
    await store.stats.rebuild()
    const months = async () =>
      (await pool.query("SELECT id FROM qr_rollups WHERE id LIKE 'm%:*' ORDER BY id")).rows
    const before = await months()
    expect(before.length).toBeGreaterThan(0)
    await judgeAs((await scanIds()).slice(0, 5), 'preview')
    await store.stats.fold()
    expect(await months()).toEqual(before)
    await expectTrue(wholeMonths())
  })
})
