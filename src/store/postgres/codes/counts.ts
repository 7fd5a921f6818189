import type { PayloadRequest } from 'payload'

import type { ID } from '../../../vocabulary/scan.js'
import type { Schema, Table } from '../schema.js'

import { inTransaction } from '../inTransaction.js'
import { literal } from '../schema.js'

/**
 * Forgets numbers of a code that was deleted and unties its scans. A table the database lacks yet
 * knows nothing of it.
 */
export async function removeCounts(schema: Schema, id: ID, req: PayloadRequest): Promise<void> {
  const { counters, rollups, scans, shares } = schema
  const code = literal(String(id))
  const run = async (table: null | Table, field: string, statement: (column: string) => string) => {
    if (table?.has(field)) await inTransaction(req, statement(table.column(field)))
  }
  await run(
    scans,
    'qrCode',
    (column) => `UPDATE ${scans.name} SET ${column} = NULL WHERE ${column} = ${code}`,
  )
  await run(
    counters,
    'qrCode',
    (column) => `DELETE FROM ${counters.name} WHERE ${column}::text = ${code}`,
  )
  await run(
    rollups,
    'id',
    (column) => `DELETE FROM ${rollups.name} WHERE split_part(${column}, ':', 2) = ${code}`,
  )
  await run(
    shares,
    'qrCode',
    (column) => `DELETE FROM ${shares!.name} WHERE ${column}::text = ${code}`,
  )
}
