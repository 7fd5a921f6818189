import type { Pool } from 'pg'

import type { AlertStore } from '../../../vocabulary/alerts.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'

import { ALERT_RULES } from '../../../vocabulary/alerts.js'
import { millis, type Row } from '../people/query.js'
import { activeCodes } from './activeCodes.js'

/** Codes near their limit or their end, and when codes were first scanned. */
export function createCounted(
  pool: Pool,
  schema: Schema,
): Pick<AlertStore, 'counted' | 'firstScans'> {
  const { codes, counters } = schema
  const c = (field: string): string => `c.${codes.column(field)}`
  const n = (field: string): string => `n.${counters.column(field)}`
  return {
    async counted(until) {
      const { rows } = await pool.query<Row>(
        `SELECT ${c('id')} AS id, COALESCE(${n('sent')}, 0) AS sent, ${c('scanLimit')} AS "scanLimit",
          ${c('expiresAt')} AS ends
        FROM ${codes.name} c LEFT JOIN ${counters.name} n ON ${n('qrCode')} = ${c('id')}
        WHERE ${activeCodes(schema)} AND (${n('sent')} >= ${c('scanLimit')} * $1::numeric
          OR ${c('expiresAt')} <= to_timestamp($2::float8 / 1000))`,
        [ALERT_RULES.near, until],
      )
      return rows.map(({ ends, id, scanLimit, sent }) => ({
        expiresAt: ends === null ? null : millis(ends),
        id: id as ID,
        scanLimit: scanLimit === null ? null : Number(scanLimit),
        sent: Number(sent),
      }))
    },
    async firstScans(asked) {
      const { rows } = await pool.query<Row>(
        `SELECT ${n('qrCode')} AS id, ${n('firstScanAt')} AS at FROM ${counters.name} n
        WHERE ${n('qrCode')}::text = ANY($1::text[]) AND ${n('firstScanAt')} IS NOT NULL`,
        [asked.map(String)],
      )
      return new Map(rows.map(({ at, id }) => [id as ID, millis(at)]))
    },
  }
}
