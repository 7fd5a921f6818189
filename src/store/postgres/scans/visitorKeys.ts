import type { Pool } from 'pg'

import type { VisitorStore } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { WITHOUT_PLACE } from '../../../vocabulary/takesPlace.js'

/** Two random UUIDs of PostgreSQL's own hold 244 random bits; the extension for bytes is not everywhere. */
const RANDOM_KEY = `encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex')`
/** Of the database, the same for all processes. */
const NOW = 'extract(epoch FROM clock_timestamp()) * 1000'

/** Keys of visitors: one row for each period that is not over. */
export function createVisitorStore(pool: Pool, schema: Schema): VisitorStore {
  const { scans, visitorKeys, visitors } = schema
  const [id, key, keptUntil] = ['id', 'key', 'keptUntil'].map(visitorKeys.column)
  const isKept = `(${keptUntil} IS NULL OR ${keptUntil} > ${NOW})`

  async function read(period: string): Promise<null | string> {
    const { rows } = await pool.query<{ key: string }>(
      `SELECT ${key} AS key FROM ${visitorKeys.name} WHERE ${id} = $1 AND ${isKept}`,
      [period],
    )
    return rows[0]?.key ?? null
  }

  return {
    async destroyVisitorKeys() {
      const { rowCount } = await pool.query(`DELETE FROM ${visitorKeys.name} WHERE NOT ${isKept}`)
      if (!rowCount) return
      // A deleted row stays in the table's file until it is written anew. Only an owner may do so.
      await pool.query(`VACUUM FULL ${visitorKeys.name}`).catch(() => undefined)
    },
    async hasScanned(code, visitor) {
      const { rows } = await pool.query<{ has: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM ${scans.name} s WHERE s.${scans.column('qrCode')} = $1
          AND s.${scans.column('visitor')} = $2
          AND s.${scans.column('trafficClass')}::text <> ALL($3::text[])) AS has`,
        [code, visitor, WITHOUT_PLACE],
      )
      return rows[0]!.has
    },
    async knownVisitors(asked) {
      const column = (field: string): string => `s.${scans.column(field)}`
      const { rows } = await pool.query<{ visitor: string }>(
        `SELECT DISTINCT asked.visitor
        FROM unnest($1::${scans.type('qrCode')}[], $2::varchar[]) AS asked(code, visitor)
        WHERE EXISTS (SELECT 1 FROM ${visitors.name} v WHERE v.${visitors.column('id')} = asked.visitor)
        OR EXISTS (SELECT 1 FROM ${scans.name} s
          WHERE ${column('qrCode')} = asked.code AND ${column('visitor')} = asked.visitor)`,
        [asked.map(({ qrCode }) => qrCode), asked.map(({ visitor }) => visitor)],
      )
      return new Set(rows.map(({ visitor }) => visitor))
    },
    async visitorKey(period, until) {
      const there = await read(period)
      if (there !== null) return there
      // Of several who make one at the same time one wins, and all read what it made.
      await pool.query(
        `INSERT INTO ${visitorKeys.name} (${id}, ${key}, ${keptUntil})
        SELECT $1, ${RANDOM_KEY}, $2::numeric WHERE $2::numeric IS NULL OR $2::numeric > ${NOW}
        ON CONFLICT DO NOTHING`,
        [period, until],
      )
      return read(period)
    },
  }
}
