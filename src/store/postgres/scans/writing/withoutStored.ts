import type { Pool } from 'pg'

import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

/** The scans that are not in the database. */
export async function withoutStored(
  pool: Pool,
  { scans: table }: Schema,
  scans: ScanRecord[],
): Promise<ScanRecord[]> {
  const id = table.column('scanId')
  const { rows } = await pool.query<{ id: string }>(
    `SELECT ${id} AS id FROM ${table.name} WHERE ${id} = ANY($1)`,
    [scans.map(({ scanId }) => scanId)],
  )
  const stored = new Set(rows.map((row) => row.id))
  return scans.filter(({ scanId }) => !stored.has(scanId))
}
