import type { Pool } from 'pg'

import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'

/** Which codes have sent on as many people as they may: of all, or of these. */
export function createUsedUpCodes(pool: Pool, { codes, counters }: Schema) {
  // Without a limit nothing is used up, and where nobody was counted nobody has a place.
  const countable = codes.has('scanLimit') && counters.has('sent') && counters.has('qrCode')
  if (!countable) return async (): Promise<ID[]> => []
  const id = `c.${codes.column('id')}`
  const statement = `SELECT ${id} AS id FROM ${codes.name} c
    JOIN ${counters.name} n ON n.${counters.column('qrCode')} = ${id}
    WHERE n.${counters.column('sent')} >= c.${codes.column('scanLimit')}
    AND ($1::text[] IS NULL OR ${id}::text = ANY($1))`
  return async (ids?: ID[]): Promise<ID[]> => {
    const { rows } = await pool.query<{ id: ID }>(statement, [ids?.map(String) ?? null])
    return rows.map((row) => row.id)
  }
}
