import type { Pool, PoolConfig } from 'pg'

import { surviveLoss } from './surviveLoss.js'

/** The driver of the host's adapter, and how the host connects. */
export type Connect = {
  pg: { Pool: new (config: PoolConfig) => Pool }
  poolOptions: PoolConfig
}

/** Connections of our own to the host's database; idle ones keep no process alive. */
export function openPool({ pg, poolOptions }: Connect, own: PoolConfig): Pool {
  return surviveLoss(new pg.Pool({ ...poolOptions, allowExitOnIdle: true, min: 0, ...own }))
}
