import type { Pool } from 'pg'

import type { MissStore } from '../../../vocabulary/misses.js'
import type { ID } from '../../../vocabulary/scan.js'
import type { Schema, Table } from '../schema.js'

import { hasNames } from '../codes/names.js'
import { millis, type Row, textOf } from '../people/query.js'
import { type Follow, followEach } from '../presence.js'

/** Texts of an hour; the table cannot grow faster, whoever asks for what. */
const PER_HOUR = 500
/** Codes among which the nearest is looked for. */
const MOST_CODES = 50_000

const QUESTIONS = ['codeTexts', 'list', 'note'] as const satisfies (keyof MissStore)[]

/** The store of misses, whose statements are made anew when the database has more, or less. */
export const followMisses = (follow: Follow, pool: Pool): MissStore =>
  followEach(follow, QUESTIONS, (schema) => {
    const { misses } = schema
    // Before the host has migrated nothing is counted.
    return misses?.has('code') ? createMissStore(pool, schema, misses) : NOTHING
  })

const NOTHING: MissStore = {
  codeTexts: async () => [],
  list: async () => [],
  note: async () => undefined,
}

/** Misses: one row for each text and hour. */
function createMissStore(pool: Pool, schema: Schema, table: Table): MissStore {
  const { codes, names } = schema
  const m = (field: string): string => `m.${table.column(field)}`
  const [id, code, hour, scans, lastAt, country, regionName, city] = [
    'id',
    'code',
    'hour',
    'scans',
    'lastAt',
    'country',
    'regionName',
    'city',
  ].map(table.column)
  const isAlias = (text: string): string =>
    hasNames(schema)
      ? `OR EXISTS (SELECT 1 FROM ${names.name} n WHERE n.${names.column('text')} = ${text} AND n.${names.column('qrCode')} IS NOT NULL)`
      : ''
  const isCode = (text: string): string =>
    `(EXISTS (SELECT 1 FROM ${codes.name} c WHERE c.${codes.column('code')} = ${text}) ${isAlias(text)})`
  const alive = codes.has('deletedAt') ? `AND c.${codes.column('deletedAt')} IS NULL` : ''
  const aliases = hasNames(schema)
    ? `UNION ALL SELECT c.${codes.column('id')}, n.${names.column('text')} FROM ${names.name} n
      JOIN ${codes.name} c ON c.${codes.column('id')} = n.${names.column('qrCode')}
      WHERE n.${names.column('text')} <> c.${codes.column('code')} ${alive}`
    : ''
  const last = (field: string): string => `(array_agg(${m(field)} ORDER BY ${m('lastAt')} DESC))[1]`
  return {
    async codeTexts() {
      const { rows } = await pool.query<{ code: string; id: ID }>(
        `SELECT c.${codes.column('id')} AS id, c.${codes.column('code')} AS code FROM ${codes.name} c
        WHERE c.${codes.column('code')} IS NOT NULL ${alive}
        ${aliases} ORDER BY id DESC LIMIT ${MOST_CODES}`,
      )
      return rows
    },
    async list(since, limit) {
      const { rows } = await pool.query<Row>(
        `SELECT ${m('code')} AS code, sum(${m('scans')}) AS scans, max(${m('lastAt')}) AS last,
          ${last('country')} AS country, ${last('regionName')} AS region, ${last('city')} AS city
        FROM ${table.name} m
        WHERE ${m('lastAt')} >= to_timestamp($1::float8 / 1000) AND NOT ${isCode(m('code'))}
        GROUP BY 1 ORDER BY 2 DESC, 3 DESC LIMIT $2`,
        [since, limit],
      )
      return rows.map((row) => ({
        city: textOf(row.city),
        code: row.code as string,
        country: textOf(row.country),
        lastAt: millis(row.last),
        regionName: textOf(row.region),
        scans: Number(row.scans),
      }))
    },
    async note(misses, keptDays) {
      const given = misses.map((miss) => ({
        ...miss,
        hour: new Date(Math.floor(miss.lastAt / HOUR) * HOUR).toISOString(),
        id: `${miss.code}@${new Date(miss.lastAt).toISOString().slice(0, 13)}`,
      }))
      await pool.query(
        `WITH old AS (
          DELETE FROM ${table.name} WHERE ${hour} < now() - $2::float8 * interval '1 day'
        ), given AS (
          SELECT g.*, EXISTS (SELECT 1 FROM ${table.name} m WHERE ${m('id')} = g.id) AS known,
            row_number() OVER (PARTITION BY g.hour) + (
              SELECT count(*) FROM ${table.name} m WHERE ${m('hour')} = g.hour
            ) AS place
          FROM jsonb_to_recordset($1::jsonb) AS g(id text, code text, hour timestamptz, scans int,
            "lastAt" float8, country text, "regionName" text, city text)
          WHERE NOT ${isCode('g.code')}
        )
        INSERT INTO ${table.name} AS held
          (${[id, code, hour, scans, lastAt, country, regionName, city].join(', ')})
        SELECT g.id, g.code, g.hour, g.scans, to_timestamp(g."lastAt" / 1000), g.country, g."regionName", g.city
        FROM given g WHERE g.known OR g.place <= ${PER_HOUR}
        ON CONFLICT (${id}) DO UPDATE SET ${scans} = held.${scans} + excluded.${scans},
          ${[lastAt, country, regionName, city].map((one) => `${one} = excluded.${one}`).join(', ')}`,
        [JSON.stringify(given), keptDays],
      )
    },
  }
}

const HOUR = 3_600_000
