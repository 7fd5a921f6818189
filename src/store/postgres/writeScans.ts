import type { Pool } from 'pg'

import type { ScanRecord } from '../../scan/types.js'
import type { Schema, Table } from './schema.js'

// Fields of the collection that a record fills, in the order of the insert.
const FIELDS = [
  'scanId',
  'qrCode',
  'code',
  'scannedAt',
  'destination',
  'outcome',
  'country',
  'regionCode',
  'regionName',
  'city',
  'postalCode',
  'latitude',
  'longitude',
  'timezone',
  'asOrganization',
  'deviceType',
  'os',
  'browser',
  'userAgent',
  'referrer',
  'language',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmTerm',
  'utmContent',
  'rawQuery',
  'trafficClass',
  'trafficScore',
  'trafficReasons',
  'rulesVersion',
  'visitor',
  'geoSource',
  'geoDate',
] as const satisfies (keyof ScanRecord)[]

/**
 * Writes a batch in one statement, so scans and what counts them are one transaction and one round
 * trip: the rows (a known `scanId` is passed over), the visitors new to a code, the counters. Rows
 * are written in the order of their keys, so that two processes cannot wait for each other.
 */
export function createWriteScans(pool: Pool, schema: Schema) {
  const statement = { name: 'payload-plugin-qr-write-scans', text: statementOf(schema) }
  return async (scans: ScanRecord[]): Promise<number> => {
    if (scans.length === 0) return 0
    const { rows } = await pool.query<{ written: string }>({
      ...statement,
      values: [JSON.stringify(scans.map(toJSON))],
    })
    return Number(rows[0]?.written ?? 0)
  }
}

function toJSON(scan: ScanRecord): Record<string, unknown> {
  return { ...scan, scannedAt: new Date(scan.scannedAt).toISOString() }
}

function statementOf({ codes, counters, scanIds, scans, visitors }: Schema): string {
  const c = scans.column
  const columns = FIELDS.map(c).join(', ')
  const definition = FIELDS.map((field) => `"${field}" ${scans.type(field)}`).join(', ')
  const values = FIELDS.map((field) =>
    field === 'qrCode' ? `q.${codes.column('id')}` : `i."${field}"`,
  )
  const n = counters.column
  const id = visitors.column('id')
  const human = `s.${c('trafficClass')} = 'human'`
  const sum = (field: string): string => `${n(field)} = counter.${n(field)} + excluded.${n(field)}`
  return `WITH incoming AS (
    SELECT * FROM json_to_recordset($1::json) AS r(${definition}, "claimed" boolean, "scanToken" text)
  ), stored AS (
    INSERT INTO ${scans.name} (${columns})
    SELECT ${values.join(', ')} FROM incoming i
    LEFT JOIN ${codes.name} q ON q.${codes.column('id')} = i."qrCode"
    ORDER BY i."scanId"
    ON CONFLICT (${c('scanId')}) DO NOTHING
    RETURNING ${c('scanId')}, ${c('qrCode')}, ${c('scannedAt')}, ${c('trafficClass')}, ${c('outcome')}, ${c('visitor')}
  ), seen AS (
    INSERT INTO ${visitors.name} (${id})
    SELECT DISTINCT s.${c('qrCode')} || ':' || s.${c('visitor')} FROM stored s
    WHERE ${human} AND s.${c('qrCode')} IS NOT NULL AND s.${c('visitor')} IS NOT NULL
    ORDER BY 1
    ON CONFLICT DO NOTHING
    RETURNING split_part(${id}, ':', 1) AS code
  ), counted AS (
    INSERT INTO ${counters.name} AS counter
      (${['qrCode', 'allScans', 'scans', 'sent', 'visitors', 'firstScanAt', 'lastScanAt'].map(n).join(', ')})
    SELECT s.${c('qrCode')}, count(*), count(*) FILTER (WHERE ${human}),
      count(*) FILTER (WHERE s.${c('outcome')} = 'redirected' AND NOT i."claimed"
        AND s.${c('trafficClass')} NOT IN ('prefetch', 'preview', 'probe')),
      (SELECT count(*) FROM seen WHERE seen.code = s.${c('qrCode')}::text),
      min(s.${c('scannedAt')}) FILTER (WHERE ${human}), max(s.${c('scannedAt')}) FILTER (WHERE ${human})
    FROM stored s JOIN incoming i ON i."scanId" = s.${c('scanId')}
    WHERE s.${c('qrCode')} IS NOT NULL
    GROUP BY s.${c('qrCode')}
    ORDER BY s.${c('qrCode')}
    ON CONFLICT (${n('qrCode')}) DO UPDATE SET
      ${['allScans', 'scans', 'sent', 'visitors'].map(sum).join(', ')},
      ${n('firstScanAt')} = LEAST(counter.${n('firstScanAt')}, excluded.${n('firstScanAt')}),
      ${n('lastScanAt')} = GREATEST(counter.${n('lastScanAt')}, excluded.${n('lastScanAt')})
  )${scanIds ? `, handed AS (${handedOut(scanIds, c)})` : ''}
  SELECT count(*) AS written FROM stored`
}

/** The ids that new scans carry to their landing pages, in the same statement as the scans. */
function handedOut(scanIds: Table, scan: Table['column']): string {
  return `INSERT INTO ${scanIds.name} (${['id', 'scanId', 'scannedAt'].map(scanIds.column).join(', ')})
    SELECT i."scanToken", s.${scan('scanId')}, s.${scan('scannedAt')}
    FROM stored s JOIN incoming i ON i."scanId" = s.${scan('scanId')}
    WHERE i."scanToken" IS NOT NULL
    ORDER BY 1
    ON CONFLICT DO NOTHING`
}
