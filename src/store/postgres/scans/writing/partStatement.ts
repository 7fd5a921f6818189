import type { ScanRecord } from '../../../../vocabulary/scan.js'
import type { Numbers } from '../dictionary/numbers.js'
import type { Prepared } from '../../inOneTrip.js'
import type { Schema } from '../../schema.js'

import { preparedName } from '../../preparedName.js'
import { partOf } from '../../statistics/rollups/parts.js'

/** Keeps for the rollups what a batch adds to them. */
export function partStatement({ rollupParts }: Schema) {
  const columns = ['scans', 'data'].map(rollupParts.column).join(', ')
  const text = `INSERT INTO ${rollupParts.name} (${columns}) VALUES ($1, $2)`
  const statement = { name: preparedName('part', text), text }
  return (scans: readonly ScanRecord[], numbers: readonly Numbers[]): Prepared => ({
    ...statement,
    values: [String(scans.length), partOf(scans, numbers)],
  })
}
