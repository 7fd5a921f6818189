import type { Pool } from 'pg'

import type { Schema } from '../../schema.js'
import type { BatchDone, BatchOptions } from './batch.js'

import { COARSENED } from '../../../../vocabulary/storedFacts.js'
import { addWords } from '../dictionary/addWords.js'
import { type FactsOf, FIELDS, RELATION, type SetKind, setWord } from '../dictionary/words.js'

/** What is left out of a scan's own row. */
const OWN = COARSENED.own

/** What is left out of the sets a scan names. */
const DROPPED: Record<SetKind, readonly string[]> = {
  clients: COARSENED.client,
  links: COARSENED.link,
  places: COARSENED.place,
}
const KINDS = ['clients', 'links', 'places'] as const

/**
 * Makes a batch of scans coarser: no visitor, query, referrer, user agent or destination, and no place
 * finer than the city. Rows stay, so that exports still count.
 */
export async function coarsenBatch(
  pool: Pool,
  schema: Schema,
  { after, limit, where }: BatchOptions,
): Promise<BatchDone> {
  const { scans } = schema
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const id = `s.${scans.column('scanId')}`
  const relations = KINDS.map((kind) => `s.${scans.column(RELATION[kind])} AS "${kind}"`)
  const { rows } = await pool.query<{ id: string } & Record<SetKind, null | string>>(
    `SELECT ${id} AS id, ${relations.join(', ')} FROM ${scans.name} s
    WHERE ${where(bind)} AND ${id} > ${bind(after)} ORDER BY ${id} LIMIT ${bind(limit)}`,
    values,
  )
  if (rows.length === 0) return { changed: 0, last: null }
  const sets: string[] = OWN.filter(scans.has).map((field) => `${scans.column(field)} = NULL`)
  const changes = sets.map((set) => `s.${set.split(' ')[0]} IS NOT NULL`)
  const bound: unknown[] = [rows.map((row) => row.id)]
  for (const kind of KINDS) {
    const numbers = await coarseNumbers(pool, schema, kind, rows.map((row) => row[kind])) // prettier-ignore
    const column = scans.column(RELATION[kind])
    const [from, to] = [bound.push([...numbers.keys()]), bound.push([...numbers.values()])]
    const coarse = `($${to}::int[])[array_position($${from}::int[], s.${column})]`
    sets.push(`${column} = COALESCE(${coarse}, s.${column})`)
    changes.push(`${coarse} IS NOT NULL`)
  }
  const { rowCount } = await pool.query(
    `UPDATE ${scans.name} s SET ${sets.join(', ')} WHERE ${id} = ANY($1) AND (${changes.join(' OR ')})`,
    bound,
  )
  return {
    changed: rowCount ?? 0,
    last: rows.length < limit ? null : rows.at(-1)!.id,
  }
}

/** Sets that hold more than may be kept, with the numbers of those that stand for them. */
async function coarseNumbers(
  pool: Pool,
  schema: Schema,
  kind: SetKind,
  numbers: readonly (null | string)[],
): Promise<Map<number, number>> {
  const table = schema[kind]
  const fields = (FIELDS[kind] as readonly string[]).filter(table.has)
  const dropped = DROPPED[kind].filter(table.has)
  if (dropped.length === 0) return new Map()
  const { rows } = await pool.query<{ number: string } & Record<string, unknown>>(
    `SELECT ${table.column('id')} AS number, ${fields.map((field) => `${table.column(field)}${isNumber(field) ? '::float8' : ''} AS "${field}"`).join(', ')}
    FROM ${table.name} WHERE ${table.column('id')} = ANY($1::int[])
    AND (${dropped.map((field) => `${table.column(field)} IS NOT NULL`).join(' OR ')})`,
    [[...new Set(numbers.filter((number) => number !== null))]],
  )
  const words = rows.map((row) => {
    const facts = { ...row, ...Object.fromEntries(dropped.map((field) => [field, null])) }
    return setWord(kind, facts as unknown as FactsOf<typeof kind>, table.has)
  })
  if (words.length === 0) return new Map()
  const found = await addWords(pool, table, [
    ...new Map(words.map((word) => [word.key, word])).values(),
  ])
  return new Map(rows.map(({ number }, at) => [Number(number), found.get(words[at]!.key)!]))
}

const isNumber = (field: string): boolean => field === 'latitude' || field === 'longitude'
