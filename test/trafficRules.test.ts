import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

import { REASON_TEXT } from '../src/components/scans/TrafficPill/trafficTexts.js'
import { TRAFFIC_RULES, TRAFFIC_RULES_VERSION } from '../src/scan/traffic/trafficRules.js'
import { trafficTable } from './trafficTable.js'

const docs = readFileSync(new URL('../docs/analytics.md', import.meta.url), 'utf8')

/** The cells of a table, however it is laid out. */
const cellsOf = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]*$/.test(line))
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )

it('the documentation shows the table that decides', () => {
  const shown = /<!-- traffic rules -->\n([^]*?)<!-- end -->/.exec(docs)?.[1] ?? ''
  // to mend it, put this in its place
  expect(cellsOf(shown)).toEqual(cellsOf(trafficTable()))
  expect(docs).toContain(`version ${TRAFFIC_RULES_VERSION}`)
})

it('every rule has a name of its own, a source, and words in the admin', () => {
  const names = TRAFFIC_RULES.map(({ rule }) => rule)
  expect(new Set(names).size).toBe(names.length)
  for (const { looksAt, rule, source, why } of TRAFFIC_RULES) {
    expect([rule, looksAt, source, why].every((text) => text.length > 2)).toBe(true)
    expect(REASON_TEXT).toHaveProperty([rule])
  }
})
