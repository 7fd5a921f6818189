import type { Pool } from 'pg'

import fc from 'fast-check'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import type { ID } from '../../src/vocabulary/scan.js'

import { analyticsFor } from '../../src/analytics/analyticsFor.js'
import { backfillCommand } from '../../src/mounts/commands/backfillCommand.js'
import { compareCommand } from '../../src/mounts/commands/compareCommand.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { backfillSink } from '../../src/runtime/sinks/backfillSink.js'
import { compareEngines, differing } from '../../src/store/facts/compareEngines.js'
import { anyStatistics } from '../anyStatistics.js'
import { until } from '../until.js'
import { type Both, comparable, everything, expectSameFacts, openBoth, rowsOf } from './openBoth.js'

let both: Both
const codes: { code: string; id: ID }[] = []
const { anyScan } = anyStatistics(codes)

beforeAll(async () => {
  both = await openBoth()
  for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD']) codes.push(await both.createCode(code))
  await write(60)
  await both.handOver()
})
afterAll(() => both?.stop())

const write = (count: number) =>
  both.store.writeScans(fc.sample(anyScan, count).map((scan) => scan()))
const pool = (): Pool => (both.site.payload.db as unknown as { pool: Pool }).pool
const standIn = async () => (await both.store.stats.facts(everything())).standIn ?? null
const compared = async () => {
  const { analytics } = optionsOf(both.site.payload).scans
  return compareEngines(both.plain.stats, analytics!.answers(both.store.analytics.knownCodes), { retained: null }) // prettier-ignore
}

it('while it is away PostgreSQL answers and says so, and scans that come meanwhile are caught up', async () => {
  const { engine, handOver, plain, site, store } = both
  engine.away(true)
  const { standIn: why, ...facts } = comparable(await store.stats.facts(everything()))
  expect(why).toBe('away')
  expect(facts).toEqual(comparable(await plain.stats.facts(everything())))
  const asked = { columns: ['scanId'], selection: everything().selection }
  expect(await rowsOf(store, asked)).toEqual(await rowsOf(plain, asked))
  const req = await createLocalReq({ user: { id: 1, collection: 'users' } as never }, site.payload)
  const overview = await analyticsFor(req, optionsOf(site.payload)).then(({ overview: ask }) =>
    ask({ from: '2026-01-20', to: '2026-03-20', traffic: 'all', tz: 'UTC' }),
  )
  expect(overview).toMatchObject({ standIn: 'away', totals: { scans: expect.any(Number) } })
  await write(20)
  engine.away(false)
  await until(async () => (await standIn()) === null || null, 20_000)
  await handOver()
  await expectSameFacts(both, everything())
})

it('does not answer before it was given the past, which a backfill does', async () => {
  const { engine, handOver, store } = both
  // as of an engine that is new to a site with scans
  engine.ask('TRUNCATE TABLE qr_scans')
  await pool().query("DELETE FROM qr_rollups WHERE id LIKE '!whole%'")
  await until(async () => (await standIn()) === 'partial' || null)
  expect(differing(await compared()).length).toBeGreaterThan(0)
  const [sink] = optionsOf(both.site.payload).scans.sinks
  const small = { ...sink!, scans: 7 }
  let batches = 0
  await backfillSink(small, store.sinks, {
    onProgress: () => {
      batches += 1
    },
    pause: 1,
  })
  expect(batches).toBeGreaterThan(5)
  expect(differing(await compared())).toEqual([])
  await store.analytics.noteWhole('clickhouse')
  await until(async () => (await standIn()) === null || null)
  await handOver()
  await expectSameFacts(both, everything())
})

it('is not whole any more once scans were dropped', async () => {
  await pool().query("UPDATE qr_sinks SET dropped = dropped + 3 WHERE id = 'clickhouse'")
  await until(async () => (await standIn()) === 'partial' || null)
})

it('nothing is handed over while a backfill has read scans and not yet handed them over', async () => {
  const { store } = both
  const [sink] = optionsOf(both.site.payload).scans.sinks
  let seen: unknown = 'nothing'
  await backfillSink(
    {
      ...sink!,
      write: async () => {
        seen = await store.sinks.hold('clickhouse', { leaseMs: 1_000, worker: 'another' })
      },
    },
    store.sinks,
  )
  expect(seen).toBe(false)
})

it('by commands: compared, given the past once more, and it answers again', async () => {
  const { engine, site } = both
  const said = vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
  const { config } = site.payload
  engine.ask("ALTER TABLE qr_scans DELETE WHERE trafficClass = 'human' SETTINGS mutations_sync = 2")
  await expect(compareCommand.run(config, [])).rejects.toThrow('months differ: run payload-qr backfill --sink clickhouse') // prettier-ignore
  await backfillCommand.run(config, ['--sink', 'clickhouse'])
  expect(said.mock.calls.join('')).toContain('clickhouse has all scans, and answers the statistics')
  await compareCommand.run(config, [])
  expect(said.mock.calls.join('')).toMatch(/qr:compare: \d+ scans in \d+ months, in both/)
  said.mockRestore()
  await until(async () => (await standIn()) === null || null)
  await expectSameFacts(both, everything())
})
