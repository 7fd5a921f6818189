import type { Pool } from 'pg'

import type { ID } from '../../../vocabulary/scan.js'
import type { Schema } from '../schema.js'

import { preparedName } from '../prepared.js'

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

/** How many people a code has sent on, as far as they are counted by now. */
export function createSentOn(pool: Pool, { counters }: Schema) {
  const text = `SELECT ${counters.column('sent')} AS sent FROM ${counters.name} WHERE ${counters.column('qrCode')} = $1`
  return async (id: ID): Promise<number> => {
    const { rows } = await pool.query<{ sent: null | string }>(text, [id])
    return Number(rows[0]?.sent ?? 0)
  }
}

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
