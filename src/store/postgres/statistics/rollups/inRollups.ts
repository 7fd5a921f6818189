import type { Pool, PoolClient } from 'pg'

/** Under this lock rollups are written, by one process at a time. */
const LOCK = 'payload-plugin-qr rollups'

const TRIES = 10

type Options = {
  pool: Pool
  /** Milliseconds a statement may take. */
  timeout: number
  /** Wait for another process that writes rollups, or answer `null` at once. */
  wait: boolean
}

/**
 * A transaction that writes rollups, on one snapshot: what it counts and the parts it takes away
 * are of the same instant. Having waited for the lock, the snapshot may be older than the lock's
 * last holder; PostgreSQL then refuses the first write to what changed, and we begin anew.
 */
export async function inRollups<Result>(
  { pool, timeout, wait }: Options,
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
      const result = rows[0]?.locked === false ? null : await work(client)
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
