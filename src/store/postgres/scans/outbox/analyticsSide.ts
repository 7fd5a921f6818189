import type { Pool } from 'pg'

import type { ID } from '../../../../vocabulary/scan.js'
import type { AnalyticsSide } from '../../../../vocabulary/scanAnalytics.js'
import type { Schema } from '../../schema.js'

import { readRetained } from '../../statistics/rollups/retained.js'

/** Ids of the rows of the rollups that say which sinks have all scans begin with it. No period's id. */
export const WHOLE = '!whole '

export function analyticsSide(pool: Pool, schema: Schema): AnalyticsSide {
  const { codes, rollups, scans, sinks } = schema
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  /** What a sink missed so far, where it is known: there is no row of one that is not. */
  const dropped = (): string => {
    if (!sinks) throw new Error('payload-plugin-qr: asked for sinks without any')
    return `SELECT ${sinks.column('dropped')}::text AS dropped FROM ${sinks.name} WHERE ${sinks.column('id')} = $1`
  }
  const noteWhole = async (sink: string, rest = ''): Promise<boolean> => {
    const { rowCount } = await pool.query(
      `INSERT INTO ${rollups.name} (${id}, ${bounds}) SELECT $2, d.dropped FROM (${dropped()}) d ${rest}
      ON CONFLICT (${id}) DO UPDATE SET ${bounds} = excluded.${bounds}`,
      [sink, WHOLE + sink],
    )
    return rowCount === 1
  }
  return {
    async isWhole(sink) {
      const { rows } = await pool.query<{ whole: boolean }>(
        `SELECT d.dropped = (SELECT ${bounds} FROM ${rollups.name} WHERE ${id} = $2) AS whole FROM (${dropped()}) d`,
        [sink, WHOLE + sink],
      )
      // Where no scan is stored there is no past, and the sink gets all that come.
      return (
        rows[0]?.whole === true ||
        (rows.length > 0 && noteWhole(sink, `WHERE NOT EXISTS (SELECT FROM ${scans.name})`))
      )
    },
    async knownCodes(texts) {
      const { rows } = await pool.query<{ id: ID }>(
        `SELECT ${codes.column('id')} AS id FROM ${codes.name}
        WHERE ${codes.column('id')}::text = ANY($1) ORDER BY 1`,
        [texts],
      )
      return rows.map((row) => row.id)
    },
    noteWhole: async (sink) => void (await noteWhole(sink)),
    async retainedBefore() {
      const client = pool as unknown as Parameters<typeof readRetained>[0]
      return (await readRetained(client, schema))?.before ?? null
    },
  }
}
