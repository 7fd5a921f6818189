import type { PoolClient } from 'pg'

import type { Schema } from '../../schema.js'

/** Id of the row that says what retention took away. No period's id. */
const RETAINED = '!retained'

/**
 * Days of which rollups are all there is: the scans themselves were taken away or made coarser, so
 * these rows are never counted anew and nothing they name is forgotten.
 */
export type Retained = {
  /** Instant, at midnight UTC, before which only rollups say what was. */
  before: number
  /** Instant no scan was before, when the first were taken away. */
  first: null | number
}

type Client = Pick<PoolClient, 'query'>

/** `null` while retention took nothing away. */
export async function readRetained(client: Client, { rollups }: Schema): Promise<null | Retained> {
  const { rows } = await client.query<{ text: null | string }>(
    `SELECT ${rollups.column('bounds')} AS text FROM ${rollups.name}
    WHERE ${rollups.column('id')} = '${RETAINED}'`,
  )
  const text = rows[0]?.text
  return text ? (JSON.parse(text) as Retained) : null
}

/** Only under the lock of `inRollups`. */
export async function writeRetained(
  client: Client,
  { rollups }: Schema,
  retained: Retained,
): Promise<void> {
  const [id, bounds] = ['id', 'bounds'].map(rollups.column)
  await client.query(
    `INSERT INTO ${rollups.name} (${id}, ${bounds}) VALUES ('${RETAINED}', $1)
    ON CONFLICT (${id}) DO UPDATE SET ${bounds} = excluded.${bounds}`,
    [JSON.stringify(retained)],
  )
}

/** Whether a row is of a day or hour that only rollups know, as SQL; `false` where there is none. */
export function isRetainedSQL({ rollups }: Schema, retained: null | Retained): string {
  if (!retained) return 'false'
  const id = rollups.column('id')
  const digits = new Date(retained.before).toISOString().replace(/\D/g, '').slice(0, 8)
  return `(${id} = '${RETAINED}' OR ${id} ~ '^[dh]\\d{8}' AND substr(${id}, 2, 8) < '${digits}'
    OR ${id} ~ '^m\\d' AND substr(${id}, 2, 6) < '${digits.slice(0, 6)}')`
}
