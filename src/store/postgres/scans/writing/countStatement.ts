import type { Prepared } from '../../inOneTrip.js'
import type { Schema } from '../../schema.js'
import type { CodeCount } from './countPerCode.js'

import { arrayLiteral } from '../../arrayLiteral.js'
import { preparedName } from '../../preparedName.js'

/** The division by zero below. */
export const CODE_GONE = '22012'

const SUMS = ['allScans', 'scans', 'sent', 'visitors'] as const

/**
 * Adds to the counters of codes, before the scans are there: whose visitor is among those already
 * stored is new to nobody.
 *
 * Codes are kept from being deleted until we commit (`FOR KEY SHARE`), once per code and not, as a
 * foreign key does, per scan. See `leanScans`. A batch for a code that is not there any more is
 * refused (`CODE_GONE`).
 */
export function countStatement(schema: Schema) {
  const text = textOf(schema)
  const statement = { name: preparedName('count-scans', text), text }
  return (counts: readonly CodeCount[]): null | Prepared => {
    if (counts.length === 0) return null
    const of = (field: Exclude<keyof CodeCount, 'visitors'>): string =>
      arrayLiteral(counts.map((count) => count[field]))
    const visitors = counts.flatMap((count) => [...count.visitors])
    const theirs = counts.flatMap(({ code, visitors }) => Array.from(visitors, () => code))
    const values = [
      ...(['code', 'allScans', 'scans', 'sent', 'firstScanAt', 'lastScanAt'] as const).map(of),
      arrayLiteral(theirs),
      arrayLiteral(visitors),
    ]
    return { ...statement, values }
  }
}

function textOf({ codes, counters, scans }: Schema): string {
  const id = codes.column('id')
  const type = `${codes.type('id')}[]`
  const c = (field: string): string => `o.${scans.column(field)}`
  const n = counters.column
  const sum = (field: string): string => `${n(field)} = counter.${n(field)} + excluded.${n(field)}`
  return `WITH known AS MATERIALIZED (
    SELECT ${id} AS id FROM ${codes.name} WHERE ${id} = ANY($1::${type}) ORDER BY ${id} FOR KEY SHARE
  ), fresh AS MATERIALIZED (
    SELECT v.code, count(*) AS visitors FROM unnest($7::${type}, $8::varchar[]) AS v(code, visitor)
    WHERE NOT EXISTS (
      SELECT 1 FROM ${scans.name} o WHERE ${c('qrCode')} = v.code
      AND ${c('visitor')} = v.visitor AND ${c('trafficClass')} = 'human')
    GROUP BY 1
  )
  INSERT INTO ${counters.name} AS counter
    (${['qrCode', 'allScans', 'scans', 'sent', 'visitors', 'firstScanAt', 'lastScanAt'].map(n).join(', ')})
  SELECT i.code, i.all_scans / (k.id IS NOT NULL)::int, i.scans, i.sent,
    COALESCE((SELECT fresh.visitors FROM fresh WHERE fresh.code = i.code), 0),
    to_timestamp(i.first / 1000), to_timestamp(i.last / 1000)
  FROM unnest($1::${type}, $2::int[], $3::int[], $4::int[], $5::float8[], $6::float8[])
    AS i(code, all_scans, scans, sent, first, last)
  LEFT JOIN known k ON k.id = i.code
  ORDER BY i.code
  ON CONFLICT (${n('qrCode')}) DO UPDATE SET ${SUMS.map(sum).join(', ')},
    ${n('firstScanAt')} = LEAST(counter.${n('firstScanAt')}, excluded.${n('firstScanAt')}),
    ${n('lastScanAt')} = GREATEST(counter.${n('lastScanAt')}, excluded.${n('lastScanAt')})`
}
