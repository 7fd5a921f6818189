import type { Client } from 'pg'

import type { ScanRecord } from '../../src/vocabulary/scan.js'
import type { Store } from '../../src/vocabulary/store.js'

import { makeScans } from './makeScans.js'
import { makeCodes } from './openSite.js'

/** `perSecond` is `null` where the scans were there already. */
export type Filled = { bytes: number; parts: string; perSecond: null | number }

const BATCH = 2_000
/** Tables that grow with scans. */
const TABLES = [
  'qr_scans',
  'qr_rollups',
  'qr_rollup_parts',
  'qr_visitors',
  'qr_counters',
  'qr_places',
  'qr_clients',
  'qr_links',
  'qr_terms',
]

type Options = {
  client: Client
  now: number
  say: (text: string) => void
  scans: number
  store: Store
}

/** A year of scans through the writer's own statement, folded as they come; once per database. */
export async function fill(options: Options): Promise<Filled> {
  const { client, scans } = options
  const { rows } = await client.query<{ count: string }>('SELECT count(*) FROM qr_scans')
  const stored = Number(rows[0]!.count)
  if (stored !== 0 && stored !== scans) {
    throw new Error(`--data holds ${stored} scans, not ${scans}: name another folder`)
  }
  const perSecond = stored === 0 ? await write(options) : null
  return { ...(await sizes(options)), perSecond }
}

async function write({ client, now, say, scans, store }: Options): Promise<number> {
  const codes = await makeCodes((text, values) => client.query(text, values), {
    campaigns: 20,
    codes: 1_000,
  })
  await client.query('ANALYZE qr_codes')
  const world = {
    campaigns: 20,
    cities: 5_000,
    codes,
    visitors: Math.max(100, Math.round(scans / 4)),
  }
  const start = performance.now()
  let batch: ScanRecord[] = []
  let written = 0
  for (const scan of makeScans(world, scans, now)) {
    batch.push(scan)
    if (batch.length < BATCH) continue
    written += await store.writeScans(batch)
    batch = []
    if (written % 500_000 === 0) say(`${written} scans`)
  }
  written += await store.writeScans(batch)
  await store.stats.fold()
  const seconds = (performance.now() - start) / 1000
  if (written !== scans) throw new Error(`${written} of ${scans} scans were stored`)
  await client.query('VACUUM (ANALYZE)')
  return Math.round(scans / seconds)
}

async function sizes({ client, scans }: Options): Promise<Pick<Filled, 'bytes' | 'parts'>> {
  const { rows } = await client.query<{ bytes: string; name: string }>(
    `SELECT name, pg_total_relation_size(name::regclass) AS bytes FROM unnest($1::text[]) name`,
    [TABLES],
  )
  const perScan = rows.map(({ bytes, name }) => ({ bytes: Number(bytes) / scans, name }))
  return {
    bytes: Math.round(perScan.reduce((sum, { bytes }) => sum + bytes, 0)),
    parts: perScan
      .filter(({ bytes }) => bytes >= 0.5)
      .map(({ bytes, name }) => `${name} ${bytes.toFixed(0)}`)
      .join(', '),
  }
}
