import { type Schema, type TableFacts, tableOf } from './schema.js'

/** A schema in a form another thread can be told. */
export type SchemaFacts = Record<string, null | TableFacts>

export function schemaFacts(schema: Schema): SchemaFacts {
  return Object.fromEntries(
    Object.entries(schema).map(([name, table]) => [name, table && table.facts]),
  )
}

export function schemaOf(facts: SchemaFacts): Schema {
  const tables = Object.entries(facts).map(([name, one]) => [name, one && tableOf(one)])
  return Object.fromEntries(tables) as Schema
}
