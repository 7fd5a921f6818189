import type { Pool } from 'pg'

import type { ReportStore } from '../../../vocabulary/reports.js'
import type { Schema } from '../schema.js'

import { createOptOuts } from '../optOuts.js'
import { type Follow, followEach } from '../presence.js'

/** Days for which it is remembered what was sent; nobody sends anything that old. */
const KEPT = 400

const QUESTIONS = [
  'claim',
  'optedOut',
  'optOut',
  'release',
  'settle',
  'settled',
] as const satisfies (keyof ReportStore)[]

/** The store of reports, whose statements are made anew when the database has more, or less. */
export const followReports = (follow: Follow, pool: Pool): ReportStore =>
  followEach(follow, QUESTIONS, (schema) => createReportStore(pool, schema))

/** Sends: one row for each report, receiver and period, so that many processes send it once. */
function createReportStore(pool: Pool, schema: Schema): ReportStore {
  const { reportSends: table } = schema
  if (!table) throw new Error('payload-plugin-qr: asked for reports without the option `reports`')
  const [id, claimedUntil, sentAt] = ['id', 'claimedUntil', 'sentAt'].map(table.column)
  return {
    ...createOptOuts(pool, schema),
    async claim(send, ms) {
      const { rowCount } = await pool.query(
        `WITH old AS (DELETE FROM ${table.name} WHERE ${sentAt} < now() - interval '${KEPT} days')
        INSERT INTO ${table.name} AS held (${id}, ${claimedUntil})
        VALUES ($1, now() + $2::float8 * interval '1 millisecond')
        ON CONFLICT (${id}) DO UPDATE SET ${claimedUntil} = excluded.${claimedUntil}
        WHERE held.${sentAt} IS NULL AND held.${claimedUntil} <= now() RETURNING 1`,
        [send, ms],
      )
      return rowCount === 1
    },
    async release(send) {
      await pool.query(
        `UPDATE ${table.name} SET ${claimedUntil} = now() WHERE ${id} = $1 AND ${sentAt} IS NULL`,
        [send],
      )
    },
    async settle(send) {
      await pool.query(`UPDATE ${table.name} SET ${sentAt} = now() WHERE ${id} = $1`, [send])
    },
    async settled(sends) {
      const { rows } = await pool.query<{ id: string }>(
        `SELECT ${id} AS id FROM ${table.name} WHERE ${id} = ANY($1::text[]) AND ${sentAt} IS NOT NULL`,
        [sends],
      )
      return new Set(rows.map((row) => row.id))
    },
  }
}
