import type { Pool } from 'pg'

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { FactQuestion } from '../src/vocabulary/statistics.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const root = fileURLToPath(new URL('..', import.meta.url))

let site: TestPayload

beforeAll(async () => {
  site = await startPayload()
})
afterAll(() => site?.stop())

/** `payload-qr rebuild` as an operator starts it, in a process of its own. */
const rebuild = (...args: string[]) => run(['--import', 'tsx', 'plugin/bin.ts', 'rebuild', ...args])

const run = (args: string[], env: Record<string, string> = {}) =>
  promisify(execFile)(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URI: site.uri,
      NODE_ENV: 'production',
      PAYLOAD_CONFIG_PATH: 'test/redirector/payload.config.ts',
      ...env,
    },
  })

it('payload-qr rebuild rights wrong numbers while scans go on', async () => {
  const { payload } = site
  const store = storeOf(payload, optionsOf(payload))
  const { pool } = payload.db as unknown as { pool: Pool }
  const { id } = await payload.create({
    collection: 'qr-codes',
    data: { code: 'MANY', destination: { type: 'url', url: 'https://example.com' }, title: 'Many' },
  })
  let written = 0
  const write = async (scans: number) => {
    await store.writeScans(
      Array.from({ length: scans }, () => {
        const scannedAt = Date.parse('2026-01-15T00:00:00Z') + (written % 90) * 86_400_000
        const visitor = `v${(written++ * 7) % 101}`
        return scanRecord({ code: 'MANY', qrCode: id as ID, scannedAt, visitor })
      }),
    )
  }
  await write(500)
  await store.stats.fold()
  await pool.query("UPDATE qr_rollups SET slots = NULL, bounds = NULL WHERE id LIKE 'd%'")
  await pool.query("DELETE FROM qr_rollups WHERE id LIKE 'h%'")
  await pool.query('UPDATE qr_counters SET scans = 7, all_scans = 7, visitors = 0')

  let going = true
  const scans = (async () => {
    while (going) await write(10)
  })()
  const { stderr } = await rebuild()
  going = false
  await scans
  expect(stderr).toContain('2026-01 done, 1 of 4 months')
  expect(stderr).toMatch(/\d+ scans counted in [\d.]+ s/)

  const question: FactQuestion = {
    limits: { breakdown: 10, courses: 10, points: 10 },
    selection: {
      classes: 'all',
      codes: 'all',
      countries: null,
      devices: null,
      outcomes: null,
      end: Date.parse('2026-06-01T00:00:00Z'),
      start: Date.parse('2026-01-01T00:00:00Z'),
    },
    want: ['breakdowns', 'codes', 'courses', 'points', 'slots', 'totals', 'visitors'],
  }
  const facts = await store.stats.facts(question)
  expect(facts.totals.scans).toBe(written)
  expect(facts).toEqual(await store.stats.recount(question))
  expect(await payload.findByID({ id, collection: 'qr-codes', depth: 0 })).toMatchObject({
    scans: written,
    visitors: 101,
  })
})

it('is a command of Payload, too', async () => {
  const { stderr } = await run(['node_modules/payload/bin.js', 'qr:rebuild'], {
    // Payload's command line may end before it began: see the README's troubleshooting.
    NODE_OPTIONS: '--import=data:text/javascript,setInterval(()=>{},1e9)',
  })
  expect(stderr).toMatch(/\d+ scans counted in [\d.]+ s/)
})

it('says what it is for, and what is wrong', async () => {
  expect((await rebuild('--help')).stdout).toContain('payload qr:rebuild')
  const wrong = site.uri.replace(/\/[^/]+$/, '/there_is_no_such_database')
  const uri = site.uri
  site.uri = wrong
  await expect(rebuild()).rejects.toMatchObject({ code: 1 })
  site.uri = uri
})
