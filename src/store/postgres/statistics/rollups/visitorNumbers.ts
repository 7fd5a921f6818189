import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'

/** Id of the row that holds the last number given. No hash is this short. */
const LAST = '#'

const CHUNK = 20_000

/** Numbers of visitors by hash; new ones get the next numbers. Only under the lock of `inRollups`. */
export async function visitorNumbers(
  client: PoolClient,
  { visitors }: Schema,
  hashes: ReadonlySet<string>,
  known: Map<string, number> = new Map(),
): Promise<Map<string, number>> {
  const id = visitors.column('id')
  const number = visitors.column('number')
  const wanted = [...hashes].filter((hash) => !known.has(hash))
  for (let start = 0; start < wanted.length; start += CHUNK) {
    const some = wanted.slice(start, start + CHUNK)
    const { rows } = await client.query<{ hash: string; number: string }>(
      `SELECT ${id} AS hash, ${number} AS number FROM ${visitors.name} WHERE ${id} = ANY($1)`,
      [some],
    )
    for (const row of rows) known.set(row.hash, Number(row.number))
    const fresh = some.filter((hash) => !known.has(hash))
    if (fresh.length === 0) continue
    const { rows: last } = await client.query<{ number: string }>(
      `INSERT INTO ${visitors.name} AS v (${id}, ${number}) VALUES ('${LAST}', $1)
      ON CONFLICT (${id}) DO UPDATE SET ${number} = v.${number} + $1 RETURNING ${number} AS number`,
      [fresh.length],
    )
    const first = Number(last[0]!.number) - fresh.length + 1
    fresh.forEach((hash, index) => known.set(hash, first + index))
    await client.query(
      `INSERT INTO ${visitors.name} (${id}, ${number})
      SELECT hash, $2::numeric + place - 1 FROM unnest($1::varchar[]) WITH ORDINALITY AS u(hash, place)
      ORDER BY hash`,
      [fresh, first],
    )
  }
  return known
}

/**
 * Forgets visitors that no scan is of. Who comes again gets the next number, and one whose scan waits in
 * a part has none to lose. Only under the lock of `inRollups`.
 */
export async function sweepVisitors(
  client: PoolClient,
  { scans, visitors }: Schema,
): Promise<void> {
  const id = `v.${visitors.column('id')}`
  await client.query(
    `DELETE FROM ${visitors.name} v WHERE ${id} <> '${LAST}' AND NOT EXISTS
      (SELECT FROM ${scans.name} s WHERE s.${scans.column('visitor')} = ${id})`,
  )
}
