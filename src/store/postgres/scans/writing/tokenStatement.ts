import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Prepared } from '../../inOneTrip.js'
import type { Schema } from '../../schema.js'

import { arrayLiteral } from '../../arrayLiteral.js'
import { preparedName } from '../../preparedName.js'

/** The ids that scans carried to their landing pages, if any did. */
export function tokenStatement({ scanIds }: Schema) {
  if (!scanIds) return () => null
  const text = `INSERT INTO ${scanIds.name} (${['id', 'scanId', 'scannedAt'].map(scanIds.column).join(', ')})
    SELECT id, scan, to_timestamp(at / 1000)
    FROM unnest($1::varchar[], $2::varchar[], $3::float8[]) AS t(id, scan, at)
    ORDER BY id ON CONFLICT DO NOTHING`
  const statement = { name: preparedName('hand-scan-ids', text), text }
  return (scans: readonly ScanRecord[]): null | Prepared => {
    const carried = scans.filter(({ scanToken }) => scanToken !== undefined)
    if (carried.length === 0) return null
    const values = [
      arrayLiteral(carried.map(({ scanToken }) => scanToken!)),
      arrayLiteral(carried.map(({ scanId }) => scanId)),
      arrayLiteral(carried.map(({ scannedAt }) => scannedAt)),
    ]
    return { ...statement, values }
  }
}
