import { Pool } from 'pg'
import { expect, it } from 'vitest'

import { surviveLoss } from '../src/store/postgres/openPool.js'
import { freshDatabase } from './freshDatabase.js'

/** As when the database is restarted just between two statements of a transaction. */
it('a connection lost between two statements ends neither the process nor the pool', async () => {
  const pool = surviveLoss(new Pool({ connectionString: await freshDatabase(), max: 2 }))
  const uncaught: unknown[] = []
  const note = (error: unknown): void => void uncaught.push(error)
  process.on('uncaughtException', note)
  try {
    const held = await pool.connect()
    await held.query('BEGIN')
    const { rows } = await held.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const gone = new Promise<void>((resolve) => held.once('end', resolve))
    await pool.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid])
    await gone
    await expect(held.query('SELECT 1')).rejects.toThrow()
    held.release(true)
    expect((await pool.query<{ one: number }>('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    expect(uncaught).toEqual([])
  } finally {
    process.off('uncaughtException', note)
    await pool.end()
  }
})
