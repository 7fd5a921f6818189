import type { Pool, PoolClient } from 'pg'

import type { StoredScan } from '../../../../vocabulary/judgement.js'
import type { Schema } from '../../schema.js'

import { anewPart } from '../../statistics/rollups/parts.js'
import { periodStart } from '../../statistics/rollups/periods.js'
import { readRetained } from '../../statistics/rollups/retained.js'
import { LOCK_CODES, locksOf } from '../writing/lockStatement.js'
import { type Moved, moveCounters } from './moveCounters.js'
import { readStored } from './storedScans.js'

/** Milliseconds a statement may take. */
const TIMEOUT = 60_000
const TRIES = 5
const DEADLOCK = '40P01'

/** A condition on scans, by their columns; `$` numbers are those of `values`. */
export type Which = { values: readonly unknown[]; where: (column: Column) => string }
type Column = (field: string) => string

/** Stored scans: those that are counted from themselves, and those that were left to the rollups. */
export type Stored = { counted: StoredScan[]; left: StoredScan[] }

/** `moved`: what is another scan from now on, or none; `write` makes it so. */
export type Change<Result> = {
  moved: readonly Moved[]
  result: Result
  write: (client: PoolClient) => Promise<void>
}

/**
 * Changes stored scans, in one transaction with the counters of their codes and a part that says which
 * hours have to be counted once more. Until that is done, answers count those from the scans.
 *
 * Codes are locked as for writing: whether a visitor has other human scans must be asked when nobody
 * else is about to add one. `change` may be called again, so it has no effects.
 */
export async function changeStored<Result>(
  pool: Pool,
  schema: Schema,
  which: Which,
  change: (stored: Stored) => Change<Result>,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await once(pool, schema, which, change)
    } catch (error) {
      // Whoever deletes a code unties its scans, in an order of its own.
      if ((error as { code?: string }).code !== DEADLOCK || tries === TRIES) throw error
    }
  }
}

async function once<Result>(
  pool: Pool,
  schema: Schema,
  which: Which,
  change: (stored: Stored) => Change<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let failed = true
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = ${TIMEOUT}`)
    const { moved, result, write } = change(await takeStored(client, schema, which))
    // Asks what there is besides, so it comes before the scans change.
    const settle = await moveCounters(client, schema, moved)
    await write(client)
    await settle()
    await noteAnew(client, schema, moved)
    await client.query('COMMIT')
    failed = false
    return result
  } finally {
    client.release(failed)
  }
}

async function takeStored(
  client: PoolClient,
  schema: Schema,
  { values, where }: Which,
): Promise<Stored> {
  const { scans } = schema
  const { rows } = await client.query<{ code: string }>(
    `SELECT DISTINCT s.${scans.column('qrCode')}::text AS code FROM ${scans.name} s
    WHERE (${where((field) => `s.${scans.column(field)}`)}) AND s.${scans.column('qrCode')} IS NOT NULL`,
    [...values],
  )
  await client.query(`SELECT ${LOCK_CODES}`, [locksOf(rows.map(({ code }) => code))])
  const stored = await readStored(
    client,
    schema,
    (column) => `(${where(column)}) ORDER BY ${column('id')} FOR UPDATE OF s`,
    values,
  )
  const before = (await readRetained(client, schema))?.before ?? -Infinity
  return {
    counted: stored.filter(({ scannedAt }) => scannedAt >= before),
    left: stored.filter(({ scannedAt }) => scannedAt < before),
  }
}

/** Says to the rollups what is not as it was counted. */
async function noteAnew(
  client: PoolClient,
  { rollupParts }: Schema,
  moved: readonly Moved[],
): Promise<void> {
  if (moved.length === 0) return
  const anew = new Map(
    moved.map(({ scan: { code, scannedAt } }) => {
      const hour = periodStart('h', scannedAt)
      return [`${hour} ${code}`, { code, hour }] as const
    }),
  )
  await client.query(
    `INSERT INTO ${rollupParts.name} (${['scans', 'data'].map(rollupParts.column).join(', ')})
    VALUES ($1, $2)`,
    [moved.length, anewPart([...anew.values()])],
  )
}
