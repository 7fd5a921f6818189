import type { Pool } from 'pg'

import type { Reservations } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'
import { hasNames } from './names.js'

/** Texts of codes that are kept for somebody for a while. Those that ended go with the next one that is made. */
export function createReservations(pool: Pool, schema: Schema): Reservations {
  const { codes, names, reservations: t } = schema
  // While the database lacks the table nothing is kept, and codes are made as before.
  if (!['code', 'expiresAt', 'holder'].every(t.has)) return NOTHING
  const [code, end, holder] = ['code', 'expiresAt', 'holder'].map(t.column) as [
    string,
    string,
    string,
  ]
  const isFree = hasNames(schema)
    ? `AND NOT EXISTS (SELECT 1 FROM ${names.name} WHERE ${names.column('text')} = $1)`
    : ''
  const reserve = `WITH ended AS (DELETE FROM ${t.name} WHERE ${end} < now() AND ${code} <> $1)
    INSERT INTO ${t.name} AS kept (${code}, ${holder}, ${end})
    SELECT $1, $2, now() + $3 * interval '1 millisecond'
    WHERE NOT EXISTS (SELECT 1 FROM ${codes.name} WHERE ${codes.column('code')} = $1) ${isFree}
    ON CONFLICT (${code}) DO UPDATE SET ${holder} = $2, ${end} = excluded.${end}
    WHERE kept.${end} < now() OR kept.${holder} = $2
    RETURNING ${end} AS "expiresAt"`
  return {
    releaseCode: async (text, req) => {
      await inTransaction(req, `DELETE FROM ${t.name} WHERE ${code} = ${literal(text)}`)
    },
    reserveCode: async (text, who, life) => {
      const { rows } = await pool.query<{ expiresAt: Date | string }>(reserve, [text, who, life])
      return rows[0] ? new Date(rows[0].expiresAt).toISOString() : null
    },
    reservedFor: async (text) => {
      const { rows } = await pool.query<{ holder: string }>(
        `SELECT ${holder} AS holder FROM ${t.name} WHERE ${code} = $1 AND ${end} >= now()`,
        [text],
      )
      return rows[0]?.holder ?? null
    },
  }
}

const NOTHING: Reservations = {
  releaseCode: async () => {},
  reserveCode: async () => null,
  reservedFor: async () => null,
}
