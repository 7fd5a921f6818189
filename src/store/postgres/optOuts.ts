import type { Pool } from 'pg'

import type { AlertStore } from '../../vocabulary/alerts.js'
import type { Schema } from './schema.js'

import { tableOf } from './alerts/tableOf.js'

/** Who wants no e-mail of a kind. */
export function createOptOuts(pool: Pool, schema: Schema): Pick<AlertStore, 'optedOut' | 'optOut'> {
  const table = () => tableOf(schema.optOuts, 'alerts.mail')
  return {
    async optedOut(names) {
      const id = table().column('id')
      const { rows } = await pool.query<{ id: string }>(
        `SELECT ${id} AS id FROM ${table().name} WHERE ${id} = ANY($1::text[])`,
        [names],
      )
      return new Set(rows.map((row) => row.id))
    },
    async optOut(name, out) {
      const id = table().column('id')
      await pool.query(
        out
          ? `INSERT INTO ${table().name} (${id}) VALUES ($1) ON CONFLICT DO NOTHING`
          : `DELETE FROM ${table().name} WHERE ${id} = $1`,
        [name],
      )
    },
  }
}
