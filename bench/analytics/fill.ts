import type { Client } from 'pg'

import type { ScanRecord } from '../../src/scan/types.js'
import type { Store } from '../../src/store/types.js'

import { makeScans } from './makeScans.js'
import { makeCodes } from './openSite.js'

export type Filled = { bytes: number; parts: string; perSecond: number }

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

/** A year of scans through the writer's own statement, folded as they come. */
export async function fill({ client, now, say, scans, store }: Options): Promise<Filled> {
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
  const { rows } = await client.query<{ bytes: string; name: string }>(
    `SELECT name, pg_total_relation_size(name::regclass) AS bytes FROM unnest($1::text[]) name`,
    [TABLES],
  )
  const sizes = rows.map(({ bytes, name }) => ({ bytes: Number(bytes) / scans, name }))
  return {
    bytes: Math.round(sizes.reduce((sum, { bytes }) => sum + bytes, 0)),
    parts: sizes
      .filter(({ bytes }) => bytes >= 0.5)
      .map(({ bytes, name }) => `${name} ${bytes.toFixed(0)}`)
      .join(', '),
    perSecond: Math.round(scans / seconds),
  }
}
