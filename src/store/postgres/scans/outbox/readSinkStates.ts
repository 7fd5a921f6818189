import type { Pool } from 'pg'

import type { SinkState } from '../../../../vocabulary/scanSink.js'
import type { Tables } from './sealBatch.js'

type Row = Record<keyof SinkState, null | string>

const numberOf = (value: null | string): null | number => (value === null ? null : Number(value))

/** How sinks do, and how much waits for each. */
export async function readSinkStates(
  pool: Pool,
  { outbox, sinks }: Tables,
  names: readonly string[],
): Promise<SinkState[]> {
  const o = outbox.column
  const s = (field: string): string => `held.${sinks.column(field)}`
  const millis = (instant: string): string => `(extract(epoch FROM ${instant}) * 1000)::float8`
  const { rows } = await pool.query<Row>(
    `SELECT ${s('id')} AS name, ${s('dropped')} AS dropped, ${s('failures')} AS failures,
      ${s('said')} AS said, ${millis(s('droppedAt'))} AS "droppedAt", ${millis(s('sentAt'))} AS "sentAt",
      ${millis('waiting.oldest')} AS "oldestAt",
      waiting.scans - CASE WHEN ${s('part')} > ${s('sent')} THEN ${s('taken')} ELSE 0 END AS waiting
    FROM ${sinks.name} held CROSS JOIN LATERAL (
      SELECT COALESCE(sum(o.${o('scans')}), 0) AS scans, min(o.${o('writtenAt')}) AS oldest
      FROM ${outbox.name} o WHERE o.${o('batch')} IS NULL OR o.${o('batch')} > ${s('sent')}) waiting
    WHERE ${s('id')} = ANY($1) ORDER BY 1`,
    [names],
  )
  return rows.map((row) => ({
    dropped: Number(row.dropped),
    droppedAt: numberOf(row.droppedAt),
    failures: Number(row.failures),
    name: row.name!,
    oldestAt: numberOf(row.oldestAt),
    said: row.said,
    sentAt: numberOf(row.sentAt),
    waiting: Math.max(0, Number(row.waiting)),
  }))
}
