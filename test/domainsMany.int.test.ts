import type { Pool } from 'pg'

import { afterAll, beforeAll, expect, it } from 'vitest'

import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// 10,000 codes on 50 domains.

const HOSTS = Array.from({ length: 50 }, (_, nth) => `d${nth}.example`)
const CODES = 10_000
const collection = 'qr-campaigns' as never

let site: TestPayload

beforeAll(async () => {
  site = await startPayload({ domains: HOSTS.map((host) => ({ url: `https://${host}` })) })
})
afterAll(() => site.stop())

const pool = () => (site.payload.db as unknown as { pool: Pool }).pool

it('a campaign of 10,000 moves in one go, and is obeyed moments later', async () => {
  const { id } = (await site.payload.create({
    collection,
    data: { domain: HOSTS[0], title: 'Many' } as never,
  })) as unknown as { id: number }
  await pool().query(
    `INSERT INTO qr_codes (title, code, campaign_id, host, destination_type, destination_url)
    SELECT 'Many', 'MANY-' || n, $1, $2, 'url', 'https://many.example/' FROM generate_series(1, $3::int) n`,
    [id, HOSTS[0], CODES],
  )
  // half of them are in print
  await pool().query(
    `INSERT INTO qr_names (text, qr_code_id, kept) SELECT host || '/' || code, id, false FROM qr_codes WHERE title = 'Many'`,
  )
  await pool().query(
    `INSERT INTO qr_counters (qr_code_id, all_scans, scans, sent, visitors)
    SELECT id, id % 2, 0, 0, 0 FROM qr_codes WHERE title = 'Many'`,
  )
  const { directory } = runtimeOf(site.payload)
  directory.apply({ kind: 'everything' })
  const known = (name: string) => {
    const found = directory.lookup(name)
    return found && !(found instanceof Promise) ? true : null
  }
  await until(async () => known(`${HOSTS[0]}/MANY-${CODES}`))

  const { rows: last } = await pool().query(
    'SELECT code FROM qr_codes WHERE id % 2 = 0 ORDER BY id DESC LIMIT 1',
  )
  const left = `${HOSTS[0]}/${last[0].code}`
  expect(known(left)).toBe(true)

  const begun = performance.now()
  await site.payload.update({ id, collection, data: { domain: HOSTS[1] } as never })
  const committed = performance.now()
  await until(async () => known(`${HOSTS[1]}/MANY-${CODES}`))
  // nobody has it in print: its old address leads nowhere once the whole campaign was read again
  await until(async () => (known(left) ? null : true))
  const obeyed = performance.now()
  process.stdout.write(`${CODES} codes moved in ${Math.round(committed - begun)} ms, obeyed ${Math.round(obeyed - committed)} ms later\n`) // prettier-ignore
  expect(obeyed - committed).toBeLessThan(3_000)
  expect(committed - begun).toBeLessThan(20_000)
  const { rows } = await pool().query(
    `SELECT split_part(text, '/', 1) AS host, count(*)::int AS names, bool_and(kept) AS kept
    FROM qr_names GROUP BY 1 ORDER BY 1`,
  )
  expect(rows).toEqual([
    { host: HOSTS[0], kept: true, names: CODES / 2 },
    { host: HOSTS[1], kept: false, names: CODES },
  ])
})
