import type { PoolClient } from 'pg'

import type { Schema } from '../schema.js'

import { isSentSQL } from '../statistics/rollups/recountCounters.js'

/**
 * Deletes scans, and keeps how many people they sent on: a place that was given is given, and who counts
 * those of a code once more finds the others only.
 *
 * @param ids which: a list in SQL; `$` numbers are those of `values`
 * @returns the ids of those that are gone
 */
export async function deleteScans(
  client: PoolClient,
  { counters, scans }: Schema,
  ids: string,
  values: readonly unknown[],
): Promise<string[]> {
  const s = (field: string): string => `s.${scans.column(field)}`
  const { rows } = await client.query<{ code: null | string; id: string; sent: boolean }>(
    `DELETE FROM ${scans.name} s WHERE ${s('scanId')} IN (${ids})
    RETURNING ${s('scanId')} AS id, ${s('qrCode')}::text AS code, ${isSentSQL(s)} AS sent`,
    [...values],
  )
  const sent = new Map<string, number>()
  for (const { code, sent: isSent } of rows) {
    if (code !== null && isSent) sent.set(code, (sent.get(code) ?? 0) + 1)
  }
  if (sent.size > 0 && counters.has('sentGone')) {
    const n = counters.column
    const known = [[...sent.keys()], [...sent.values()]]
    // in the order in which whoever writes scans takes them
    await client.query(
      `SELECT 1 FROM ${counters.name} WHERE ${n('qrCode')}::text = ANY($1) ORDER BY ${n('qrCode')} FOR UPDATE`,
      [known[0]],
    )
    await client.query(
      `UPDATE ${counters.name} c SET ${n('sentGone')} = COALESCE(c.${n('sentGone')}, 0) + g.sent
      FROM unnest($1::text[], $2::int[]) AS g(code, sent) WHERE c.${n('qrCode')}::text = g.code`,
      known,
    )
  }
  return rows.map(({ id }) => id)
}
