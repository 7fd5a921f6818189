import type { PoolClient } from 'pg'

import type { StoredScan } from '../../../../vocabulary/judgement.js'
import type { Schema } from '../../schema.js'

import { LOCK_CODES, locksOf } from '../writing/lockStatement.js'
import { readStored } from './storedScans.js'

/** Stored scans for a transaction that changes them: until it ends nobody else counts for their codes. */
export async function takeScans(
  client: PoolClient,
  schema: Schema,
  scanIds: readonly string[],
): Promise<StoredScan[]> {
  const { scans } = schema
  const { rows } = await client.query<{ code: string }>(
    `SELECT DISTINCT ${scans.column('qrCode')}::text AS code FROM ${scans.name}
    WHERE ${scans.column('scanId')} = ANY($1) AND ${scans.column('qrCode')} IS NOT NULL`,
    [scanIds],
  )
  await client.query(`SELECT ${LOCK_CODES}`, [locksOf(rows.map(({ code }) => code))])
  return readStored(
    client,
    schema,
    (column) => `${column('scanId')} = ANY($1) ORDER BY ${column('id')} FOR UPDATE OF s`,
    [scanIds],
  )
}
