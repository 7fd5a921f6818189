import type { Pool } from 'pg'

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID, ScanRecord } from '../src/vocabulary/scan.js'
import type { FactQuestion } from '../src/vocabulary/statistics.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { createPostgresStore } from '../src/store/postgres/createPostgresStore.js'
import { storeOf } from '../src/store/storeOf.js'
import { anyStatistics, DAYS, FIRST } from './anyStatistics.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

let site: TestPayload
let store: Store
const codes: { code: string; id: ID }[] = []

const createCode = async (code: string) => {
  const doc = await site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://example.com' }, title: code },
  })
  return { code, id: doc.id as ID }
}

beforeAll(async () => {
  site = await startPayload()
  store = storeOf(site.payload, optionsOf(site.payload))
  // From here on answers come from rollups.
  await store.stats.fold()
  for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) codes.push(await createCode(code))
})
afterAll(() => site.stop())

const { anyQuestion, anyScan } = anyStatistics(codes)

const same = async (question: FactQuestion) => {
  const [facts, counted] = [await store.stats.facts(question), await store.stats.recount(question)]
  expect({ ...facts, slots: Array.from(facts.slots) }).toEqual({
    ...counted,
    slots: Array.from(counted.slots),
  })
}

describe('rollups', () => {
  let deleted = 0
  it.each([
    { endOnFailure: true, numRuns: 60 },
    // Scans were erased while parts of them still waited.
    { endOnFailure: true, numRuns: 2, seed: -1732510147 },
  ])(
    'say what a recount of the scans says, whatever comes late, is folded, rebuilt, deleted or has odd ids: %o',
    async (parameters) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(anyScan, { maxLength: 40, minLength: 1 }), {
            maxLength: 4,
            minLength: 1,
          }),
          fc.constantFrom('delete', 'fold', 'fold', 'fold', 'nothing', 'purge', 'rebuild', 'twice'),
          fc.array(anyQuestion, { maxLength: 4, minLength: 2 }),
          fc.constantFrom(false, false, false, true),
          async (batches, then, questions, imported) => {
            for (const batch of batches) {
              const scans = batch.map((scan) => scan())
              await store.writeScans(scans)
              // A batch written again, as a replay does, counts nothing twice.
              if (then === 'twice') expect(await store.writeScans([...scans, ...scans])).toBe(0)
              if (then === 'fold') await store.stats.fold()
              // Asked again and again, so that what was kept of the last answer is put to the test.
              for (const question of questions) await same(question())
            }
            if (then === 'rebuild') await store.stats.rebuild()
            if (then === 'purge') {
              // Scans are erased: a part of them, and who is behind others.
              const { pool } = site.payload.db as unknown as { pool: Pool }
              await pool.query('DELETE FROM qr_scans WHERE id % 5 = 0')
              await pool.query('UPDATE qr_scans SET visitor = NULL WHERE id % 7 = 0')
              await store.stats.rebuild()
            }
            if (then === 'delete') {
              const [gone] = codes.splice(0, 1)
              await site.payload.delete({ id: gone!.id, collection: 'qr-codes', trash: true })
              codes.push(await createCode(`NEW${++deleted}`))
            }
            if (imported) {
              // As of an import: ids that do not say when, above and among the others.
              const { pool } = site.payload.db as unknown as { pool: Pool }
              await pool.query("UPDATE qr_scans SET scan_id = 'import-' || id WHERE id % 9 = 0")
              await pool.query(
                'UPDATE qr_scans SET scan_id = reverse(scan_id) WHERE id % 11 = 0 AND id % 9 <> 0',
              )
              // and without what became of them
              await pool.query('UPDATE qr_scans SET outcome = NULL WHERE id % 13 = 0')
              await store.stats.rebuild()
            }
            for (const question of questions) await same(question())
          },
        ),
        parameters,
      )
    },
    180_000,
  )

  it('have no scans of a country or device that is none', async () => {
    const { selection, ...asked } = fc.sample(anyQuestion, 1)[0]!()
    for (const filter of [{ countries: ['Atlantis'] }, { devices: ['fridge'] }]) {
      const wide = { end: selection.end, start: FIRST }
      await same({ ...asked, selection: { ...selection, classes: 'all', ...wide, ...filter } })
    }
  })

  it('of a month whose end nobody saw are made at the next fold', async () => {
    const { pool } = site.payload.db as unknown as { pool: Pool }
    await store.stats.rebuild()
    const months = async () =>
      (await pool.query("SELECT id FROM qr_rollups WHERE id LIKE 'm%:*' ORDER BY id")).rows
    const before = await months()
    expect(before.length).toBeGreaterThan(1)
    await pool.query("DELETE FROM qr_rollups WHERE id LIKE 'm%'")
    const [question] = fc.sample(anyQuestion, 1)
    await same(question!())
    await store.stats.fold()
    expect(await months()).toEqual(before)
    await same(question!())
  })

  it('are right while scans are written and others fold and rebuild', async () => {
    const [sample] = fc.sample(fc.array(anyScan, { maxLength: 600, minLength: 600 }), 1)
    const scans = sample!.map((scan) => scan())
    const questions = fc.sample(anyQuestion, 12)
    let writing = true
    const writer = (async () => {
      for (let at = 0; at < scans.length; at += 20) await store.writeScans(scans.slice(at, at + 20))
      writing = false
    })()
    const folding = (async () => {
      while (writing) await store.stats.fold()
    })()
    const progress: number[] = []
    await store.stats.rebuild(({ months }) => progress.push(months))
    await Promise.all([writer, folding])
    expect(progress).toEqual([1, 2, 3, 4])
    for (const question of questions) await same(question())
    await store.stats.fold()
    for (const question of questions) await same(question())
  })

  it('count visitors new to a code once, on however many connections they arrive', async () => {
    const one = await createCode('CROWD')
    const scans = Array.from({ length: 40 }, (_, index) =>
      scanRecord({ code: one.code, qrCode: one.id, visitor: `crowd-${index % 5}` }),
    )
    await Promise.all(scans.map((scan) => store.writeScans([scan])))
    expect(
      await site.payload.findByID({ id: one.id, collection: 'qr-codes', depth: 0 }),
    ).toMatchObject({ scans: 40, visitors: 5 })
  })

  it('right the counters of codes when rebuilt, while scans go on', async () => {
    const { pool } = site.payload.db as unknown as { pool: Pool }
    const one = await createCode('RECOUNT')
    const scan = (visitor: number, outcome = 'redirected') =>
      scanRecord({
        code: one.code,
        outcome: outcome as ScanRecord['outcome'],
        qrCode: one.id,
        visitor: `counter-${visitor}`,
      })
    for (let visitor = 0; visitor < 10; visitor++) await store.writeScans([scan(visitor)])
    await store.writeScans([scan(3, 'paused')])
    await pool.query(
      'UPDATE qr_counters SET scans = scans + 5, visitors = 1, sent = 2, all_scans = 0, last_scan_at = NULL WHERE qr_code_id = $1',
      [one.id],
    )
    await pool.query('DELETE FROM qr_counters WHERE qr_code_id = $1', [codes[0]!.id])
    const more = (async () => {
      for (let visitor = 10; visitor < 40; visitor++) await store.writeScans([scan(visitor)])
    })()
    await Promise.all([store.stats.rebuild(), more])
    const { rows } = await pool.query(
      `SELECT c.qr_code_id, c.scans::int, c.all_scans::int, c.visitors::int, c.sent::int, c.first_scan_at, c.last_scan_at,
        t.* FROM qr_counters c JOIN (SELECT qr_code_id AS code, count(*)::int AS t_all,
          count(*) FILTER (WHERE traffic_class = 'human')::int AS t_human,
          count(DISTINCT visitor) FILTER (WHERE traffic_class = 'human')::int AS t_visitors,
          min(scanned_at) FILTER (WHERE traffic_class = 'human') AS t_first,
          max(scanned_at) FILTER (WHERE traffic_class = 'human') AS t_last
        FROM qr_scans GROUP BY 1) t ON t.code = c.qr_code_id`,
    )
    expect(rows.length).toBeGreaterThan(2)
    for (const row of rows) {
      expect(row).toMatchObject({
        all_scans: row.t_all,
        first_scan_at: row.t_first,
        last_scan_at: row.t_last,
        scans: row.t_human,
        visitors: row.t_visitors,
      })
    }
    expect(rows.find((row) => row.code === one.id)).toMatchObject({ scans: 41, sent: 40 })
    const { id } = codes[0]!
    expect(await site.payload.findByID({ id, collection: 'qr-codes', depth: 0 })).toMatchObject({
      scans: rows.find((row) => row.code === id)?.scans ?? 0,
    })
  })

  it('are not asked before scans of old are in them, which happens without being asked', async () => {
    const { pool } = site.payload.db as unknown as { pool: Pool }
    await store.stats.fold()
    // As after a migration from a version without rollups.
    await pool.query('DELETE FROM qr_rollups; DELETE FROM qr_visitors; DELETE FROM qr_rollup_parts')
    const later = createPostgresStore(site.payload, optionsOf(site.payload))
    const question = fc.sample(anyQuestion, 1)[0]!()
    question.selection = { ...question.selection, classes: 'all', codes: 'all' }
    question.selection.start = FIRST
    question.selection.end = FIRST + DAYS * 86_400_000
    const facts = await later.stats.facts(question)
    expect(facts).toEqual(await store.stats.recount(question))
    await until(
      async () =>
        (await pool.query(`SELECT FROM qr_rollups WHERE id LIKE '!complete%'`)).rowCount || null,
    )
    expect((await pool.query('SELECT FROM qr_rollups')).rowCount).toBeGreaterThan(10)
    expect(await later.stats.facts(question)).toEqual(facts)
    await later.close()
  })

  it('are written with scans whose table has no foreign key, and no index nobody asks', async () => {
    const { pool } = site.payload.db as unknown as { pool: Pool }
    const { rows: keys } = await pool.query(
      `SELECT conname FROM pg_constraint WHERE conrelid = 'qr_scans'::regclass AND contype = 'f'`,
    )
    expect(keys).toEqual([])
    const { rows: indexes } = await pool.query(
      `SELECT indexdef FROM pg_indexes WHERE tablename = 'qr_scans' ORDER BY 1`,
    )
    expect(indexes.map(({ indexdef }) => /\((.*)\)/.exec(String(indexdef))?.[1])).toEqual([
      'qr_code_id, visitor',
      'id',
      'scan_id',
    ])
  })
})
