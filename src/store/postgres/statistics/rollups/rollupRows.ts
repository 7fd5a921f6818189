import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'
import type { Column, Rollup, RollupRow } from './rollup.js'

import { ALL } from './periods.js'
import { COLUMNS, encodeRollup } from './rollup.js'

const CHUNK = 200
/** The rows of all codes are a thousand times as large. */
const FEW = 4
const TURN = 10

/**
 * Rows by id, in chunks: a month of all codes may be large. The next chunk is asked for before the
 * last is looked at, so that the database and this process work side by side.
 */
export async function* readRollups(
  client: Pick<PoolClient, 'query'>,
  { rollups }: Schema,
  ids: readonly string[],
  columns: readonly Column[] = COLUMNS,
): AsyncGenerator<RollupRow[]> {
  const list = ['id', ...columns].map((name) => `${rollups.column(name)} AS "${name}"`).join(', ')
  const text = `SELECT ${list} FROM ${rollups.name} WHERE ${rollups.column('id')} = ANY($1)`
  const size = ids[0]?.endsWith(`:${ALL}`) ? FEW : CHUNK
  const ask = (start: number) => {
    const answer = client.query<RollupRow>(text, [ids.slice(start, start + size)])
    // Whoever stops early does not hear of it.
    answer.catch(() => undefined)
    return answer
  }
  let next = ids.length > 0 ? ask(0) : null
  for (let start = size; next; start += size) {
    const { rows } = await next
    next = start < ids.length ? ask(start) : null
    yield rows
  }
}

/** Which versions of these rows there are, as one short text: what a transaction writes is new. */
export async function versionsOf(
  client: Pick<PoolClient, 'query'>,
  { rollups }: Schema,
  ids: readonly string[],
): Promise<string> {
  const id = rollups.column('id')
  const { rows } = await client.query<{ versions: string }>(
    `SELECT count(*) || ' ' || md5(COALESCE(string_agg(${id} || ' ' || xmin || ' ' || ctid, ',' ORDER BY ${id}), '')) AS versions
    FROM ${rollups.name} WHERE ${id} = ANY($1)`,
    [ids],
  )
  return rows[0]!.versions
}

/** Writes rows, in the place of those there are. */
export async function writeRollups(
  client: Pick<PoolClient, 'query'>,
  { rollups }: Schema,
  made: ReadonlyMap<string, Rollup>,
): Promise<void> {
  const names = ['id', ...COLUMNS] as const
  const columns = names.map(rollups.column)
  const update = columns.slice(1).map((name) => `${name} = excluded.${name}`)
  const ids = [...made.keys()]
  for (let start = 0; start < ids.length; start += CHUNK) {
    const rows: Record<string, unknown>[] = []
    for (const id of ids.slice(start, start + CHUNK)) {
      rows.push({ id, ...encodeRollup(made.get(id)!) })
      // Other work of the process gets its turn: redirects may be among it.
      if (rows.length % TURN === 0) await new Promise(setImmediate)
    }
    await client.query(
      `INSERT INTO ${rollups.name} (${columns.join(', ')})
      SELECT * FROM unnest(${names.map((_, index) => `$${index + 1}::varchar[]`).join(', ')})
      ON CONFLICT (${columns[0]}) DO UPDATE SET ${update.join(', ')}`,
      names.map((name) => rows.map((row) => row[name] ?? null)),
    )
  }
}
