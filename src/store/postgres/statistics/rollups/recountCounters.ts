import type { Pool } from 'pg'

import type { Schema, Table } from '../../schema.js'

import { PART_OF_PAGE, WITHOUT_PLACE } from '../../../../vocabulary/takesPlace.js'
import { literal } from '../../schema.js'

const PASSED_OVER = WITHOUT_PLACE.map(literal).join(', ')

/** Whether a scan sent a person on, as `takesPlace` says. */
export const isSentSQL = (s: (field: string) => string): string =>
  `(${s('outcome')} = 'redirected' AND ${s('trafficClass')} NOT IN (${PASSED_OVER})
      AND NOT COALESCE(${s('trafficReasons')} ? ${literal(PART_OF_PAGE)}, false))`

/** Of a counter `c`: how many were sent on by scans that are gone. */
export const sentGoneSQL = ({ column, has }: Table): string =>
  has('sentGone') ? `COALESCE(c.${column('sentGone')}, 0)` : '0'

/** What the counters of a code count, as SQL over its scans. */
export function countsSQL(s: (field: string) => string) {
  const human = `${s('trafficClass')} = 'human'`
  return {
    allScans: 'count(*)',
    scans: `count(*) FILTER (WHERE ${human})`,
    sent: `count(*) FILTER (WHERE ${isSentSQL(s)})`,
    visitors: `count(DISTINCT ${s('visitor')}) FILTER (WHERE ${human})`,
  }
}

/**
 * Sets the counters of codes to what their scans say, while scans go on: how far a counter is off
 * is worked out on one snapshot and then added to it, so that nobody has to wait and what was
 * counted meanwhile stays counted.
 *
 * `sent` only grows: a place of a limit may be taken by a person whose scan is still to be written.
 *
 * @param onlyGrow the scans are not all there any more, so what is more than they say stays
 */
export async function recountCounters(pool: Pool, schema: Schema, onlyGrow = false): Promise<void> {
  const { codes, counters, scans } = schema
  const n = counters.column
  const s = (field: string): string => `s.${scans.column(field)}`
  const human = `${s('trafficClass')} = 'human'`
  const counts = countsSQL(s)
  const names = Object.keys(counts) as (keyof typeof counts)[]
  const off = (name: string): string => {
    const gone = name === 'sent' ? ` + ${sentGoneSQL(counters)}` : ''
    const difference = `COALESCE(t."${name}", 0)${gone} - COALESCE(c.${n(name)}, 0)`
    return name === 'sent' || onlyGrow ? `GREATEST(0, ${difference})` : difference
  }
  const kept = (end: 'first' | 'last'): string =>
    onlyGrow
      ? `${end === 'first' ? 'LEAST' : 'GREATEST'}(off.known_${end}, off.${end})`
      : `off.${end}`
  await pool.query(
    `INSERT INTO ${counters.name} (${[...names, 'qrCode'].map(n).join(', ')})
    SELECT ${names.map(() => '0').join(', ')}, q.${codes.column('id')} FROM ${codes.name} q
    WHERE EXISTS (SELECT 1 FROM ${scans.name} s WHERE ${s('qrCode')} = q.${codes.column('id')})
    ORDER BY q.${codes.column('id')} ON CONFLICT DO NOTHING`,
  )
  // Codes that were not made through Payload do not know their counter, by which numbers are read.
  await pool.query(
    `UPDATE ${codes.name} q SET ${codes.column('stats')} = c.${n('id')} FROM ${counters.name} c
    WHERE c.${n('qrCode')} = q.${codes.column('id')} AND q.${codes.column('stats')} IS DISTINCT FROM c.${n('id')}`,
  )
  await pool.query(
    `UPDATE ${counters.name} AS counter SET
      ${names.map((name) => `${n(name)} = COALESCE(counter.${n(name)}, 0) + off."${name}"`).join(', ')},
      ${n('firstScanAt')} = CASE WHEN counter.${n('firstScanAt')} IS NOT DISTINCT FROM off.known_first
        THEN ${kept('first')} ELSE LEAST(counter.${n('firstScanAt')}, off.first) END,
      ${n('lastScanAt')} = CASE WHEN counter.${n('lastScanAt')} IS NOT DISTINCT FROM off.known_last
        THEN ${kept('last')} ELSE GREATEST(counter.${n('lastScanAt')}, off.last) END
    FROM (
      SELECT c.${n('qrCode')} AS code, ${names.map((name) => `${off(name)} AS "${name}"`).join(', ')},
        t.first, t.last, c.${n('firstScanAt')} AS known_first, c.${n('lastScanAt')} AS known_last
      FROM ${counters.name} c LEFT JOIN (
        SELECT ${s('qrCode')} AS code, ${names.map((name) => `${counts[name]} AS "${name}"`).join(', ')},
          min(${s('scannedAt')}) FILTER (WHERE ${human}) AS first,
          max(${s('scannedAt')}) FILTER (WHERE ${human}) AS last
        FROM ${scans.name} s WHERE ${s('qrCode')} IS NOT NULL GROUP BY 1
      ) t ON t.code = c.${n('qrCode')}
    ) off
    WHERE counter.${n('qrCode')} = off.code AND (${names.map((name) => `off."${name}" <> 0`).join(' OR ')}
      OR off.first IS DISTINCT FROM off.known_first OR off.last IS DISTINCT FROM off.known_last)`,
  )
}
