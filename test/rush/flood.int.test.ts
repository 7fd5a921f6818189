import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { until } from '../until.js'
import { startLoad } from './startLoad.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'

const CODES = 100_000
const FLOOD = 1_000_000
const MEGABYTE = 1024 * 1024
/** Milliseconds; a question to the database that hangs takes 1,500. */
const WAIT = 50

let rush: Rush
let server: ScanServer
/** Bytes of a process that knows no codes. */
let empty: number
beforeAll(async () => {
  rush = await startRush()
  const nobody = await startScanServer({ uri: rush.uri })
  empty = (await nobody.ask('state')).heap
  await nobody.end('SIGTERM')
  await rush.createCodes(Array.from({ length: CODES }, (_, index) => `KNOWN${index}`))
  server = await startScanServer({ uri: rush.uri })
})
afterAll(() => rush?.stop())

/** Everything the database was asked, by the database's own account. */
const transactions = () =>
  withClient(rush.uri, async (client) => {
    await client.query('SELECT pg_stat_force_next_flush()')
    const { rows } = await client.query<{ count: number }>(
      `SELECT (xact_commit + xact_rollback)::int AS count FROM pg_stat_database
       WHERE datname = current_database()`,
    )
    return rows[0]!.count
  })

it(`${CODES} codes cost less than 100 MB`, async () => {
  const { directory, heap } = await server.ask('state')
  expect(directory.size).toBe(CODES)
  expect(heap - empty).toBeLessThan(100 * MEGABYTE)
  console.info(`${CODES} codes: ${Math.round((heap - empty) / MEGABYTE)} MB`)
})

const people = () =>
  startLoad({
    codes: ['KNOWN1', `KNOWN${CODES - 1}`],
    connections: 4,
    pause: 20,
    port: server.port,
  })

const quantile = (sorted: number[], part: number) => sorted[Math.floor(part * sorted.length)]!

it(`${FLOOD} made-up codes reach neither memory nor the database, known ones go on`, async () => {
  // Warm: caches are filled by the first codes already.
  await server.ask('flood', 50_000)
  const usual = people()
  await until(async () => (usual.answered(302).size > 500 ? true : null))
  await usual.stop()
  const before = await server.ask('state')
  const asked = await transactions()
  const started = Date.now()

  const load = people()
  const after = await server.ask('flood', FLOOD)
  const seconds = (Date.now() - started) / 1000
  await load.stop()

  expect(load.failures(302)).toEqual([])
  expect(load.answered(302).size).toBeGreaterThan(50)
  expect(after.heap - before.heap).toBeLessThan(20 * MEGABYTE)
  expect(after.directory.missing).toBeLessThanOrEqual(10_000)
  // 50 codes a second are looked up, 4 batches written, and a few questions more.
  const queries = (await transactions()) - asked
  expect(queries).toBeGreaterThan(10)
  expect(queries).toBeLessThan(200 + 100 * seconds)
  // The flood takes all the processor there is and lets others in between: they wait a few
  // milliseconds for that, and neither for the database nor for those who wait for it.
  const [quiet, busy] = [usual, load].map((one) => one.latencies()) as [number[], number[]]
  expect(quantile(busy, 0.5)).toBeLessThan(quantile(quiet, 0.5) + WAIT)
  const shown = (sorted: number[]) =>
    `p50 ${quantile(sorted, 0.5).toFixed(1)} ms, p99 ${quantile(sorted, 0.99).toFixed(1)} ms`
  console.info(
    [
      `${Math.round(FLOOD / seconds)} made-up codes/s, ${queries} transactions`,
      `heap ${Math.round((after.heap - before.heap) / 1024)} kB`,
      `known codes: ${shown(quiet)}; in the flood: ${shown(busy)}`,
    ].join('; '),
  )
}, 180_000)
