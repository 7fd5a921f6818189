import type { Pool } from 'pg'

import type { VisitorStore } from '../../../vocabulary/store.js'
import type { Schema } from '../schema.js'

import { WITHOUT_PLACE } from '../../../vocabulary/takesPlace.js'

/** Two random UUIDs of PostgreSQL's own hold 244 random bits; the extension for bytes is not everywhere. */
const RANDOM_KEY = `encode(sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea), 'hex')`
/** Of the database, the same for all processes. */
const NOW = 'extract(epoch FROM clock_timestamp()) * 1000'
/** Milliseconds a lock of the table is waited for: readers of keys queue behind who waits. */
const PATIENCE = 2000

/** Keys of visitors: one row for each period that is not over. */
export function createVisitorStore(pool: Pool, schema: Schema): VisitorStore {
  const { scans, shares, visitorKeys, visitors } = schema
  const [id, key, keptUntil] = ['id', 'key', 'keptUntil'].map(visitorKeys.column)
  const isKept = `(${keptUntil} IS NULL OR ${keptUntil} > ${NOW})`

  async function read(period: string): Promise<null | string> {
    const { rows } = await pool.query<{ key: string }>(
      `SELECT ${key} AS key FROM ${visitorKeys.name} WHERE ${id} = $1 AND ${isKept}`,
      [period],
    )
    return rows[0]?.key ?? null
  }

  /**
   * Keeps what is kept, in a new file: a deleted row would stay in the old one, and while any database
   * of the server has an older transaction open, through `VACUUM FULL` as well.
   */
  async function startNewFile(): Promise<void> {
    const client = await pool.connect()
    try {
      await client.query(
        `BEGIN; SET LOCAL lock_timeout = ${PATIENCE}; LOCK TABLE ${visitorKeys.name} IN ACCESS EXCLUSIVE MODE`,
      )
      const { rows } = await client.query(
        `SELECT json_agg(k) AS kept FROM ${visitorKeys.name} k WHERE ${isKept}`,
      )
      await client.query(`TRUNCATE ${visitorKeys.name}`)
      await client.query(
        `INSERT INTO ${visitorKeys.name}
        SELECT * FROM json_populate_recordset(NULL::${visitorKeys.name}, $1)`,
        [JSON.stringify((rows[0] as { kept: unknown }).kept ?? [])],
      )
      await client.query('COMMIT')
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined)
      throw error
    } finally {
      client.release()
    }
  }

  const countsTurns = shares.has('visitor') && shares.has('expiresAt')
  /** What was counted of a visitor, see `Turn`. */
  async function forgetTurns(): Promise<void> {
    if (!countsTurns) return
    await pool.query(`DELETE FROM ${shares.name} WHERE ${shares.column('expiresAt')} <= now()`)
  }

  return {
    async destroyVisitorKeys() {
      await forgetTurns()
      const over = `FROM ${visitorKeys.name} WHERE NOT ${isKept}`
      const { rowCount } = await pool.query(`SELECT ${over} LIMIT 1`)
      if (!rowCount) return
      // Only who owns the table, or was granted it, may empty it.
      await startNewFile().catch(() => pool.query(`DELETE ${over}`))
    },
    async hasScanned(code, visitor) {
      const { rows } = await pool.query<{ has: boolean }>(
        `SELECT EXISTS (SELECT 1 FROM ${scans.name} s WHERE s.${scans.column('qrCode')} = $1
          AND s.${scans.column('visitor')} = $2
          AND s.${scans.column('outcome')}::text <> 'asked'
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
          WHERE ${column('qrCode')} = asked.code AND ${column('visitor')} = asked.visitor)
        ${countsTurns ? `OR EXISTS (SELECT 1 FROM ${shares.name} t WHERE t.${shares.column('visitor')} = asked.visitor)` : ''}`,
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
