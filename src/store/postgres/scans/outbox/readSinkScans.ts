import type { Pool } from 'pg'

import type { SinkScan } from '../../../../vocabulary/scanSink.js'
import type { Schema } from '../../schema.js'

import { FACTS, isNumberFact } from '../../../../vocabulary/storedFacts.js'
import { scanSource } from '../../statistics/answers/scanSource.js'

const OTHERS = ['code', 'outcome', 'qrCode', 'scanId', 'trafficClass', 'trafficReasons']

/** The scans of these ids that are still stored, in their order. A fact whose column is missing is not known. */
export function createReadSinkScans(pool: Pool, schema: Schema) {
  const source = scanSource(schema)
  const columns = [...OTHERS, ...Object.keys(FACTS)]
    .filter((field) => source.fields.includes(field) || schema.scans.has(field))
    .map((field) => `${source.column(field)}${isNumberFact(field) ? '::float8' : ''} AS "${field}"`)
  const id = source.column('scanId')
  const text = `SELECT ${columns.join(', ')},
      extract(epoch FROM ${source.column('scannedAt')})::float8 * 1000 AS "scannedAt"
    FROM ${source.from} WHERE ${id} = ANY($1)`
  const unknown = Object.entries({
    ...Object.fromEntries(Object.entries(FACTS).map(([name, { byDefault }]) => [name, byDefault])),
    qrCode: null,
    trafficReasons: [],
  })
  return async (ids: readonly string[], asStored = false): Promise<SinkScan[]> => {
    const { rows } = await pool.query<Record<string, unknown>>(text, [ids])
    const stored = new Map(rows.map((row) => [row.scanId, row]))
    return ids.flatMap((one) => {
      const row = stored.get(one)
      if (!row) return []
      for (const [name, byDefault] of unknown) {
        row[name] ??= asStored && !Array.isArray(byDefault) ? null : byDefault
      }
      row.scannedAt = Math.round(row.scannedAt as number)
      return row as SinkScan
    })
  }
}
