import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { SelectedCode } from '../selectedCodes.js'

import { tidyRules } from '../../../hooks/rules/tidyRules.js'
import { BETWEEN_KINDS } from '../../../vocabulary/between.js'
import { RULE_DEVICES } from '../../../vocabulary/rules.js'
import { importableCSV } from '../files/importableCSV.js'
import { readCell, writeCell } from './cellText.js'
import { dataOf } from './dataOf.js'
import { parseCSV } from './parseCSV.js'
import { say } from './say.fixture.js'

/** Texts with all that spreadsheets and CSVs take for something else. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '|', '\t', '\n', '0', '1', '{', '['),
      fc.string({ maxLength: 4 }),
      fc.constantFrom('=1+1', "'=x", ',=cmd', '01067', '1E5', '＝1', '\\u003d', 'é', '中'),
    ),
    { maxLength: 6, minLength: 1 },
  )
  .map((parts) => parts.join('').replaceAll('\0', '').trim())
  .filter((one) => one !== '')

const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })
const url = text.map((one) => `https://example.com/${encodeURIComponent(one)}?a=-1&b=@,=2`)
const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/)

const rule = fc.record({
  id,
  label: optional(text),
  to: fc.array(fc.record({ id, url, weight: fc.nat(100) }), { maxLength: 3, minLength: 1 }),
  when: fc.record(
    {
      cities: fc.array(text, { maxLength: 2 }),
      devices: fc.subarray([...RULE_DEVICES]),
      firstScans: fc.nat(),
      query: fc.array(fc.record({ name: text, value: fc.option(text) }), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
})

const between = fc.record(
  {
    button: text,
    card: fc.record({ email: text, name: text }, { requiredKeys: [] }),
    choices: fc.array(fc.record({ label: text, url }), { maxLength: 3 }),
    kind: fc.constantFrom(...BETWEEN_KINDS),
    text,
    title: text,
  },
  { requiredKeys: ['kind'] },
)

const code = fc.record(
  {
    between,
    code: fc.stringMatching(/^[A-Z][A-Z0-9]{3,8}$/),
    destination: url.map((one) => ({ type: 'url', url: one })),
    fallbackURL: url,
    gs1: fc.record({
      identifiers: fc.constantFrom('(01)09506000134352', '(01)09506000134352(10)ABC=1'),
      links: fc.array(fc.record({ href: url, linkType: fc.constant('gs1:pip'), title: text })),
    }),
    placement: text,
    rules: fc.array(rule, { maxLength: 3 }),
    scanLimit: fc.integer({ max: 1e6, min: 1 }),
    status: fc.constantFrom('active', 'paused'),
    ticket: fc.boolean(),
    title: text,
    utm: fc.record({ campaign: text, source: text }),
  },
  { requiredKeys: ['code', 'destination', 'title'] },
)

async function exported(codes: readonly object[]): Promise<string> {
  const pieces: string[] = []
  for await (const piece of importableCSV(
    (async function* () {
      yield* codes as SelectedCode[]
    })(),
  )) {
    pieces.push(piece)
  }
  return pieces.join('')
}

/** As `structuredClone`, without what is undefined. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a table of codes', () => {
  it('is read back as it was written, and written again as it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(code, { maxLength: 4, minLength: 1 }), async (codes) => {
        const table = await exported(codes)
        const plan = parseCSV(table, say)
        expect(plan.problems).toEqual([])
        const read = plan.lines.map((line) => dataOf(line, { common: {}, say, tz: 'UTC' }))
        expect(read.flatMap(({ problems }) => problems)).toEqual([])
        const data = read.map((one) => one.data)
        expect(await exported(data)).toBe(table)
        for (const [at, one] of codes.entries()) {
          expect(data[at]!.title).toBe(one.title)
          expect(data[at]!.placement).toBe(one.placement)
          if (one.rules?.length) {
            expect(plain(tidyRules(data[at]!.rules))).toEqual(plain(tidyRules(one.rules)))
          }
          expect(data[at]!.ticket).toBe(one.ticket ? true : undefined)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('holds nothing that a spreadsheet runs, and gives each text back', () => {
    fc.assert(
      fc.property(text, (one) => {
        for (const column of ['title', 'rules'] as const) {
          const written = column === 'rules' ? JSON.stringify([one]) : one
          const cell = writeCell(written, column)
          expect(cell).not.toMatch(/(?:^|[,;|"\p{Cc}])[\s\p{Cf}]*[=+\-@＝＋－＠]/u)
          const back = readCell(cell, column)
          expect(column === 'rules' ? JSON.parse(back) : back).toEqual(column === 'rules' ? [one] : one) // prettier-ignore
        }
      }),
      { numRuns: 1000 },
    )
  })
})
