import type { Pool } from 'pg'

import type { SinkStore } from '../../../../vocabulary/scanSink.js'
import type { Schema } from '../../schema.js'

/** Ids of the rows of the rollups that say how far the past is handed to a sink begin with it. No period's id. */
export const BACKFILL = '!backfill '
const row = (sink: string): string => BACKFILL + sink

/** The past of a sink: scans by their ids, and where a run that ended half way goes on. */
export function backfill(
  pool: Pool,
  { rollups, scans }: Schema,
): Pick<SinkStore, 'backfilled' | 'history' | 'noteBackfilled'> {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  const scanId = scans.column('scanId')
  return {
    async backfilled(sink) {
      const { rows } = await pool.query<{ last: string }>(
        `SELECT ${bounds} AS last FROM ${rollups.name} WHERE ${id} = $1`,
        [row(sink)],
      )
      return rows[0]?.last ?? null
    },
    async history(after, before, limit) {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT ${scanId} AS id FROM ${scans.name}
        WHERE ${scanId} > $1 AND ${scanId} < $2 ORDER BY ${scanId} LIMIT $3`,
        [after, before, limit],
      )
      return rows.map((one) => one.id)
    },
    async noteBackfilled(sink, last) {
      await (last === null
        ? pool.query(`DELETE FROM ${rollups.name} WHERE ${id} = $1`, [row(sink)])
        : pool.query(
            `INSERT INTO ${rollups.name} (${id}, ${bounds}) VALUES ($1, $2)
            ON CONFLICT (${id}) DO UPDATE SET ${bounds} = excluded.${bounds}`,
            [row(sink), last],
          ))
    },
  }
}
