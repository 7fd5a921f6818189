import type { Pool, PoolClient } from 'pg'

import type { Schema } from '../../schema.js'

/** Under this lock rollups are written, by one process at a time. */
const LOCK = 'payload-plugin-qr rollups'

const TRIES = 10

/** Id of the row that everybody writes whose turn it is. No period's id. */
const TURN = '!turn'

type Options = {
  pool: Pool
  schema: Schema
  /** Milliseconds a statement may take. */
  timeout: number
  /** Wait for another process that writes rollups, or answer `null` at once. */
  wait: boolean
}

/**
 * A transaction that writes rollups, on one snapshot: what it counts and the parts it takes away
 * are of the same instant. Having waited for the lock, the snapshot may be older than the lock's
 * last holder; PostgreSQL then refuses our first write, which is to what each holder writes, and we
 * begin anew.
 */
export async function inRollups<Result>(
  { pool, schema, timeout, wait }: Options,
  work: (client: PoolClient) => Promise<Result>,
): Promise<null | Result> {
  for (let tries = 1; ; tries++) {
    const client = await pool.connect()
    let failed = true
    try {
      await client.query(
        `BEGIN ISOLATION LEVEL REPEATABLE READ; SET LOCAL statement_timeout = ${timeout}`,
      )
      const call = wait ? 'pg_advisory_xact_lock' : 'pg_try_advisory_xact_lock'
      const { rows } = await client.query<{ locked: unknown }>(
        `SELECT ${call}(hashtext('${LOCK}')) AS locked`,
      )
      const mine = rows[0]?.locked !== false
      if (mine) await takeTurn(client, schema)
      const result = mine ? await work(client) : null
      await client.query('COMMIT')
      failed = false
      return result
    } catch (error) {
      // serialization_failure: see above.
      if ((error as { code?: string }).code !== '40001' || tries === TRIES) throw error
    } finally {
      client.release(failed)
    }
  }
}

async function takeTurn(client: PoolClient, { rollups }: Schema): Promise<void> {
  const id = rollups.column('id')
  await client.query(
    `INSERT INTO ${rollups.name} (${id}) VALUES ('${TURN}')
    ON CONFLICT (${id}) DO UPDATE SET ${id} = excluded.${id}`,
  )
}
