import type { Pool } from 'pg'

import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

/** Codes of these scans that were deleted for good. */
export async function goneCodes(
  pool: Pool,
  { codes }: Schema,
  scans: readonly ScanRecord[],
): Promise<Set<ID>> {
  const gone = new Map(scans.map(({ qrCode }) => [String(qrCode), qrCode]))
  const id = codes.column('id')
  const { rows } = await pool.query<{ id: string }>(
    `SELECT ${id}::text AS id FROM ${codes.name} WHERE ${id} = ANY($1)`,
    [[...gone.keys()]],
  )
  for (const row of rows) gone.delete(row.id)
  return new Set(gone.values())
}
