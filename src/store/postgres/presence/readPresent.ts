import type { Pool } from 'pg'

import { type Schema, type Table, type TableFacts, tableOf } from '../schema.js'

export type Present = {
  /** What is expected and not there, as people call it. */
  lacking: string[]
  /** The schema without it. */
  schema: Schema
}

type Row = { column: string; labels: null | string; table: string }
/** Columns by their name, with the labels of those that are enums. */
type Found = Map<string, null | string[]>

/** Which of the tables, columns and labels of the schema there are. */
export async function readPresent(pool: Pool, schema: Schema): Promise<Present> {
  const tables = Object.values(schema).filter((table) => table !== null)
  const { rows } = await pool.query<Row>(
    `SELECT t.name AS "table", a.attname AS "column",
      (SELECT json_agg(e.enumlabel)::text FROM pg_enum e WHERE e.enumtypid = a.atttypid) AS labels
    FROM unnest($1::text[]) t(name)
    JOIN pg_attribute a ON a.attrelid = to_regclass(t.name) AND a.attnum > 0 AND NOT a.attisdropped`,
    [tables.map(({ name }) => name)],
  )
  const found = new Map<string, Found>()
  for (const { column, labels, table } of rows) {
    const columns = found.get(table) ?? new Map()
    found.set(table, columns.set(column, labels && JSON.parse(labels)))
  }
  const lacking: string[] = []
  const present = Object.entries(schema).map(([name, table]: [string, null | Table]) => [
    name,
    table && tableOf(presentOf(table.facts, found.get(table.name), lacking)),
  ])
  return { lacking, schema: Object.fromEntries(present) as Schema }
}

function presentOf(facts: TableFacts, found: Found | undefined, lacking: string[]): TableFacts {
  if (!found) {
    lacking.push(`the table ${facts.title}`)
    return { ...facts, columns: {} }
  }
  const columns: Record<string, TableFacts['columns'][string]> = {}
  for (const [field, column] of Object.entries(facts.columns)) {
    const name = `${facts.title}.${plain(column.name)}`
    if (!found.has(plain(column.name))) {
      lacking.push(name)
      continue
    }
    const labels = found.get(plain(column.name))
    const awaited = labels ? (column.labels ?? []).filter((label) => !labels.includes(label)) : []
    lacking.push(...awaited.map((label) => `the value "${label}" of ${name}`))
    columns[field] = { ...column, awaited }
  }
  return { ...facts, columns }
}

const plain = (name: string): string =>
  name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
