import type { Pool } from 'pg'

import type { JudgementStore } from '../../../../vocabulary/judgement.js'
import type { Schema } from '../../schema.js'

/** Id of the row of the rollups that says until when somebody has the look over all scans. */
const LATE = '!late'

/**
 * By the clock of the database, which is the same for all processes.
 *
 * @param row of the rollups that says until when somebody has the work; starts with `!`
 */
export function createLease(pool: Pool, { rollups }: Schema, row = LATE): JudgementStore['lease'] {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  const now = 'extract(epoch FROM clock_timestamp()) * 1000'
  return async (ms) => {
    const { rowCount } = await pool.query(
      `INSERT INTO ${rollups.name} AS held (${id}, ${bounds}) VALUES ($2, (${now} + $1::float8)::text)
      ON CONFLICT (${id}) DO UPDATE SET ${bounds} = excluded.${bounds}
      WHERE held.${bounds}::float8 <= ${now} RETURNING 1`,
      [ms, row],
    )
    return rowCount === 1
  }
}
