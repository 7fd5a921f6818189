import type { SinkScan } from '../../vocabulary/scanSink.js'

import { FACTS, isNumberFact } from '../../vocabulary/storedFacts.js'

/** Of the table as it is below; part of the table's comment. Count on with every change. */
export const VERSION = 1
export const COMMENT = 'payload-plugin-qr, version'

/** Batches whose tokens the table remembers, so that none of them is inserted twice. */
const REMEMBERED = 10_000

/** Texts of which every scan may have one of its own. */
const OWN = new Set(['destination', 'rawQuery', 'referrer', 'visitor'])

/** Columns by the names of a scan's fields, with their types. */
export const COLUMNS: Readonly<Record<string, string>> = {
  scanId: 'String',
  scannedAt: "DateTime64(3, 'UTC')",
  code: 'LowCardinality(String)',
  qrCode: 'Nullable(String)',
  outcome: 'LowCardinality(String)',
  trafficClass: 'LowCardinality(String)',
  trafficReasons: 'Array(LowCardinality(String))',
  ...Object.fromEntries(Object.keys(FACTS).map((name) => [name, typeOf(name)])),
}

function typeOf(name: string): string {
  if (isNumberFact(name)) return 'Nullable(Float64)'
  return OWN.has(name) ? 'Nullable(String)' : 'LowCardinality(Nullable(String))'
}

/**
 * One flat table, by month, ordered as it is asked. A batch that comes again is passed over by its token;
 * a scan that comes in another batch, once parts are merged or with `FINAL`.
 */
export const createTable = (table: string): string =>
  `CREATE TABLE IF NOT EXISTS ${table} (${columnList()})
  ENGINE = ReplacingMergeTree PARTITION BY toYYYYMM(scannedAt) ORDER BY (code, scannedAt, scanId)
  SETTINGS non_replicated_deduplication_window = ${REMEMBERED} COMMENT '${COMMENT} ${VERSION}'`

/** Brings a table of an older version up to date. */
export const upgradeTable = (table: string): string[] => [
  `ALTER TABLE ${table} ${columnList('ADD COLUMN IF NOT EXISTS ')}`,
  `ALTER TABLE ${table} MODIFY COMMENT '${COMMENT} ${VERSION}'`,
]

const columnList = (before = ''): string =>
  Object.entries(COLUMNS)
    .map(([name, type]) => `${before}${name} ${type}`)
    .join(', ')

/** A field as it is asked for; what was not known of it is `NULL`. */
export const columnOf = (field: string): string =>
  field === 'outcome' ? "nullIf(outcome, '')" : field

/** A scan as a line of `JSONEachRow`. */
export const rowOf = ({ qrCode, scannedAt, ...scan }: SinkScan): string =>
  JSON.stringify({
    ...scan,
    qrCode: qrCode === null ? null : String(qrCode),
    scannedAt: new Date(scannedAt).toISOString().replace('T', ' ').replace('Z', ''),
  })
