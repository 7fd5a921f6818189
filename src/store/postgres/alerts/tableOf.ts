import type { Table } from '../schema.js'

/** A table that is there where its option is on. */
export function tableOf(table: null | Table, option: string): Table {
  if (table) return table
  throw new Error(`payload-plugin-qr: asked for alerts without the option \`${option}\``)
}
