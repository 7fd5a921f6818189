import type { Pool, PoolConfig } from 'pg'

/** The driver of the host's adapter, and how the host connects. */
export type Connect = {
  pg: { Pool: new (config: PoolConfig) => Pool }
  poolOptions: PoolConfig
}

/** Connections of our own to the host's database; idle ones keep no process alive. */
export function openPool({ pg, poolOptions }: Connect, own: PoolConfig): Pool {
  return surviveLoss(new pg.Pool({ ...poolOptions, allowExitOnIdle: true, min: 0, ...own }))
}

/**
 * A connection the database ends while no query runs on it tells so with an event; unheard, that
 * ends the whole process. A pool hears it only of connections that lie idle in it, not of those
 * somebody holds between two statements. Whoever holds one learns of it with the next statement.
 */
export function surviveLoss(pool: Pool): Pool {
  const heard = (): void => undefined
  pool.on('error', heard)
  pool.on('connect', (client) => client.on('error', heard))
  return pool
}
