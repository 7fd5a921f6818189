import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { type Prepared, preparedName } from '../../prepared.js'

/**
 * Keeps scans for the sinks in the transaction that stores them: their ids, so that what is erased
 * before it is handed over is handed to nobody. Without sinks, and until the host has migrated, nothing.
 */
export function keepStatement({ outbox: table }: Schema) {
  const columns = ['scans', 'ids', 'writtenAt']
  if (!table || !columns.concat('batch').every(table.has)) return () => null
  const text = `INSERT INTO ${table.name} (${columns.map(table.column).join(', ')})
    VALUES ($1, $2, now())`
  const statement = { name: preparedName('keep-scans', text), text }
  return (scans: readonly ScanRecord[]): Prepared => ({
    ...statement,
    values: [String(scans.length), scans.map(({ scanId }) => scanId).join('\n')],
  })
}
