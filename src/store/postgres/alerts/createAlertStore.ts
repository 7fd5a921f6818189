import type { Pool } from 'pg'

import type { Alert, AlertKind, AlertStore, Finding } from '../../../vocabulary/alerts.js'
import type { Schema } from '../schema.js'

import { createOptOuts } from '../optOuts.js'
import { millis, type Row } from '../people/query.js'
import { type Follow, followEach } from '../presence.js'
import { createLease } from '../scans/judging/createLease.js'
import { createChecks } from './checks.js'
import { createCounted } from './counted.js'
import { tableOf } from './tableOf.js'

const keyOf = ({ kind, qrCode }: Pick<Finding, 'kind' | 'qrCode'>): string => `${qrCode}:${kind}`

/** The names, so that each question follows the schema there is by itself. */
const QUESTIONS = [
  'counted',
  'dueChecks',
  'failing',
  'firstScans',
  'lease',
  'open',
  'optedOut',
  'optOut',
  'raised',
  'settle',
  'silence',
  'silenced',
  'tell',
  'writeChecks',
] as const satisfies (keyof AlertStore)[]

/** Before the host has migrated nothing was told of any code. */
const UNTOLD = { open: async () => [], silenced: async () => [] }

/** The store of alerts, whose statements are made anew when the database has more, or less. */
export const followAlerts = (follow: Follow, pool: Pool): AlertStore =>
  followEach<AlertStore>(follow, QUESTIONS, (schema, question) =>
    schema.alerts?.has('key') === false && question in UNTOLD
      ? UNTOLD
      : createAlertStore(pool, schema),
  )

/** Alerts: one row for each kind and code, which stays when it is over and keeps whether it is silenced. */
function createAlertStore(pool: Pool, schema: Schema): AlertStore {
  return {
    ...createAlerts(pool, schema),
    ...createChecks(pool, schema),
    ...createCounted(pool, schema),
    ...createOptOuts(pool, schema),
    lease: (name, ms) => createLease(pool, schema, `!${name}`)(ms),
  }
}

type Alerts = Pick<AlertStore, 'open' | 'raised' | 'settle' | 'silence' | 'silenced' | 'tell'>

function createAlerts(pool: Pool, schema: Schema): Alerts {
  const table = tableOf(schema.alerts, 'alerts')
  const c = table.column
  const code = table.type('qrCode')
  const isOpen = `a.${c('raisedAt')} IS NOT NULL AND a.${c('clearedAt')} IS NULL`
  const found = `SELECT f.* FROM jsonb_to_recordset($1::jsonb)
      AS f(key text, code ${code}, kind text, facts jsonb)
    JOIN ${schema.codes.name} qr ON qr.${schema.codes.column('id')} = f.code`
  const fresh = (field: string, otherwise: string): string =>
    `${c(field)} = CASE WHEN ${isOpen} THEN a.${c(field)} ELSE ${otherwise} END`

  const read = async (which: string, values: unknown[]): Promise<Alert[]> => {
    const { rows } = await pool.query<Row>(
      `SELECT a.${c('qrCode')} AS "qrCode", a.${c('kind')} AS kind, a.${c('facts')} AS facts,
        a.${c('raisedAt')} AS at, a.${c('silencedAt')} IS NOT NULL AS silenced, a.${c('told')} AS told
      FROM ${table.name} a WHERE ${which} AND a.${c('qrCode')} IS NOT NULL
      ORDER BY a.${c('silencedAt')} IS NOT NULL, a.${c('raisedAt')} DESC, a.${c('id')}`,
      values,
    )
    return rows.map(({ at, facts, told, ...row }) => ({
      ...(row as Pick<Alert, 'kind' | 'qrCode' | 'silenced'>),
      facts: (facts ?? {}) as Alert['facts'],
      raisedAt: millis(at),
      told: (told ?? []) as string[],
    }))
  }

  return {
    open: (one) =>
      read(`${isOpen} AND ($1::text IS NULL OR a.${c('qrCode')}::text = $1)`, [
        one === undefined ? null : String(one),
      ]),
    raised: (since) => read(`a.${c('raisedAt')} >= to_timestamp($1::float8 / 1000)`, [since]),

    async settle(kinds, findings) {
      const given = findings.map((one) => ({
        code: one.qrCode,
        facts: one.facts,
        key: keyOf(one),
        kind: one.kind,
      }))
      const { rows } = await pool.query<Row>(
        `WITH found AS (${found}),
        orphaned AS (DELETE FROM ${table.name} a WHERE a.${c('qrCode')} IS NULL),
        over AS (
          UPDATE ${table.name} a SET ${c('clearedAt')} = now()
          WHERE ${isOpen} AND a.${c('qrCode')} IS NOT NULL AND a.${c('kind')} = ANY($2::text[])
            AND NOT EXISTS (SELECT 1 FROM found WHERE found.key = a.${c('key')})
        )
        INSERT INTO ${table.name} AS a (${['key', 'qrCode', 'kind', 'facts', 'raisedAt'].map(c).join(', ')})
        SELECT key, code, kind, facts, now() FROM found
        ON CONFLICT (${c('key')}) DO UPDATE SET ${c('facts')} = excluded.${c('facts')},
          ${fresh('raisedAt', `excluded.${c('raisedAt')}`)}, ${fresh('told', 'NULL')}, ${c('clearedAt')} = NULL
        RETURNING ${c('raisedAt')} = now()::timestamptz(3) AS fresh`,
        [JSON.stringify(given), kinds],
      )
      return rows.filter((row) => row.fresh).length
    },

    async silence(one, kind, silent) {
      await pool.query(
        `INSERT INTO ${table.name} AS a (${['key', 'qrCode', 'kind', 'silencedAt'].map(c).join(', ')})
        VALUES ($1, $2::${code}, $3, CASE WHEN $4 THEN now() END)
        ON CONFLICT (${c('key')}) DO UPDATE SET ${c('silencedAt')} = excluded.${c('silencedAt')}`,
        [keyOf({ kind, qrCode: one }), one, kind, silent],
      )
    },

    async silenced(one) {
      const { rows } = await pool.query<{ kind: AlertKind }>(
        `SELECT ${c('kind')} AS kind FROM ${table.name}
        WHERE ${c('qrCode')}::text = $1 AND ${c('silencedAt')} IS NOT NULL ORDER BY 1`,
        [String(one)],
      )
      return rows.map(({ kind }) => kind)
    },

    async tell(receiver, alerts) {
      await pool.query(
        `UPDATE ${table.name} a SET ${c('told')} = COALESCE(a.${c('told')}, '[]'::jsonb) || $2::jsonb
        WHERE a.${c('key')} = ANY($1::text[])`,
        [alerts.map(keyOf), JSON.stringify([receiver])],
      )
    },
  }
}
