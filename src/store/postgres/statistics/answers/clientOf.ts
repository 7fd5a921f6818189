import type { PoolClient } from 'pg'

import type { Run } from './createReader.js'

/** A question's connection, for what asks a client of `pg`. */
export function clientOf(run: Run): Pick<PoolClient, 'query'> {
  const query = async (text: string, values?: unknown[]) => ({ rows: await run(text, values) })
  return { query } as never
}
