import type { Pool } from 'pg'

import type { ScanRecord } from '../../scan/types.js'
import type { Dictionary, Numbers } from './dictionary/createDictionary.js'
import type { Schema, Table } from './schema.js'

import { arrayLiteral } from './arrayLiteral.js'
import { inOneTrip } from './inOneTrip.js'
import { partOf } from './rollups/parts.js'

type Value = boolean | null | number | string

/** Columns of the insert: fields of the collection that a record fills, with what goes into them. */
const FIELDS: Record<string, (scan: ScanRecord, numbers: Numbers) => Value> = {
  scanId: (scan) => scan.scanId,
  qrCode: (scan) => scan.qrCode,
  code: (scan) => scan.code,
  scannedAt: (scan) => scan.scannedAt,
  outcome: (scan) => scan.outcome,
  place: (_, { place }) => place,
  client: (_, { client }) => client,
  link: (_, { link }) => link,
  referrer: (scan) => scan.referrer,
  language: (scan) => scan.language,
  rawQuery: (scan) => scan.rawQuery,
  trafficClass: (scan) => scan.trafficClass,
  trafficScore: (scan) => scan.trafficScore,
  trafficReasons: ({ trafficReasons: reasons }) =>
    reasons.length === 0 ? '[]' : JSON.stringify(reasons),
  rulesVersion: (scan) => scan.rulesVersion,
  visitor: (scan) => scan.visitor,
}
const NAMES = Object.keys(FIELDS)

/** Classes, as SQL literals, that send nobody on: they take no place of a limit. */
export const PASSED_OVER = `'prefetch', 'preview', 'probe'`

const LOCK = {
  name: 'payload-plugin-qr-lock-codes',
  text: `SELECT set_config('enable_seqscan', 'off', true), pg_advisory_xact_lock(hashtext('payload-plugin-qr codes'), n)
    FROM unnest($1::int[]) n`,
}

/** Codes share this many locks: enough to seldom meet, few enough for the lock table. */
const LOCKS = 64

/**
 * Writes a batch in one transaction: the scans (a known `scanId` is passed over), the counters of
 * their codes, and a part of the rollups, so that numbers and scans never disagree. Rows are
 * written in the order of their keys, so that two processes cannot wait for each other.
 *
 * Codes are kept from being deleted until we commit (`FOR KEY SHARE`), once per code and not, as a
 * foreign key does, per scan. See `leanScans`.
 *
 * A lock per code comes first: whether a visitor is new to a code must be asked after the writer
 * before us has committed. It is not the counter's row, for which limit claims would then wait.
 *
 * A plan made while the table was small would read it whole with every batch for as long as the
 * connection lives, at a fifth of the speed; so reading it whole is ruled out.
 */
export function createWriteScans(pool: Pool, schema: Schema, dictionary: Dictionary) {
  const statement = { name: 'payload-plugin-qr-write-scans', text: statementOf(schema) }
  return async (scans: ScanRecord[]): Promise<number> => {
    if (scans.length === 0) return 0
    // A batch that names a scan twice must not count it twice.
    const once = [...new Map(scans.map((scan) => [scan.scanId, scan])).values()]
    const numbers = await dictionary.numbersOf(once)
    const values = [
      ...NAMES.map((name) => arrayLiteral(once.map((one, at) => FIELDS[name]!(one, numbers[at]!)))),
      arrayLiteral(once.map(({ claimed }) => claimed)),
      partOf(once, numbers),
      ...(schema.scanIds ? [arrayLiteral(once.map(({ scanToken }) => scanToken ?? null))] : []),
    ]
    const locks = [...new Set(once.map(({ qrCode }) => lockOf(String(qrCode))))].sort(ascending)
    const client = await pool.connect()
    let failed = true
    try {
      const [row] = await inOneTrip(client, [
        { ...LOCK, values: [`{${locks.join()}}`] },
        { ...statement, values },
      ])
      failed = false
      return Number(row?.[0] ?? 0)
    } finally {
      // A connection in an unknown state goes back to nobody.
      client.release(failed)
    }
  }
}

const ascending = (a: number, b: number): number => a - b

function lockOf(id: string): number {
  let hash = 0
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) | 0
  return (hash >>> 0) % LOCKS
}

function statementOf({ codes, counters, rollupParts, scanIds, scans }: Schema): string {
  const c = scans.column
  const columns = NAMES.map(c).join(', ')
  // Instants come as milliseconds: nothing is quicker to write and to read.
  const type = (name: string): string => (name === 'scannedAt' ? 'float8' : scans.type(name))
  const own = NAMES.map((name, index) => `$${index + 1}::${type(name)}[]`)
  const [claimed, part, token] = [1, 2, 3].map((more) => `$${NAMES.length + more}`)
  const lists = [...own, `${claimed}::boolean[]`, ...(scanIds ? [`${token}::varchar[]`] : [])]
  const names = [...NAMES, 'claimed', ...(scanIds ? ['scanToken'] : [])]
  const values = NAMES.map((name) =>
    name === 'qrCode'
      ? 'q.id'
      : name === 'scannedAt'
        ? 'to_timestamp(i."scannedAt" / 1000)'
        : `i."${name}"`,
  )
  const id = codes.column('id')
  const n = counters.column
  const p = rollupParts.column
  const human = `s.${c('trafficClass')} = 'human'`
  const sum = (field: string): string => `${n(field)} = counter.${n(field)} + excluded.${n(field)}`
  return `WITH incoming AS (
    SELECT * FROM unnest(${lists.join(', ')}) WITH ORDINALITY AS r(${names.map((name) => `"${name}"`).join(', ')}, line)
  ), known AS MATERIALIZED (
    SELECT ${id} AS id FROM ${codes.name} WHERE ${id} = ANY(ARRAY(SELECT DISTINCT "qrCode" FROM incoming))
    ORDER BY ${id} FOR KEY SHARE
  ), stored AS (
    INSERT INTO ${scans.name} (${columns})
    SELECT ${values.join(', ')} FROM incoming i LEFT JOIN known q ON q.id = i."qrCode"
    ORDER BY i."scanId"
    ON CONFLICT (${c('scanId')}) DO NOTHING
    RETURNING ${c('scanId')}, ${c('qrCode')}, ${c('scannedAt')}, ${c('trafficClass')}, ${c('outcome')}, ${c('visitor')}
  ), seen AS MATERIALIZED (
    SELECT s.${c('qrCode')} AS code, count(DISTINCT s.${c('visitor')}) AS visitors FROM stored s
    WHERE ${human} AND s.${c('visitor')} IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM ${scans.name} o WHERE o.${c('qrCode')} = s.${c('qrCode')}
      AND o.${c('visitor')} = s.${c('visitor')} AND o.${c('trafficClass')} = 'human')
    GROUP BY 1
  ), counted AS (
    INSERT INTO ${counters.name} AS counter
      (${['qrCode', 'allScans', 'scans', 'sent', 'visitors', 'firstScanAt', 'lastScanAt'].map(n).join(', ')})
    SELECT s.${c('qrCode')}, count(*), count(*) FILTER (WHERE ${human}),
      count(*) FILTER (WHERE s.${c('outcome')} = 'redirected' AND NOT i."claimed"
        AND s.${c('trafficClass')} NOT IN (${PASSED_OVER})),
      COALESCE((SELECT seen.visitors FROM seen WHERE seen.code = s.${c('qrCode')}), 0),
      min(s.${c('scannedAt')}) FILTER (WHERE ${human}), max(s.${c('scannedAt')}) FILTER (WHERE ${human})
    FROM stored s JOIN incoming i ON i."scanId" = s.${c('scanId')}
    WHERE s.${c('qrCode')} IS NOT NULL
    GROUP BY s.${c('qrCode')}
    ORDER BY s.${c('qrCode')}
    ON CONFLICT (${n('qrCode')}) DO UPDATE SET
      ${['allScans', 'scans', 'sent', 'visitors'].map(sum).join(', ')},
      ${n('firstScanAt')} = LEAST(counter.${n('firstScanAt')}, excluded.${n('firstScanAt')}),
      ${n('lastScanAt')} = GREATEST(counter.${n('lastScanAt')}, excluded.${n('lastScanAt')})
  ), part AS (
    INSERT INTO ${rollupParts.name} (${p('scans')}, ${p('data')})
    SELECT count(*), CASE WHEN count(*) = (SELECT count(*) FROM incoming) THEN ${part}::text
      ELSE (SELECT '[' || string_agg(e.value::text, ',') || ']'
        FROM json_array_elements(${part}::json) WITH ORDINALITY e
        JOIN incoming i ON i.line = e.ordinality JOIN stored s ON s.${c('scanId')} = i."scanId") END
    FROM stored
    HAVING count(*) > 0
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
