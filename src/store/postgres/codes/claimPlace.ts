import type { Pool } from 'pg'

import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'

import { preparedName } from '../preparedName.js'

/** Takes one of `limit` places in one statement: the row lock makes it exact over all processes. */
export function createClaimPlace(pool: Pool, { counters }: Schema) {
  const n = counters.column
  const others = ['allScans', 'scans', 'visitors'].filter(counters.has)
  const text = `INSERT INTO ${counters.name} AS counter
      (${['qrCode', 'sent', ...others].map(n).join(', ')})
    SELECT $1, 1${others.map(() => ', 0').join('')} WHERE $2::numeric >= 1
    ON CONFLICT (${n('qrCode')}) DO UPDATE SET ${n('sent')} = counter.${n('sent')} + 1
    WHERE counter.${n('sent')} < $2::numeric
    RETURNING 1`
  const name = preparedName('claim-place', text)
  return async (id: ID, limit: number): Promise<boolean> => {
    const { rowCount } = await pool.query({ name, text, values: [id, limit] })
    return rowCount === 1
  }
}
