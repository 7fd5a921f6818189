import type { Pool } from 'pg'

import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { changedLine } from '../../../../vocabulary/sinkLines.js'
import { changeStored } from '../judging/changeStored.js'
import { noteChanges } from '../outbox/noteChanges.js'

/**
 * Makes room for scans that were asked and have gone on by now: they come again under the same id, with
 * a better end. What was counted of them goes with them, so whatever order they come in, in whichever
 * process, a scan is one row and counted once. Resolves to how many there were.
 */
export async function liftAsked(
  pool: Pool,
  schema: Schema,
  scans: readonly ScanRecord[],
): Promise<number> {
  const lifted = scans.flatMap(({ outcome, scanId }) => (outcome === 'asked' ? [] : [scanId]))
  if (lifted.length === 0) return 0
  const { scans: table } = schema
  const where = (column: (field: string) => string): string =>
    `${column('scanId')} = ANY($1) AND ${column('outcome')}::text = 'asked'`
  // Of scans that come again nearly all are known as they are.
  const { rowCount } = await pool.query(
    `SELECT 1 FROM ${table.name} WHERE ${where(table.column)} LIMIT 1`,
    [lifted],
  )
  if (!rowCount) return 0
  const which = { values: [lifted], where }
  return changeStored(pool, schema, which, ({ counted }) => ({
    moved: counted.map((scan) => ({ scan, traffic: null })),
    result: counted.length,
    write: async (client) => {
      const gone = counted.map(({ scanId }) => scanId)
      await client.query(`DELETE FROM ${table.name} WHERE ${table.column('scanId')} = ANY($1)`, [
        gone,
      ])
      await noteChanges(client, schema, gone.map(changedLine))
    },
  }))
}
