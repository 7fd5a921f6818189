import type { Pool } from 'pg'

import type { AlertStore, CheckedCode } from '../../../vocabulary/alerts.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'

import { activeCodes } from './activeCodes.js'
import { tableOf } from './tableOf.js'

/** Failures in a row after which a destination is said to fail: one may be a hiccup. */
const FAILURES = 2

type Checks = Pick<AlertStore, 'dueChecks' | 'failing' | 'writeChecks'>

/** How the checks of destinations went: one row for each code. */
export function createChecks(pool: Pool, schema: Schema): Checks {
  const { codes } = schema
  const id = `c.${codes.column('id')}`
  const table = () => tableOf(schema.checks, 'alerts.destinations')
  const k = (field: string): string => `k.${table().column(field)}`
  const at = (parameter: string): string => `to_timestamp(${parameter}::float8 / 1000)`
  return {
    async dueChecks({ before, failedBefore, limit }) {
      const { rows } = await pool.query<{ id: ID }>(
        `SELECT ${id} AS id FROM ${codes.name} c LEFT JOIN ${table().name} k ON ${k('qrCode')} = ${id}
        WHERE ${activeCodes(schema)} AND (${k('checkedAt')} IS NULL OR ${k('checkedAt')} < ${at('$1')}
          OR ${k('failures')} > 0 AND ${k('checkedAt')} < ${at('$2')})
        ORDER BY ${k('checkedAt')} NULLS FIRST, ${id} LIMIT $3`,
        [before, failedBefore, limit],
      )
      return rows.map((row) => row.id)
    },
    async failing() {
      const { rows } = await pool.query<CheckedCode>(
        `SELECT ${id} AS "qrCode", ${k('problem')} AS problem, ${k('status')}::int AS status, ${k('url')} AS url
        FROM ${codes.name} c JOIN ${table().name} k ON ${k('qrCode')} = ${id}
        WHERE ${activeCodes(schema)} AND ${k('failures')} >= ${FAILURES}`,
      )
      return rows
    },
    async writeChecks(checks) {
      const c = table().column
      const columns = ['qrCode', 'url', 'problem', 'status', 'failures', 'checkedAt'].map(c)
      // Another address is another story: its failures are counted from the first.
      const same = `held.${c('url')} IS NOT DISTINCT FROM excluded.${c('url')}`
      await pool.query(
        `WITH orphaned AS (DELETE FROM ${table().name} WHERE ${c('qrCode')} IS NULL)
        INSERT INTO ${table().name} AS held (${columns.join(', ')})
        SELECT f."qrCode", f.url, f.problem, f.status, (f.problem IS NOT NULL)::int, now()
        FROM jsonb_to_recordset($1::jsonb)
          AS f("qrCode" ${table().type('qrCode')}, url text, problem text, status int)
        JOIN ${codes.name} c ON ${id} = f."qrCode"
        ON CONFLICT (${c('qrCode')}) DO UPDATE SET
          ${[c('url'), c('problem'), c('status'), c('checkedAt')].map((one) => `${one} = excluded.${one}`).join(', ')},
          ${c('failures')} = excluded.${c('failures')} + CASE
            WHEN ${same} AND excluded.${c('problem')} IS NOT NULL THEN held.${c('failures')} ELSE 0 END`,
        [JSON.stringify(checks)],
      )
    },
  }
}
