import type { ID, ScanRecord } from '../../../../vocabulary/scan.js'
import type { Schema } from '../../schema.js'

import { takesPlace } from '../../../../vocabulary/takesPlace.js'
import { arrayLiteral, type Prepared, preparedName } from '../../prepared.js'

/** What a batch adds to the counters of one code. Instants are those of human scans. */
export type CodeCount = {
  allScans: number
  code: ID
  firstScanAt: null | number
  lastScanAt: null | number
  scans: number
  sent: number
  /** Of human scans. */
  visitors: Set<string>
}

/** @param gone codes that are not there any more: nothing counts them */
export function countPerCode(scans: readonly ScanRecord[], gone: ReadonlySet<ID>): CodeCount[] {
  const counts = new Map<ID, CodeCount>()
  for (const scan of scans) {
    const { qrCode: code, scannedAt: at, trafficClass, visitor } = scan
    if (gone.has(code)) continue
    let count = counts.get(code)
    if (!count) counts.set(code, (count = nothing(code)))
    count.allScans += 1
    // A place of a limit is counted when it is taken.
    const isSent = scan.outcome === 'redirected' && !scan.claimed
    if (isSent && takesPlace(trafficClass, scan.trafficReasons)) count.sent += 1
    if (trafficClass !== 'human') continue
    count.scans += 1
    count.firstScanAt = Math.min(count.firstScanAt ?? at, at)
    count.lastScanAt = Math.max(count.lastScanAt ?? at, at)
    if (visitor !== null) count.visitors.add(visitor)
  }
  return [...counts.values()]
}

const nothing = (code: ID): CodeCount => ({
  allScans: 0,
  code,
  firstScanAt: null,
  lastScanAt: null,
  scans: 0,
  sent: 0,
  visitors: new Set(),
})

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
