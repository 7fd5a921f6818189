import type { ID, TrafficClass } from '../../../../vocabulary/scan.js'
import type { LatestQuestion, LatestRow } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Run } from './createReader.js'

import { scanIdAt } from '../../../../vocabulary/scanIdAt.js'
import { sortsAlike } from '../../../../vocabulary/ulid.js'
import { conditionOf } from './conditionOf.js'
import { scanSource } from './scanSource.js'

/** The newest scans of a selection, over the index of the scan id. */
export async function readLatest(
  schema: Schema,
  run: Run,
  { after, limit, selection }: LatestQuestion,
): Promise<LatestRow[]> {
  const source = scanSource(schema)
  const { column } = source
  const where = conditionOf(selection, source, { strays: [] })
  // An id that does not say when it was made may sort above all others and would be the newest for good.
  const beyond = scanIdAt(Date.now() + 1)
  where.text += ` AND ${column('scanId')} < $${where.values.push(beyond)}`
  if (after !== null && sortsAlike(after) && after < beyond) {
    where.text += ` AND ${column('scanId')} > $${where.values.push(after)}`
  }
  const text = ['browser', 'city', 'code', 'country', 'deviceType', 'os', 'outcome', 'scanId']
  const rows = await run<Record<string, unknown>>(
    `SELECT ${text.map((field) => `${column(field)}::text AS "${field}"`).join(', ')},
      ${column('qrCode')} AS "qrCode", ${column('trafficClass')} AS "trafficClass",
      extract(epoch FROM ${column('scannedAt')}) * 1000 AS "scannedAt"
    FROM ${source.from} WHERE ${where.text}
    ORDER BY ${column('scanId')} DESC LIMIT ${Math.trunc(limit)}`,
    where.values,
  )
  return rows.map((row) => ({
    ...(row as unknown as LatestRow),
    qrCode: row.qrCode as ID | null,
    scannedAt: Number(row.scannedAt),
    trafficClass: row.trafficClass as TrafficClass,
  }))
}
