import type { Pool } from 'pg'

import fc from 'fast-check'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { FactQuestion } from '../src/vocabulary/statistics.js'
import type { Store } from '../src/vocabulary/store.js'
import type { TestPayload } from './startPayload.js'

import { reclassify } from '../src/describe/traffic/reclassify.js'
import { rejudge } from '../src/describe/traffic/rejudge.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { TRAFFIC_RULES_VERSION } from '../src/scan/traffic/trafficRules.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const FIRST = Date.parse('2026-01-28T00:00:00Z')

let site: TestPayload
let store: Store
let pool: Pool
const ids: ID[] = []

beforeAll(async () => {
  site = await startPayload()
  store = storeOf(site.payload, optionsOf(site.payload))
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  await store.stats.fold()
  for (const code of ['ONE', 'TWO']) {
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: { code, destination: { type: 'url', url: 'https://example.com' }, title: code },
    })
    ids.push(id as ID)
  }
})
afterAll(() => site?.stop())

/** Scans as older rules left them: of any class, with reasons that may hold no more. */
const anyOldScan = fc
  .record({
    at: fc.nat(8 * 86_400_000),
    code: fc.nat(1),
    reasons: fc.subarray(['isbot', 'no-accept-language', 'ua-empty', 'marked-internal', 'head']),
    trafficClass: fc.constantFrom('human', 'suspect', 'bot', 'internal'),
    userAgent: fc.constantFrom(IPHONE['user-agent'], 'curl/8.5.0', 'Googlebot/2.1', null),
    version: fc.constantFrom(1, 2, TRAFFIC_RULES_VERSION),
    visitor: fc.nat(6),
  })
  .map(
    ({ at, code, reasons, version, visitor, ...more }) =>
      () =>
        scanRecord({
          ...more,
          code: ['ONE', 'TWO'][code]!,
          qrCode: ids[code]!,
          rulesVersion: version,
          scannedAt: FIRST + at,
          trafficReasons: reasons,
          visitor: `${version < TRAFFIC_RULES_VERSION ? 'old' : 'fresh'}-${visitor}`,
        } as never),
  )

const question = (codes: 'all' | ID[]): FactQuestion => ({
  limits: { breakdown: 3, courses: 2, points: 2 },
  selection: {
    classes: ['human'],
    codes,
    countries: null,
    devices: null,
    end: Date.parse('2026-03-01T00:00:00Z'),
    outcomes: null,
    start: Date.parse('2026-01-01T00:00:00Z'),
  },
  want: ['breakdowns', 'codes', 'courses', 'slots', 'totals', 'visitors'],
})

async function expectTrue(): Promise<void> {
  for (const one of [question('all'), question([ids[0]!])]) {
    const [facts, counted] = [await store.stats.facts(one), await store.stats.recount(one)]
    expect({ ...facts, slots: Array.from(facts.slots) }).toEqual({
      ...counted,
      slots: Array.from(counted.slots),
    })
  }
  const { rows } = await pool.query(
    `SELECT c.scans::int, c.visitors::int, c.first_scan_at, c.last_scan_at,
      (SELECT count(*)::int FROM qr_scans s WHERE s.qr_code_id = c.qr_code_id AND traffic_class = 'human') AS t_scans,
      (SELECT count(DISTINCT visitor)::int FROM qr_scans s WHERE s.qr_code_id = c.qr_code_id AND traffic_class = 'human') AS t_visitors,
      (SELECT min(scanned_at) FROM qr_scans s WHERE s.qr_code_id = c.qr_code_id AND traffic_class = 'human') AS t_first,
      (SELECT max(scanned_at) FROM qr_scans s WHERE s.qr_code_id = c.qr_code_id AND traffic_class = 'human') AS t_last
    FROM qr_counters c`,
  )
  for (const row of rows) {
    expect(row).toMatchObject({
      first_scan_at: row.t_first,
      last_scan_at: row.t_last,
      scans: row.t_scans,
      visitors: row.t_visitors,
    })
  }
}

const run = (more: Partial<Parameters<typeof reclassify>[1]> = {}) =>
  reclassify(store.judgements, {
    batch: 7,
    judge: rejudge,
    rulesVersion: TRAFFIC_RULES_VERSION,
    ...more,
  })

it('reclassified scans are counted as if today’s rules had judged them, stopped half way or not', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyOldScan, { maxLength: 60, minLength: 10 }),
      fc.constantFrom('fold', 'nothing'),
      fc.boolean(),
      async (scans, then, stopped) => {
        await store.writeScans(scans.map((scan) => scan()))
        if (then === 'fold') await store.stats.fold()
        const would = await run({ dryRun: true })
        await expectTrue()
        if (stopped) {
          const onProgress = () => {
            throw new Error('stopped')
          }
          await run({ onProgress }).catch(() => undefined)
          await expectTrue()
        }
        const done = await run()
        if (!stopped) expect(done).toEqual(would)
        await expectTrue()
        const { rows } = await pool.query(
          `SELECT s.traffic_class AS class, s.traffic_reasons AS reasons, s.visitor, c.user_agent AS agent, s.rules_version::int AS version
          FROM qr_scans s LEFT JOIN qr_clients c ON c.id = s.client_id`,
        )
        for (const row of rows) {
          expect(row.version).toBe(TRAFFIC_RULES_VERSION)
          // What people said stays, whatever the rules.
          if (row.reasons.includes('marked-internal')) continue
          if (row.agent === 'Googlebot/2.1' && row.visitor.startsWith('old')) {
            expect(row.reasons).toContain('isbot')
          }
        }
        expect((await run()).scans).toBe(0)
      },
    ),
    { endOnFailure: true, numRuns: 12 },
  )
}, 120_000)

it('payload-qr reclassify does it for a period, says what it would do, and goes on while scans do', async () => {
  const scan = (day: string) =>
    scanRecord({
      code: 'ONE',
      qrCode: ids[0]!,
      rulesVersion: 1,
      scannedAt: Date.parse(`${day}T12:00:00Z`),
      userAgent: 'curl/8.5.0',
      visitor: 'curl',
    })
  await store.writeScans([scan('2026-04-01'), scan('2026-04-02'), scan('2026-04-03')])
  const command = (...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'plugin/bin.ts', 'reclassify', ...args],
      {
        cwd: root,
        env: {
          ...process.env,
          DATABASE_URI: site.uri,
          NODE_ENV: 'production',
          PAYLOAD_CONFIG_PATH: 'test/redirector/payload.config.ts',
        },
      },
    )
  const period = ['--from', '2026-04-02', '--to', '2026-04-03']
  const dry = await command(...period, '--dry-run')
  expect(dry.stderr).toContain('1 scans of older rules, 1 would be of another class')
  expect(dry.stderr).toContain('human: 1 before, 0 after')
  expect(dry.stderr).toContain('bot: 0 before, 1 after')

  let going = true
  const writing = (async () => {
    while (going) await store.writeScans([scanRecord({ code: 'TWO', qrCode: ids[1]!, rulesVersion: TRAFFIC_RULES_VERSION })]) // prettier-ignore
  })()
  const real = await command(...period)
  going = false
  await writing
  expect(real.stderr).toContain('1 scans of older rules, 1 are of another class')
  const { rows } = await pool.query(
    "SELECT scanned_at::date::text AS day, traffic_class AS class FROM qr_scans WHERE visitor = 'curl' ORDER BY 1",
  )
  expect(rows.map((row) => row.class)).toEqual(['human', 'bot', 'human'])
  await expectTrue()
  await expect(command('--from', 'yesterday')).rejects.toMatchObject({
    stderr: expect.stringContaining('--from yesterday is no day like 2026-01-31'),
  })
  // what retention left to the rollups is judged no more, and not said to be
  const wouldBe = () => run({ dryRun: true })
  expect(await wouldBe()).toMatchObject({ changed: 2, scans: 2 })
  await store.stats.retain({ before: Date.parse('2026-04-02'), mode: 'coarsen' })
  expect(await wouldBe()).toMatchObject({ changed: 1, scans: 1 })
  expect((await command('--help')).stdout).toContain('payload qr:reclassify')
}, 300_000)
