import type { Pool, PoolConfig } from 'pg'

import type { ScanStore } from '../types.js'
import type { Schema } from './schema.js'

import { createDictionary } from './dictionary/createDictionary.js'
import { createRollups, type Rollups } from './rollups/createRollups.js'
import { surviveLoss } from './surviveLoss.js'
import { createWriteScans } from './writeScans.js'

export type Recording = {
  /** Of scans and what else must not wait for anybody's questions. */
  pool: Pool
  /** Connections of writing and folding. */
  pools: Pool[]
  rollups: Rollups
} & Pick<ScanStore, 'writeScans'>

type Postgres = { pg: { Pool: new (config: PoolConfig) => Pool }; poolOptions: PoolConfig }

/**
 * The part of the store that writes. Scans go over a few connections of their own, so that a slow
 * query of the admin cannot hold them up, with time limits, so that a database that hangs is noticed.
 */
export function createRecording(
  { pg, poolOptions }: Postgres,
  schema: Schema,
  onFoldError: (error: unknown) => void,
): Recording {
  const open = (own: PoolConfig): Pool =>
    surviveLoss(new pg.Pool({ ...poolOptions, allowExitOnIdle: true, min: 0, ...own }))
  const pool = open({
    application_name: 'payload-plugin-qr',
    connectionTimeoutMillis: 3_000,
    max: 4,
    query_timeout: 10_000,
  })
  const folders = open({
    application_name: 'payload-plugin-qr rollups',
    connectionTimeoutMillis: 5_000,
    max: 3,
  })
  const rollups = createRollups(folders, schema, onFoldError)
  const writeScans = createWriteScans(pool, schema, createDictionary(pool, schema))
  return {
    pool,
    pools: [pool, folders],
    rollups,
    writeScans: async (scans) => {
      const written = await writeScans(scans)
      rollups.onWritten(written)
      return written
    },
  }
}
