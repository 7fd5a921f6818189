import type { PoolClient } from 'pg'

import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'

import { scanIdAt } from '../../../../vocabulary/scanIdAt.js'
import { timeOfULID } from '../../../../vocabulary/ulid.js'
import { readRetained } from './retained.js'

/** Id of the row that holds what the last rebuild found. No period's id. */
const STRAYS = '!strays'

/** No scan of ours was before, so that of numbers with zeros in front, or of UUIDs, next to none is read. */
const LEAST_OF_OURS = scanIdAt(Date.UTC(2000, 0))

/**
 * Scans whose id does not say when they were: rows written with SQL, an import. Ids are the index of
 * time, so these have to be looked for beside it. A rebuild finds them; before it nobody knows.
 */
export type Strays = {
  /** Instant of the first scan of all, strays or not, when it was looked for. */
  first: number
  ranges: StrayRange[]
}

type Client = Pick<PoolClient, 'query'>

export async function readStrays(client: Client, { rollups }: Schema): Promise<null | Strays> {
  const { rows } = await client.query<{ text: string }>(
    `SELECT ${rollups.column('bounds')} AS text FROM ${rollups.name}
    WHERE ${rollups.column('id')} = '${STRAYS}'`,
  )
  return parseStrays(rows[0]?.text)
}

/** Replaces what was known; `null` says that every id tells the time. */
export async function writeStrays(
  client: Client,
  { rollups }: Schema,
  strays: null | Strays,
): Promise<void> {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  await client.query(`DELETE FROM ${rollups.name} WHERE ${id} = '${STRAYS}'`)
  if (!strays) return
  await client.query(`INSERT INTO ${rollups.name} (${id}, ${bounds}) VALUES ('${STRAYS}', $1)`, [
    JSON.stringify(strays),
  ])
}

/**
 * Ranges end at ids of scans there are, so that no bound names one that was erased. Only under the
 * lock of `inRollups`.
 */
export async function narrowStrays(client: Client, schema: Schema): Promise<void> {
  const strays = await readStrays(client, schema)
  if (!strays) return
  const { scans } = schema
  const id = scans.column('scanId')
  const among = `FROM ${scans.name} WHERE ${id} BETWEEN bounds.least AND bounds.greatest`
  const { rows } = await client.query<Record<'greatest' | 'least', null | string>>(
    `SELECT (SELECT min(${id}) ${among}) AS least, (SELECT max(${id}) ${among}) AS greatest
    FROM unnest($1::varchar[], $2::varchar[]) WITH ORDINALITY AS bounds(least, greatest, place)
    ORDER BY bounds.place`,
    [strays.ranges.map(({ least }) => least), strays.ranges.map(({ greatest }) => greatest)],
  )
  const ranges = strays.ranges.flatMap((range, at) => {
    const { greatest, least } = rows[at]!
    return least === null || greatest === null ? [] : [{ ...range, greatest, least }]
  })
  await writeStrays(client, schema, ranges.length > 0 ? { ...strays, ranges } : null)
}

export type Beginning = {
  /** Instant no scan is before; `null` where there is none. */
  first: null | number
  /** Instant before which only rollups know the scans. */
  retained: number
  strays: readonly StrayRange[]
}

/** Where time begins, from which instant on there are scans, and which ids do not say theirs. */
export async function readBeginning(client: Client, schema: Schema): Promise<Beginning> {
  const retained = await readRetained(client, schema)
  const { first, strays } = await readScansBeginning(client, schema)
  if (!retained) return { first, retained: -Infinity, strays }
  const least = Math.min(first ?? Infinity, retained.first ?? Infinity)
  return { first: least === Infinity ? null : least, retained: retained.before, strays }
}

/** Of the scans there are, in one statement where all ids say when they were. */
async function readScansBeginning(
  client: Client,
  schema: Schema,
): Promise<Omit<Beginning, 'retained'>> {
  const { rollups, scans } = schema
  const { rows } = await client.query<{
    at: null | string
    id: null | string
    text: null | string
  }>(
    `SELECT s.id, s.at, r.${rollups.column('bounds')} AS text
    FROM (SELECT 1) AS one LEFT JOIN ${rollups.name} r ON r.${rollups.column('id')} = '${STRAYS}'
    LEFT JOIN (${lowest(schema, 'true')}) s ON true`,
  )
  const { at, id, text } = rows[0]!
  const strays = parseStrays(text)
  if (!strays) {
    // The least id may be one of a stray nobody has looked for yet.
    const first = id === null ? null : Math.min(timeOfULID(id), Number(at ?? Infinity))
    return { first, strays: [] }
  }
  const scanId = `s.${scans.column('scanId')}`
  // What came since begins before, between or after the ranges, or in one: beside strays whose ids
  // sort before those of the first instant.
  const { rows: begin } = await client.query<{ at: null | string }>(
    `SELECT LEAST(
      (SELECT min(s.at) FROM unnest($1::varchar[]) AS gap(after)
        CROSS JOIN LATERAL (${lowest(schema, `${scans.column('scanId')} > gap.after`)}) s),
      (SELECT extract(epoch FROM min(s.${scans.column('scannedAt')})) * 1000
        FROM unnest($2::varchar[], $3::varchar[]) AS range(least, greatest)
        JOIN ${scans.name} s ON ${scanId} BETWEEN range.least AND range.greatest AND ${scanId} >= $4 AND ${scanId} < $5)
    ) AS at`,
    [
      ['', ...strays.ranges.map(({ greatest }) => greatest)],
      strays.ranges.map(({ least }) => least),
      strays.ranges.map(({ greatest }) => greatest),
      LEAST_OF_OURS,
      scanIdAt(strays.first),
    ],
  )
  return {
    first: Math.min(strays.first, Number(begin[0]!.at ?? Infinity)),
    strays: strays.ranges,
  }
}

function lowest({ scans }: Schema, condition: string): string {
  const id = scans.column('scanId')
  return `SELECT ${id} AS id, extract(epoch FROM ${scans.column('scannedAt')}) * 1000 AS at
    FROM ${scans.name} WHERE ${condition} ORDER BY ${id} LIMIT 1`
}

const parseStrays = (text: null | string | undefined): null | Strays =>
  text ? (JSON.parse(text) as Strays) : null
