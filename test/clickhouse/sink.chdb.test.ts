import { afterAll, beforeAll, expect, it } from 'vitest'

import { handOver, some } from '../../src/integrations/forward/forward.fixture.js'
import { clickhouse } from '../../src/store/clickhouse/clickhouse.js'
import { type Engine, startEngine } from './startEngine.js'

let engine: Engine
beforeAll(async () => (engine = await startEngine('s3cret')))
afterAll(() => engine?.close())

const sink = (more: object = {}) =>
  clickhouse({ database: 'host', password: 's3cret', url: engine.url, ...more })
const write = (to: ReturnType<typeof sink>, id: string, scans = some(3)) =>
  to.write({ id, scans }, { signal: AbortSignal.timeout(20_000) })
const countOf = (table: string, how = '') =>
  Number(engine.ask<{ n: number }>(`SELECT toUInt32(count()) AS n FROM ${table} ${how}`)[0]!.n)

it('makes the table and puts into it what is known of scans', async () => {
  const at = Date.parse('2026-11-30T23:59:59.123Z')
  const scans = some(2, (n) => ({
    latitude: null,
    rawQuery: `q=${n}"\\\n	é`,
    scannedAt: at + n * 60_000,
    trafficReasons: ['one', 'two'],
  }))
  await write(sink(), '1-a', scans)
  const rows = engine.ask<Record<string, unknown>>('SELECT * FROM qr_scans ORDER BY scannedAt')
  const { scannedAt: _, ...scan } = scans[0]!
  expect(rows[0]).toEqual({ ...scan, qrCode: '1', scannedAt: '2026-11-30 23:59:59.123' })
  // one part a month
  const parts = engine.ask<{ partition: string }>(
    "SELECT DISTINCT partition FROM system.parts WHERE table = 'qr_scans' AND active ORDER BY 1",
  )
  expect(parts.map(({ partition }) => partition)).toEqual(['202611', '202612'])
})

it('a batch whose answer was lost is there once, in many tries and months', async () => {
  const scans = some(2_000, (n) => ({ scannedAt: Date.now() - n * 3_600_000 }))
  engine.next('lost', 503, 'lost')
  const { said } = await handOver(sink({ table: 'lost' }), scans, '7-b')
  expect(said).toHaveLength(3)
  expect(countOf('lost')).toBe(2_000)
})

it('a scan that comes in another batch counts once', async () => {
  const to = sink({ table: 'twice' })
  const scans = some(50)
  await write(to, '1-a', scans)
  await write(to, '2-b', scans)
  expect(countOf('twice', 'FINAL')).toBe(50)
  // which the token alone does not do
  expect(countOf('twice')).toBe(100)
})

it('brings an older table up to date, and leaves one that is not ours alone', async () => {
  await write(sink({ table: 'old' }), '1-a')
  engine.ask('ALTER TABLE old DROP COLUMN visitor')
  engine.ask("ALTER TABLE old MODIFY COMMENT 'payload-plugin-qr, version 0'")
  await write(sink({ table: 'old' }), '2-b')
  expect(countOf('old', 'WHERE visitor IS NOT NULL')).toBe(3)

  engine.ask('CREATE TABLE foreign_one (a Int32) ENGINE = MergeTree ORDER BY a')
  await expect(write(sink({ table: 'foreign_one' }), '1-a')).rejects.toMatchObject({
    code: 'table-of-somebody-else',
    refused: false,
  })
  engine.ask("ALTER TABLE old MODIFY COMMENT 'payload-plugin-qr, version 99'")
  await expect(write(sink({ table: 'old' }), '3-c')).rejects.toMatchObject({ code: 'table-is-newer' }) // prettier-ignore
})

it('waits with a wrong password, and says neither it nor what ClickHouse wrote', async () => {
  await expect(write(sink({ password: 'wrong' }), '1-a')).rejects.toMatchObject({
    code: 'clickhouse-516',
    message: 'The batch was not taken: clickhouse-516',
    refused: false,
  })
  expect(() => sink({ table: 'a; DROP TABLE b' })).toThrow('clickhouse.table got')
})
