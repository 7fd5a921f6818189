import type { PayloadRequest } from 'payload'

import type { ID } from '../../../vocabulary/scan.js'
import type { Schema, Table } from '../schema.js'

import { codeLine } from '../../../vocabulary/sinkLines.js'
import { inTransaction } from '../inTransaction.js'
import { noteStatement } from '../scans/outbox/noteChanges.js'
import { literal } from '../schema.js'

/**
 * Adds the row of numbers of a code that is being created. Its columns are named, so that a code can be
 * created before the migration that brings another one. Resolves to the row's id.
 */
export async function addCounts({ counters }: Schema, req: PayloadRequest): Promise<ID> {
  const n = counters.column
  const numbers = ['allScans', 'scans', 'sent', 'visitors']
  // Payload may make ids of this type itself, so that the column has no default.
  const id = counters.type('id') === 'uuid' ? 'gen_random_uuid()' : 'DEFAULT'
  const [row] = await inTransaction(
    req,
    `INSERT INTO ${counters.name} (${['id', ...numbers].map(n).join(', ')})
    VALUES (${id}, 0, 0, 0, 0) RETURNING ${n('id')} AS id`,
  )
  return row!.id as ID
}

/** Ties numbers to their code, once that has an id. */
export async function tieCounts(
  { counters }: Schema,
  counts: ID,
  code: ID,
  req: PayloadRequest,
): Promise<void> {
  const n = counters.column
  await inTransaction(
    req,
    `UPDATE ${counters.name} SET ${n('qrCode')} = ${literal(String(code))}
    WHERE ${n('id')} = ${literal(String(counts))}`,
  )
}

/**
 * Forgets numbers of a code that was deleted and unties its scans. A table the database lacks yet
 * knows nothing of it.
 */
export async function removeCounts(schema: Schema, id: ID, req: PayloadRequest): Promise<void> {
  const { checkIns, counters, rollups, scans, shares } = schema
  const code = literal(String(id))
  const run = async (table: null | Table, field: string, statement: (column: string) => string) => {
    if (table?.has(field)) await inTransaction(req, statement(table.column(field)))
  }
  await run(
    scans,
    'qrCode',
    (column) => `UPDATE ${scans.name} SET ${column} = NULL WHERE ${column} = ${code}`,
  )
  const note = noteStatement(schema)
  if (note) await inTransaction(req, note(`1, ${literal(codeLine(String(id)))}, now()`))
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
    checkIns,
    'qrCode',
    (column) => `DELETE FROM ${checkIns!.name} WHERE ${column}::text = ${code}`,
  )
  await run(
    shares,
    'qrCode',
    (column) => `DELETE FROM ${shares.name} WHERE ${column}::text = ${code}`,
  )
}
