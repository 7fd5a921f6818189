import type { Pool } from 'pg'

import type { Table } from '../../schema.js'
import type { Word } from './words.js'

/** Number of the advisory lock under which words get their numbers, in all of our transactions. */
const LOCK = 'payload-plugin-qr dictionary'

/**
 * Numbers of words by key; those that are new are added. One process at a time, so that numbers
 * grow without gaps and a reader that has seen one has seen all smaller ones.
 */
export async function addWords(
  pool: Pool,
  table: Table,
  words: Word[],
): Promise<Map<string, number>> {
  const column = table.column
  const keys = words.map(({ key }) => key)
  const select = `SELECT ${column('key')} AS key, ${column('id')} AS id FROM ${table.name}
    WHERE ${column('key')} = ANY($1)`
  const found = new Map<string, number>()
  const look = async (run: Pick<Pool, 'query'>): Promise<Word[]> => {
    const { rows } = await run.query<{ id: string; key: string }>(select, [keys])
    for (const { id, key } of rows) found.set(key, Number(id))
    return words.filter(({ key }) => !found.has(key))
  }
  if ((await look(pool)).length === 0) return found

  const client = await pool.connect()
  let failed = true
  try {
    await client.query(`BEGIN; SELECT pg_advisory_xact_lock(hashtext('${LOCK}'))`)
    const missing = await look(client)
    if (missing.length) {
      const fields = Object.keys(missing[0]!.values)
      const { rows } = await client.query<{ id: string; key: string }>(
        `INSERT INTO ${table.name} (${['id', 'key', ...fields].map(column).join(', ')})
        SELECT last.id + row_number() OVER (), ${['key', ...fields].map((field) => `w."${field}"`).join(', ')}
        FROM json_to_recordset($1::json) AS w(key varchar, ${fields.map((field) => `"${field}" ${table.type(field)}`).join(', ')}),
          (SELECT COALESCE(max(${column('id')}), 0) AS id FROM ${table.name}) last
        RETURNING ${column('key')} AS key, ${column('id')} AS id`,
        [JSON.stringify(missing.map(({ key, values }) => ({ key, ...values })))],
      )
      for (const { id, key } of rows) found.set(key, Number(id))
    }
    await client.query('COMMIT')
    failed = false
  } finally {
    // A connection with an open transaction goes back to nobody.
    client.release(failed)
  }
  return found
}
