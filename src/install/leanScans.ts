import type { Config } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

type RawTable = {
  columns: Record<string, { reference?: unknown }>
  indexes?: Record<string, { on: string | string[] }>
}
type Adapter = {
  beforeSchemaInit?: ((args: { adapter: Adapter; schema: unknown }) => unknown)[]
  rawTables?: Record<string, RawTable>
  tableNameMap?: Map<string, string>
}
type Database = NonNullable<Config['db']>

/** Relations of a scan that Payload would give a foreign key and an index each. */
const RELATIONS = ['client', 'link', 'place', 'qrCode']

/**
 * Takes foreign keys and single indexes of relations off the table of scans, before Payload makes a
 * schema or a migration of it: they are four fifths of what storing a scan costs. Nobody looks
 * scans up by what they share; a code's scans are found by the index of code and visitor. What the
 * keys would see to is done where codes are written and deleted (`writeScans`, `removeCounts`).
 */
export function leanScans(db: Database, { slugs }: QROptions): Database {
  return {
    ...db,
    init: (args: never) => {
      const adapter = (db as { init: (args: never) => unknown }).init(args) as Adapter
      adapter.beforeSchemaInit = [
        ...(adapter.beforeSchemaInit ?? []),
        ({ adapter: { rawTables, tableNameMap }, schema }) => {
          const name = tableNameMap?.get(slugs.scans.replaceAll('-', '_')) ?? ''
          const table = rawTables?.[name]
          if (table) lighten(table)
          return schema
        },
      ]
      return adapter
    },
  } as Database
}

function lighten({ columns, indexes = {} }: RawTable): void {
  for (const field of RELATIONS) {
    delete columns[field]?.reference
    for (const [key, index] of Object.entries(indexes)) if (index.on === field) delete indexes[key]
  }
}
