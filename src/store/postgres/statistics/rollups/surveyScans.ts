import type { PoolClient } from 'pg'

import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Strays } from './strays.js'

import { scanIdAt } from '../../../../vocabulary/scanIdAt.js'
import { SLOT } from '../../../../vocabulary/slot.js'
import { sortsAlike } from '../../../../vocabulary/ulid.js'
import { joinRanges, type Found } from './joinRanges.js'
import { periodStart } from './periods.js'

/** Stretches of strays, in the order of their ids, that are looked at. */
const STRETCHES = 1_000

export type Survey = {
  /** The months that hold scans, by start. */
  months: number[]
  strays: null | Strays
}

type Quarter = { greatest: string; least: string; start: string }

/**
 * Walks over all scans once. Questions cut time at quarters of an hour, so the ids of each quarter
 * have to lie within its bounds; where one does not, strays are looked for.
 */
export async function surveyScans(client: PoolClient, schema: Schema): Promise<Survey> {
  const { scans } = schema
  const id = scans.column('scanId')
  const { rows } = await client.query<Quarter>(
    `SELECT extract(epoch FROM quarter) * 1000 AS start, least, greatest FROM (
      SELECT ${quarterOf(scans.column('scannedAt'))} AS quarter, min(${id}) AS least, max(${id}) AS greatest
      FROM ${scans.name} WHERE ${scans.column('scannedAt')} IS NOT NULL GROUP BY 1
    ) quarters ORDER BY quarter`,
  )
  const suspect: number[] = []
  const months = new Set<number>()
  for (const { greatest, least, start } of rows) {
    const at = Number(start)
    months.add(periodStart('m', at))
    const comparable = sortsAlike(least) && sortsAlike(greatest)
    if (!comparable || least < scanIdAt(at) || greatest >= scanIdAt(at + SLOT)) suspect.push(at)
  }
  const ranges = suspect.length > 0 ? joinRanges(await findStrays(client, schema, suspect)) : []
  return {
    months: [...months],
    strays: ranges.length > 0 ? { first: Number(rows[0]!.start), ranges } : null,
  }
}

/** Strays of some quarters in stretches of their ids, each with how many scans the next is away. */
async function findStrays(
  client: PoolClient,
  { scans }: Schema,
  quarters: readonly number[],
): Promise<Found[]> {
  const id = `s.${scans.column('scanId')}`
  const at = `s.${scans.column('scannedAt')}`
  const time = (instant: string): string => `extract(epoch FROM ${instant}) * 1000`
  const { rows } = await client.query<Record<keyof Found | keyof StrayRange, string>>(
    `WITH strays AS (
      SELECT ${id} AS id, ${at} AS at, ntile(${STRETCHES}) OVER (ORDER BY ${id}) AS stretch
      FROM unnest($1::timestamptz[], $2::varchar[], $3::varchar[]) AS q(start, least, beyond)
      JOIN ${scans.name} s ON ${quarterOf(at)} = q.start
      WHERE ${id} < q.least OR ${id} >= q.beyond
    ), stretches AS (
      SELECT stretch, min(id) AS least, max(id) AS greatest, min(at) AS since, max(at) AS until,
        lead(min(id)) OVER (ORDER BY stretch) AS next
      FROM strays GROUP BY stretch
    )
    SELECT least, greatest, ${time('since')} AS "from", ${time('until')} AS "to",
      (SELECT count(*) FROM ${scans.name} s WHERE ${id} > greatest AND ${id} < next) AS between
    FROM stretches ORDER BY stretch`,
    [
      quarters.map((start) => new Date(start)),
      quarters.map((start) => scanIdAt(start)),
      quarters.map((start) => scanIdAt(start + SLOT)),
    ],
  )
  return rows.map((row) => ({
    between: Number(row.between),
    from: Number(row.from),
    greatest: row.greatest,
    least: row.least,
    to: Number(row.to),
  }))
}

const quarterOf = (instant: string): string =>
  `date_bin('15 minutes', ${instant}, timestamptz '1970-01-01 00:00:00+00')`
