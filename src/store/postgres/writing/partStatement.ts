import type { ScanRecord } from '../../../scan/types.js'
import type { Numbers } from '../dictionary/createDictionary.js'
import type { Prepared } from '../inOneTrip.js'
import type { Schema } from '../schema.js'

import { partOf } from '../rollups/parts.js'

/** Keeps for the rollups what a batch adds to them. */
export function partStatement({ rollupParts }: Schema) {
  const columns = ['scans', 'data'].map(rollupParts.column).join(', ')
  const statement = {
    name: 'payload-plugin-qr-part',
    text: `INSERT INTO ${rollupParts.name} (${columns}) VALUES ($1, $2)`,
  }
  return (scans: readonly ScanRecord[], numbers: readonly Numbers[]): Prepared => ({
    ...statement,
    values: [String(scans.length), partOf(scans, numbers)],
  })
}
