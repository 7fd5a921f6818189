import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'
import type { Rollup } from './rollup.js'

import { ALL, DAY, parseRowId, periodEnd, periodStart, rowId } from './periods.js'
import { emptyRollup, mergeRow } from './rollup.js'
import { readRollups, writeRollups } from './rollupRows.js'
import { readBeginning } from './strays.js'

/** A month gets its rows when it has been over for so long; what arrives later is added to them. */
const REST = DAY

const SCOPES = 20

/** Whether the rows of a month are to exist. */
export const isSealable = (month: number, now: number): boolean =>
  periodEnd('m', month) + REST <= now

/** Those of these months (by start) that have rows: the row of all codes stands for all of them. */
export async function sealedMonths(
  client: Pick<PoolClient, 'query'>,
  { rollups }: Schema,
  months: Iterable<number>,
): Promise<Set<number>> {
  const id = rollups.column('id')
  const { rows } = await client.query<{ id: string }>(
    `SELECT ${id} AS id FROM ${rollups.name} WHERE ${id} = ANY($1)`,
    [[...months].map((month) => rowId('m', month, ALL))],
  )
  return new Set(rows.map((row) => parseRowId(row.id).start))
}

/**
 * The first month since the first scan that has none of its rows, but is over and has days: it may
 * have been too busy, or nobody was there to see its end.
 */
export async function dueMonth(
  client: Pick<PoolClient, 'query'>,
  schema: Schema,
  now: number,
): Promise<null | number> {
  const { first } = await readBeginning(client, schema)
  if (first === null) return null
  const months: number[] = []
  for (let at = periodStart('m', first); isSealable(at, now); at = periodEnd('m', at)) {
    months.push(at)
  }
  const sealed = await sealedMonths(client, schema, months)
  const days = months
    .filter((month) => !sealed.has(month))
    .flatMap((month) => daysOf(month).map((day) => rowId('d', day, ALL)))
  if (days.length === 0) return null
  const id = schema.rollups.column('id')
  const { rows } = await client.query<{ id: string }>(
    `SELECT ${id} AS id FROM ${schema.rollups.name} WHERE ${id} = ANY($1) ORDER BY 1 LIMIT 1`,
    [days],
  )
  return rows[0] ? periodStart('m', parseRowId(rows[0].id).start) : null
}

const daysOf = (month: number): number[] =>
  Array.from({ length: (periodEnd('m', month) - month) / DAY }, (_, index) => month + index * DAY)

/** Makes the rows of a month, one per scope, out of the rows of its days. */
export async function sealMonth(client: PoolClient, schema: Schema, month: number): Promise<void> {
  const { rollups } = schema
  const id = rollups.column('id')
  const prefix = rowId('d', month, '').slice(0, 7)
  const { rows } = await client.query<{ id: string }>(
    `SELECT ${id} AS id FROM ${rollups.name} WHERE left(${id}, 7) = $1`,
    [prefix],
  )
  const days = new Map<string, string[]>()
  for (const row of rows) {
    const { scope } = parseRowId(row.id)
    days.set(scope, [...(days.get(scope) ?? []), row.id])
  }
  const scopes = [...days.keys()]
  for (let start = 0; start < scopes.length; start += SCOPES) {
    const made = new Map<string, Rollup>()
    const some = scopes.slice(start, start + SCOPES)
    for await (const found of readRollups(
      client,
      schema,
      some.flatMap((scope) => days.get(scope)!),
    )) {
      for (const row of found) {
        const { scope, start: day } = parseRowId(row.id)
        const key = rowId('m', periodStart('m', day), scope)
        let rollup = made.get(key)
        if (!rollup) made.set(key, (rollup = emptyRollup()))
        mergeRow(rollup, row, day - month)
      }
    }
    await writeRollups(client, schema, made)
  }
}
