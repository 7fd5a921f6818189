import type { Where } from 'payload'

import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../../src/vocabulary/scan.js'

import { anyStatistics } from '../anyStatistics.js'
import { type Both, everything, expectSameFacts, expectSameRows, openBoth } from './openBoth.js'

let both: Both
const codes: { code: string; id: ID }[] = []
const { anyQuestion, anyScan } = anyStatistics(codes)

beforeAll(async () => {
  both = await openBoth()
  for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) codes.push(await both.createCode(code))
})
afterAll(() => both?.stop())

const anyBatches = fc.array(fc.array(anyScan, { maxLength: 40, minLength: 1 }), { maxLength: 4, minLength: 1 }) // prettier-ignore

it('says what PostgreSQL says, whatever is asked of whatever came, in facts, exports and the live feed', async () => {
  let deleted = 0
  await fc.assert(
    fc.asyncProperty(
      anyBatches,
      fc.array(anyQuestion, { maxLength: 4, minLength: 2 }),
      fc.nat(30),
      fc.constantFrom('delete', 'fold', 'nothing', 'twice'),
      async (batches, questions, limit, then) => {
        const { handOver, site, store } = both
        for (const batch of batches) {
          const scans = batch.map((scan) => scan())
          await store.writeScans(scans)
          if (then === 'twice') await store.writeScans(scans)
          await handOver()
        }
        if (then === 'fold') await store.stats.fold()
        if (then === 'delete') {
          const [gone] = codes.splice(0, 1)
          await site.payload.delete({ id: gone!.id, collection: 'qr-codes', trash: true })
          codes.push(await both.createCode(`NEW${++deleted}`))
          await handOver()
          const [{ n }] = both.engine.ask<{ n: number }>(
            `SELECT toUInt32(count()) AS n FROM qr_scans WHERE qrCode = '${gone!.id}'`,
          ) as [{ n: number }]
          expect(n).toBe(0)
        }
        for (const question of questions) {
          await expectSameFacts(both, question())
          await expectSameRows(both, question(), limit + 1)
        }
        await expectSameFacts(both, everything())
      },
    ),
    { endOnFailure: true, numRuns: 20 },
  )
}, 300_000)

const anyText = fc.constantFrom(
  'Berlin',
  'berl',
  "O'Hara \\ \t%_",
  'Hesse',
  'x',
  'Frankfurt',
  'DE',
  '',
)
const textField = fc.constantFrom('alias', 'city', 'country', 'regionName', 'trafficClass', 'outcome', 'place.city', 'referrer') // prettier-ignore
const anyComparison: fc.Arbitrary<Where> = fc.oneof(
  fc
    .tuple(textField, fc.constantFrom('contains', 'equals', 'like', 'not_equals'), anyText)
    .map(([field, operator, value]) => ({ [field]: { [operator]: value } })),
  fc
    .tuple(
      textField,
      fc.constantFrom('in', 'not_in'),
      fc.subarray(['Berlin', 'DE', 'human', 'redirected', null], { minLength: 1 }),
    ) // prettier-ignore
    .map(([field, operator, value]) => ({ [field]: { [operator]: value } })),
  fc.tuple(textField, fc.boolean()).map(([field, exists]) => ({ [field]: { exists } })),
  fc
    .tuple(
      fc.constantFrom('latitude', 'rulesVersion'),
      fc.constantFrom('equals', 'greater_than', 'less_than_equal', 'not_equals'),
      fc.constantFrom(1, 52.3, 52.5),
    ) // prettier-ignore
    .map(([field, operator, value]) => ({ [field]: { [operator]: value } })),
  fc
    .tuple(
      fc.constantFrom('greater_than_equal', 'less_than'),
      fc.constantFrom('2026-02-10', '2026-03-01T12:00:00.000Z'),
    ) // prettier-ignore
    .map(([operator, value]) => ({ scannedAt: { [operator]: value } })),
  fc.subarray([0, 1, 2, 3]).map((some) => ({ qrCode: { in: some.map((at) => codes[at]?.id) } })),
)
const { where: anyWhere } = fc.letrec<{ where: Where }>((tie) => ({
  where: fc.oneof(
    { maxDepth: 2 },
    anyComparison,
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('where'), { maxLength: 3 })).map(([joint, parts]) => ({ [joint]: parts })), // prettier-ignore
  ),
}))

it('obeys read access as PostgreSQL does, in every operator and however they are joined', async () => {
  await fc.assert(
    fc.asyncProperty(anyQuestion, anyWhere, async (question, where) => {
      const asked = question()
      asked.selection = { ...everything().selection, codes: asked.selection.codes, where }
      await expectSameFacts(both, asked)
      await expectSameRows(both, asked, 10)
    }),
    { endOnFailure: true, numRuns: 40 },
  )
}, 300_000)

it('asks PostgreSQL where read access names what ClickHouse has not', async () => {
  const where = { id: { exists: true } }
  const facts = await both.store.stats.facts(everything({ where }))
  expect(facts.standIn).toBeUndefined()
  expect(facts.totals).toEqual((await both.plain.stats.recount(everything())).totals)
  await expect(both.store.stats.facts(everything({ where: { nothing: { equals: 1 } } }))).rejects.toThrow('read access of scans queries "nothing"') // prettier-ignore
})

it('takes any text as a value, and more codes than an address holds', async () => {
  const odd = `'; DROP TABLE qr_scans; -- \\' {p0:String} \n\t\u0001 ü 🙂`
  const { handOver, store } = both
  const scans = fc.sample(anyScan, 3).map((scan) => ({ ...scan(), city: odd, rawQuery: odd }))
  await store.writeScans(scans)
  await handOver()
  for (const operator of ['contains', 'equals', 'in', 'not_in']) {
    const operand = operator.endsWith('in') ? [odd, 'DE'] : odd
    const asked = everything({ where: { city: { [operator]: operand } } })
    await expectSameFacts(both, asked)
    await expectSameRows(both, asked, 10)
  }
  const many = [...Array.from({ length: 30_000 }, (_, at) => 1_000_000 + at), codes[0]!.id]
  await expectSameFacts(both, everything({ codes: many }))
})
