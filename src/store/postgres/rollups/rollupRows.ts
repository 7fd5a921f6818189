import type { PoolClient } from 'pg'

import type { Schema } from '../schema.js'
import type { Column, Rollup, RollupRow } from './rollup.js'

import { COLUMNS, encodeRollup } from './rollup.js'

const CHUNK = 200
const TURN = 10

/** Rows by id, in chunks: a month of all codes may be large. */
export async function* readRollups(
  client: Pick<PoolClient, 'query'>,
  { rollups }: Schema,
  ids: readonly string[],
  columns: readonly Column[] = COLUMNS,
): AsyncGenerator<RollupRow[]> {
  const list = ['id', ...columns].map((name) => `${rollups.column(name)} AS "${name}"`).join(', ')
  for (let start = 0; start < ids.length; start += CHUNK) {
    const { rows } = await client.query<RollupRow>(
      `SELECT ${list} FROM ${rollups.name} WHERE ${rollups.column('id')} = ANY($1)`,
      [ids.slice(start, start + CHUNK)],
    )
    yield rows
  }
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
