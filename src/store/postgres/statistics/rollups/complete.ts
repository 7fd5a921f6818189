import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'

/**
 * Id of the row that says: every scan stored is in the rollups or in a part. No period's id. Its
 * number is that of the rows' format (see `codec` and `segment`): rows of another are made anew.
 */
const COMPLETE = '!complete 3'

type Client = Pick<PoolClient, 'query'>

/**
 * Whether rollups may be asked. They may not where scans were stored before there were rollups and
 * nobody has counted them yet: the answer would be too small, and nobody would notice.
 */
export async function isComplete(client: Client, { rollups }: Schema): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT 1 FROM ${rollups.name} WHERE ${rollups.column('id')} = $1`,
    [COMPLETE],
  )
  return rows.length > 0
}

export async function markComplete(client: Client, { rollups }: Schema): Promise<void> {
  await client.query(
    `INSERT INTO ${rollups.name} (${rollups.column('id')}) VALUES ($1) ON CONFLICT DO NOTHING`,
    [COMPLETE],
  )
}
