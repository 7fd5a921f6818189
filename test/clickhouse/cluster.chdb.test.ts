import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Ask } from '../../src/store/clickhouse/createAsk.js'

import { changeScans } from '../../src/store/clickhouse/changeScans.js'
import { COLUMNS, COMMENT, createTable, VERSION } from '../../src/store/clickhouse/scanTable.js'
import { type Engine, startEngine } from './startEngine.js'

let engine: Engine
let documented: string[]
beforeAll(async () => {
  engine = await startEngine('s3cret')
  const text = await readFile('docs/scale.md', 'utf8')
  documented = [...text.matchAll(/```sql\n([\s\S]*?)```/g)].map(([, sql]) => sql!)
})
afterAll(() => engine?.close())

const parsed = (sql: string): string => JSON.stringify(engine.ask(`EXPLAIN AST ${sql}`))

it('the tables of a cluster are documented as the engine reads them', () => {
  expect(documented).toHaveLength(2)
  expect(parsed(documented[0]!)).toContain('ReplicatedReplacingMergeTree')
  expect(parsed(documented[1]!)).toContain('Distributed')
  expect(() => parsed('CREATE TABLE a (b) ENGINE = = Distributed')).toThrow('62')
})

it('with the columns, the order and the version of the table we make', () => {
  const plain = (sql: string): string => sql.replace(/\s+/g, ' ')
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name} ${type}`)
  expect(plain(documented[0]!)).toContain(`( ${columns.join(', ')} )`)
  const [, order] = /(PARTITION BY .*) SETTINGS/.exec(plain(createTable('qr_scans'))) as unknown as [string, string] // prettier-ignore
  expect(plain(documented[0]!)).toContain(order)
  for (const sql of documented) expect(sql).toContain(`COMMENT '${COMMENT} ${VERSION}'`)
})

it('changes of rows go to the table below a distributed one, on the cluster, as the engine reads them', async () => {
  const said: string[] = []
  const run: Ask['run'] = async (sql, { params = new Map() }) => {
    for (const [name, value] of params) {
      engine.ask(`SET param_${name} = '${value.replaceAll("'", "\\'")}'`)
    }
    expect(parsed(sql)).toContain('AlterQuery')
    return String(said.push(sql))
  }
  const changes = {
    codes: ['7'],
    gone: ['a'],
    retained: [{ before: 0, mode: 'coarsen' as const }, { before: 0, mode: 'delete' as const }], // prettier-ignore
  }
  const { signal } = new AbortController()
  await changeScans({ insert: async () => {}, run }, 'qr_scans_local ON CLUSTER main', changes, signal) // prettier-ignore
  expect(said).toHaveLength(4)
  for (const sql of said) expect(sql).toContain('ALTER TABLE qr_scans_local ON CLUSTER main ')
})
