import type { Pool } from 'pg'

import type { Tables } from './sealBatch.js'

import { SEALED } from '../../../../vocabulary/scanSink.js'

/**
 * Deletes what every sink has. Then what is older than it is kept: a sink that does not have it by then
 * misses it, and its row says how much. Sinks that nobody has named for as long are forgotten.
 */
export async function trimOutbox(
  pool: Pool,
  { outbox, sinks }: Tables,
  keepMs: number,
): Promise<{ dropped: number; name: string }[]> {
  const o = outbox.column
  const s = sinks.column
  const before = `now() - $1::float8 * interval '1 millisecond'`
  await pool.query(
    `DELETE FROM ${sinks.name} WHERE ${s('seenAt')} < ${before} AND ${s('id')} <> $2`,
    [keepMs, SEALED],
  )
  await pool.query(
    `DELETE FROM ${outbox.name} WHERE ${o('batch')} <=
      (SELECT min(${s('sent')}) FROM ${sinks.name} WHERE ${s('id')} <> $1)`,
    [SEALED],
  )
  const { rows } = await pool.query<{ dropped: string; name: string }>(
    `WITH old AS (
      DELETE FROM ${outbox.name} WHERE ${o('batch')} <=
        (SELECT max(${o('batch')}) FROM ${outbox.name} WHERE ${o('writtenAt')} < ${before})
      RETURNING ${o('batch')} AS batch, ${o('scans')} AS scans),
    missed AS (
      SELECT held.${s('id')} AS id, sum(old.scans - CASE WHEN held.${s('part')} = old.batch
        THEN held.${s('taken')} ELSE 0 END) AS scans
      FROM ${sinks.name} held JOIN old ON old.batch > held.${s('sent')}
      WHERE held.${s('id')} <> $2 GROUP BY 1)
    UPDATE ${sinks.name} held SET ${s('dropped')} = held.${s('dropped')} + missed.scans,
      ${s('droppedAt')} = now()
    FROM missed WHERE held.${s('id')} = missed.id
    RETURNING missed.id AS name, missed.scans AS dropped`,
    [keepMs, SEALED],
  )
  return rows.map(({ dropped, name }) => ({ dropped: Number(dropped), name }))
}
