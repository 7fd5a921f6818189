import type { Pool } from 'pg'

import type { JudgementStore } from '../../../vocabulary/judgement.js'
import type { ScanStore } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { type Connect, openPool } from '../openPool.js'
import { createRollups, type Rollups } from '../statistics/rollups/createRollups.js'
import { createDictionary } from './dictionary/createDictionary.js'
import { createEditions } from './dictionary/edition.js'
import { createLease } from './judging/createLease.js'
import { judgeScans } from './judging/judgeScans.js'
import { createPage } from './judging/storedScans.js'
import { createWriteScans } from './writing/createWriteScans.js'

export type Writing = {
  /** Of what takes its time: folding, counting anew, erasing. */
  folders: Pool
  /** Judges stored scans anew, with what this schema has. */
  judge: (schema: Schema) => JudgementStore['judge']
  lease: (schema: Schema) => JudgementStore['lease']
  /** Reads what is to be judged, where the newest can be seen. */
  page: (schema: Schema) => JudgementStore['page']
  /** Of scans and what else must not wait for anybody's questions. */
  pool: Pool
  /** Connections of writing and folding. */
  pools: Pool[]
  rollups: Rollups
  /** Writes scans with what this schema has. */
  writeScans: (schema: Schema) => ScanStore['writeScans']
}

/**
 * The part of the store that writes. Scans go over a few connections of their own, so that a slow
 * query of the admin cannot hold them up, with time limits, so that a database that hangs is noticed.
 */
export function createWriting(
  postgres: Connect,
  schema: Schema,
  onFoldError: (error: unknown) => void,
): Writing {
  const pool = openPool(postgres, {
    application_name: 'payload-plugin-qr',
    connectionTimeoutMillis: 3_000,
    max: 4,
    query_timeout: 10_000,
  })
  const folders = openPool(postgres, {
    application_name: 'payload-plugin-qr rollups',
    connectionTimeoutMillis: 5_000,
    max: 3,
  })
  const rollups = createRollups(folders, schema, onFoldError)
  return {
    folders,
    judge: (present) => {
      const judge = judgeScans(folders, present)
      return async (...args) => {
        const moved = await judge(...args)
        if (moved > 0) rollups.onWritten(moved)
        return moved
      }
    },
    lease: (present) => createLease(folders, present),
    page: (present) => createPage(folders, present),
    pool,
    pools: [pool, folders],
    rollups,
    writeScans: (present) => {
      const dictionary = createEditions(pool, present, () => createDictionary(pool, present))
      const write = createWriteScans(pool, present, dictionary)
      return async (scans) => {
        const written = await write(scans)
        rollups.onWritten(written)
        return written
      }
    },
  }
}
