import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'

/** Lines that go together. */
const LINES = 5_000

/**
 * Says in the transaction of a change what the engine that answers the statistics has to be told, see
 * `sinkLines`. Where there is none, nothing is said.
 */
export async function noteChanges(
  client: Pick<PoolClient, 'query'>,
  schema: Schema,
  lines: readonly string[],
): Promise<void> {
  const statement = noteStatement(schema)
  if (!statement) return
  for (let from = 0; from < lines.length; from += LINES) {
    const some = lines.slice(from, from + LINES)
    await client.query(statement(`$1, $2, now()`), [some.length, some.join('\n')])
  }
}

/** The statement that says it; `null` where there is nobody to tell, or no table yet. */
export function noteStatement({
  changes,
}: Schema): ((values: string, from?: string) => string) | null {
  const columns = ['scans', 'ids', 'writtenAt']
  if (!changes || !columns.concat('batch').every(changes.has)) return null
  return (values, from = '') =>
    `INSERT INTO ${changes.name} (${columns.map(changes.column).join(', ')}) SELECT ${values} ${from}`
}
