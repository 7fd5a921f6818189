import type { Pool } from 'pg'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../../src/vocabulary/scan.js'

import { anyStatistics, DAYS, FIRST } from '../anyStatistics.js'
import { type Both, comparable, everything, expectSameFacts, expectSameRows, openBoth, rowsOf } from './openBoth.js' // prettier-ignore

const DAY = 86_400_000

let both: Both
const codes: { code: string; id: ID }[] = []
const { anyQuestion, anyScan } = anyStatistics(codes)

beforeAll(async () => {
  both = await openBoth()
  for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) codes.push(await both.createCode(code))
})
afterAll(() => both?.stop())

const pool = (): Pool => (both.site.payload.db as unknown as { pool: Pool }).pool

type Stored = { id: string; visitor: null | string }
const stored = async (): Promise<Stored[]> =>
  (await pool().query<Stored>('SELECT scan_id AS id, visitor FROM qr_scans ORDER BY id')).rows

/** Everything the table has, deleted rows too. */
const dump = (): string =>
  both.engine
    .ask<object>('SELECT * FROM qr_scans SETTINGS apply_deleted_mask = 0')
    .map((row) => JSON.stringify(row))
    .join('\n')

const anyChange = fc.record({
  kind: fc.constantFrom('erased', 'judged', 'judged', 'repeated'),
  picks: fc.array(fc.nat(999), { maxLength: 20, minLength: 1 }),
  to: fc.constantFrom('human' as const, 'bot' as const, 'suspect' as const),
})

it('hears of scans that are judged anew, repeated or erased, whether it has them or they still wait', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.array(anyScan, { maxLength: 25, minLength: 1 }), anyChange, fc.boolean()), { maxLength: 4, minLength: 1 }), // prettier-ignore
      fc.array(anyQuestion, { maxLength: 3, minLength: 1 }),
      async (steps, questions) => {
        const { handOver, store } = both
        for (const [batch, { kind, picks, to }, isHandedOver] of steps) {
          await store.writeScans(batch.map((scan) => scan()))
          if (isHandedOver) await handOver()
          const all = await stored()
          const picked = [...new Set(picks)].flatMap((pick) => all[Math.floor((pick * all.length) / 1000)] ?? []) // prettier-ignore
          const ids = picked.map(({ id }) => id)
          if (kind === 'judged') {
            await store.judgements.judge(ids, () => ({ class: to, reasons: ['late'], rulesVersion: 9, score: 50 })) // prettier-ignore
          } else if (kind === 'repeated') {
            await store.noteRepeats(ids.map((scanId, at) => ({ repeats: at + 1, scanId })))
          } else {
            const [{ id }] = picked as [Stored]
            const found = await store.erasure.findScans({ scan: id })
            await store.erasure.eraseScans(found)
            await handOver()
            const left = dump()
            for (const { scanId } of found.scans) expect(left).not.toContain(String(scanId))
            for (const visitor of found.visitors) expect(left).not.toContain(`"${visitor}"`)
          }
        }
        await handOver()
        for (const question of questions) {
          await expectSameFacts(both, question())
          await expectSameRows(both, question(), 10)
        }
        await expectSameFacts(both, everything())
        await expectSameRows(both, everything(), 30)
      },
    ),
    { endOnFailure: true, numRuns: 15 },
  )
}, 300_000)

it.each(['coarsen', 'delete'] as const)(
  'retention reaches it: numbers stay as they were, details go (%s)',
  async (mode) => {
    const { handOver, plain, store } = both
    const scans = fc.sample(fc.array(anyScan, { maxLength: 80, minLength: 80 }), 1)[0]!
    await store.writeScans(scans.map((scan) => scan()))
    await handOver()
    const numbers = ({ breakdowns: _, points: __, sightings: ___, ...facts }: ReturnType<typeof comparable>) => facts // prettier-ignore
    const before = numbers(comparable(await store.stats.facts(everything())))
    const day = FIRST + (mode === 'coarsen' ? 20 : 40) * DAY
    expect(await store.stats.retain({ before: day, mode })).toBeGreaterThan(0)
    await handOver()
    // the days that are left to PostgreSQL's rollups, in a question that reaches beyond them
    expect(numbers(comparable(await store.stats.facts(everything())))).toEqual(before)
    // the days that are not
    const since = everything({ start: day })
    await expectSameFacts(both, since)
    await expectSameRows(both, everything(), 30)
    const [{ old }] = both.engine.ask<{ old: number }>(
      `SELECT toUInt32(count()) AS old FROM qr_scans WHERE scannedAt < '${new Date(day).toISOString().slice(0, 10)}'
        ${mode === 'coarsen' ? 'AND (visitor IS NOT NULL OR userAgent IS NOT NULL OR latitude IS NOT NULL)' : ''}`,
    ) as [{ old: number }]
    expect(old).toBe(0)
    const asked = { columns: ['scanId'], selection: everything().selection }
    expect(await rowsOf(store, asked)).toHaveLength((await rowsOf(plain, asked)).length)
  },
)

it('is told of a code that was deleted, and its scans are of none', async () => {
  const { createCode, engine, handOver, site, store } = both
  const code = await createCode('GONE')
  const scan = fc.sample(anyScan, 1)[0]!()
  await store.writeScans([{ ...scan, code: code.code, qrCode: code.id, scannedAt: FIRST + DAYS * DAY - 1 }]) // prettier-ignore
  await handOver()
  await site.payload.delete({ id: code.id, collection: 'qr-codes', trash: true })
  await handOver()
  expect(engine.ask("SELECT qrCode FROM qr_scans WHERE code = 'GONE'")).toEqual([{ qrCode: null }])
})
