import type { Pool } from 'pg'

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

const WRITTEN = 2_000
const TIMES = 25
const FIRST = Date.parse('2026-03-01T00:00:00Z')
const EXPORT = '/api/qr-scans/export?from=2026-03-01&to=2026-03-31'

let site: TestPayload
let pool: Pool
let headers: Record<string, string>

const statsOf = () => storeOf(site.payload, optionsOf(site.payload)).stats

beforeAll(async () => {
  site = await startPayload()
  pool = (site.payload.db as unknown as { pool: Pool }).pool
  const login = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: login })
  const { token } = await site.payload.login({ collection: 'users', data: login })
  headers = { authorization: `JWT ${token}` }
  const { id } = await site.payload.create({
    collection: 'qr-codes',
    data: { code: 'MANY', destination: { type: 'url', url: 'https://example.com' }, title: 'Many' },
  })
  await storeOf(site.payload, optionsOf(site.payload)).writeScans(
    Array.from({ length: WRITTEN }, (_, n) =>
      scanRecord({ code: 'MANY', qrCode: id as ID, scannedAt: FIRST + n * 60_000 }),
    ),
  )
  await multiply()
})
afterAll(() => site?.stop())

/** As many scans as take a while to read, without writing each. */
async function multiply(): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT quote_ident(column_name) AS name FROM information_schema.columns
    WHERE table_name = 'qr_scans' AND column_name NOT IN ('id', 'scan_id')`,
  )
  const columns = rows.map(({ name }) => name).join(', ')
  await pool.query(
    `INSERT INTO qr_scans (scan_id, ${columns})
    SELECT left(scan_id, 20) || lpad(n::text, 6, '0'), ${columns}
    FROM qr_scans, generate_series(1, $1::int) n`,
    [TIMES - 1],
  )
}

/** Pages that were asked of the store for the exports begun from now on, in order of the exports. */
function countPages(): number[] {
  const pages: number[] = []
  const { rows } = statsOf()
  vi.spyOn(statsOf(), 'rows').mockImplementation((question) => {
    const at = pages.push(0) - 1
    return (async function* () {
      for await (const page of rows(question)) {
        pages[at]!++
        yield page
      }
    })()
  })
  return pages
}

async function readToEnd(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> {
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return bytes
    bytes += value.length
  }
}

it('waits for a client that reads slowly instead of reading ahead', async () => {
  const pages = countPages()
  try {
    const slow = (await site.fetch(EXPORT, { headers })).body!.getReader()
    await slow.read()
    await slow.read()
    // Long enough for whatever would read ahead: somebody else has the whole file meanwhile.
    const whole = await readToEnd((await site.fetch(EXPORT, { headers })).body!.getReader())
    const [ofSlow, ofOther] = pages
    expect(ofOther).toBe(TIMES)
    // One page was read, one more may lie ready and one be on its way.
    expect(ofSlow).toBeLessThanOrEqual(3)
    expect(whole).toBeGreaterThan(10_000_000)
    await readToEnd(slow)
    expect(pages[0]).toBe(TIMES)
  } finally {
    vi.restoreAllMocks()
  }
})

it.each(['csv', 'json'])('needs no more memory for more rows (%s)', async (format) => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const live = (): number => {
    collect()
    return process.memoryUsage().heapUsed + process.memoryUsage().external
  }
  const reader = (await site.fetch(`${EXPORT}&format=${format}`, { headers })).body!.getReader()
  let pages = 0
  let early = 0
  let most = 0
  for (;;) {
    const { done } = await reader.read()
    if (done) break
    pages++
    if (pages === 3) early = live()
    else if (pages > 3 && pages % 6 === 0) most = Math.max(most, live())
  }
  expect(pages).toBeGreaterThanOrEqual(TIMES)
  // The file is 20 MB and more; what is alive stays that of a page.
  expect(most - early).toBeLessThan(6_000_000)
})

it('is not in the database any more once its request is aborted', async () => {
  const busy = async (): Promise<number> => {
    const { rows } = await pool.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database()
      AND application_name = 'payload-plugin-qr statistics' AND state <> 'idle'`,
    )
    return rows[0].n
  }
  const leave = new AbortController()
  const response = await site.fetch(EXPORT, { headers, signal: leave.signal })
  const reader = response.body!.getReader()
  await reader.read()
  await reader.read()
  const client = await pool.connect()
  await client.query('BEGIN; LOCK TABLE qr_scans IN ACCESS EXCLUSIVE MODE')
  try {
    const ending = readToEnd(reader).catch((error: Error) => error.name)
    await until(async () => ((await busy()) > 0 ? true : null))
    leave.abort()
    await until(async () => ((await busy()) === 0 ? true : null))
    // A file that was cut off must not look like a whole one.
    expect(await ending).toBe('QuestionAborted')
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
})
