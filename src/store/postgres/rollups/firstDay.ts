import type { PoolClient } from 'pg'

import type { Schema } from '../schema.js'

import { timeOfULID } from '../stats/ulidTime.js'
import { periodStart } from './periods.js'

/** The UTC day of the first scan of all; `null` where there is none. */
export async function firstDay(
  client: Pick<PoolClient, 'query'>,
  { scans }: Schema,
): Promise<null | number> {
  const id = scans.column('scanId')
  const { rows } = await client.query<{ id: string }>(
    `SELECT ${id} AS id FROM ${scans.name} ORDER BY ${id} LIMIT 1`,
  )
  return rows[0] ? periodStart('d', timeOfULID(rows[0].id)) : null
}
