import type { Pool } from 'pg'

import type { Table } from '../../schema.js'

import { SEALED } from '../../../../vocabulary/scanSink.js'

/** A batch is full with as many scans; the last of what goes in may take it beyond. */
const FULL = 5_000
/** Rows looked at for one batch. */
const ROWS = 1_000

export type Tables = { outbox: Table; sinks: Table }

/**
 * Puts what was committed since into a batch, with the next number. Numbers are given here and not where
 * scans are stored: there a transaction may commit after another with a higher number, and whoever reads
 * by number passes it over for good. Here one process at a time (it holds the row of the last number)
 * numbers what it sees, and what it does not see yet comes after. Resolves to the scans in the batch.
 */
export async function sealBatch(pool: Pool, { outbox, sinks }: Tables): Promise<number> {
  const o = outbox.column
  const s = sinks.column
  const client = await pool.connect()
  let failed = true
  try {
    await client.query('BEGIN')
    // its own statement: what follows must see all that the one before committed
    const { rows } = await client.query<{ last: string }>(
      `SELECT ${s('sent')} AS last FROM ${sinks.name} WHERE ${s('id')} = $1
      FOR UPDATE SKIP LOCKED`,
      [SEALED],
    )
    const number = rows[0] && Number(rows[0].last) + 1
    const sealed = number
      ? await client.query<{ scans: string }>(
          `WITH waiting AS (
            SELECT ${o('id')} AS id, ${o('scans')} AS scans, ${o('writtenAt')} AS at
            FROM ${outbox.name} WHERE ${o('batch')} IS NULL ORDER BY at, id LIMIT ${ROWS}),
          counted AS (SELECT id, sum(scans) OVER (ORDER BY at, id) - scans AS before FROM waiting),
          taken AS (
            DELETE FROM ${outbox.name} USING counted
            WHERE ${outbox.name}.${o('id')} = counted.id AND counted.before < ${FULL}
            RETURNING ${outbox.name}.${o('id')} AS id, ${o('scans')} AS scans, ${o('ids')} AS ids, ${o('writtenAt')} AS at),
          batch AS (
            INSERT INTO ${outbox.name} (${['batch', 'scans', 'ids', 'writtenAt'].map(o).join(', ')})
            SELECT $1, sum(scans), string_agg(ids, E'\\n' ORDER BY at, id), min(at)
            FROM taken HAVING count(*) > 0 RETURNING ${o('scans')} AS scans)
          UPDATE ${sinks.name} SET ${s('sent')} = $1 FROM batch WHERE ${s('id')} = $2
          RETURNING batch.scans`,
          [number, SEALED],
        )
      : null
    await client.query('COMMIT')
    failed = false
    return Number(sealed?.rows[0]?.scans ?? 0)
  } finally {
    // A connection in the middle of a transaction goes back to nobody.
    client.release(failed)
  }
}
