import type { PoolClient } from 'pg'

import type { TrafficClass } from '../../../../vocabulary/scan.js'
import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { CountedScan } from './rollup.js'

import { termKeySQL } from '../../scans/dictionary/words.js'
import { periodSQL } from '../answers/conditionOf.js'
import { scanSource } from '../answers/scanSource.js'
import { classNumber, countryNumber, deviceNumber, outcomeNumber, segmentOf } from './segment.js'
import { visitorNumbers } from './visitorNumbers.js'

const BATCH = 5_000

type Options = {
  /** Numbers of visitors, which are added to. */
  known: Map<string, number>
  /** Only scans of these hours (by start) or of these codes. @default all */
  only?: { codes: readonly string[]; hours: readonly number[] }
  strays: readonly StrayRange[]
}

type Row = [
  code: null | string,
  at: string,
  trafficClass: TrafficClass,
  country: null | string,
  device: null | string,
  place: null | string,
  client: null | string,
  link: null | string,
  codeTerm: null | string,
  language: null | string,
  referrer: null | string,
  visitor: null | string,
  outcome: null | string,
]

/** Raw scans of a period as they are counted, oldest first. */
export async function* countedScans(
  client: PoolClient,
  schema: Schema,
  period: { end: number; start: number },
  { known, only, strays }: Options,
): AsyncGenerator<CountedScan[]> {
  const source = scanSource(schema)
  const { column } = source
  const { terms } = schema
  const term = (mark: string, field: string): string =>
    `(SELECT t.${terms.column('id')} FROM ${terms.name} t WHERE t.${terms.column('key')} = ${termKeySQL(`'${mark}:' || ${column(field)}::text`)})`
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const where = periodSQL(period, column, bind, strays)
  if (only) {
    const hour = `floor(extract(epoch FROM ${column('scannedAt')}) / 3600) * 3600000`
    where.push(
      `(${hour} = ANY(${bind(only.hours)}::float8[]) OR ${column('qrCode')}::text = ANY(${bind(only.codes)}))`,
    )
  }
  await client.query(
    `DECLARE qr_rebuild NO SCROLL CURSOR FOR
    SELECT ${column('qrCode')}::text, extract(epoch FROM ${column('scannedAt')}) * 1000,
      ${column('trafficClass')}, ${column('country')}, ${column('deviceType')}, ${column('place')},
      ${column('client')}, ${column('link')}, ${term('c', 'qrCode')}, ${term('l', 'language')},
      ${term('r', 'referrer')}, ${column('visitor')}, ${column('outcome')}
    FROM ${source.from} WHERE ${where.join(' AND ')}
    ORDER BY ${column(strays.length > 0 ? 'scannedAt' : 'scanId')}`,
    values,
  )
  for (;;) {
    const { rows } = await client.query<Row>({
      rowMode: 'array',
      text: `FETCH ${BATCH} FROM qr_rebuild`,
    } as never)
    if (rows.length === 0) break
    const hashes = new Set<string>()
    for (const row of rows as unknown as Row[]) if (row[11] !== null) hashes.add(row[11])
    await visitorNumbers(client, schema, hashes, known)
    yield (rows as unknown as Row[]).map((row) => ({
      at: Number(row[1]),
      client: Number(row[6]),
      code: row[0],
      codeTerm: Number(row[8]),
      language: Number(row[9]),
      place: Number(row[5]),
      referrer: Number(row[10]),
      segment: segmentOf(
        countryNumber(row[3]),
        deviceNumber(row[4]),
        classNumber(row[2]),
        outcomeNumber(row[12]),
      ),
      link: Number(row[7]),
      visitor: row[11] === null ? 0 : known.get(row[11])!,
    }))
  }
  await client.query('CLOSE qr_rebuild')
}
