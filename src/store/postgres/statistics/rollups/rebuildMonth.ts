import type { PoolClient } from 'pg'

import type { TrafficClass } from '../../../../vocabulary/scan.js'
import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { CountedScan, Rollup } from './rollup.js'

import { termKeySQL } from '../../scans/dictionary/words.js'
import { periodSQL } from '../answers/conditionOf.js'
import { scanSource } from '../answers/scanSource.js'
import { foldScans, takeParts } from './foldParts.js'
import { readPart } from './parts.js'
import { ALL, periodEnd, periodStart, rowId } from './periods.js'
import { addScan, emptyRollup } from './rollup.js'
import { writeRollups } from './rollupRows.js'
import { isSealable, sealMonth, sealedMonths } from './sealMonths.js'
import { classNumber, countryNumber, deviceNumber, outcomeNumber, segmentOf } from './segment.js'
import { visitorNumbers } from './visitorNumbers.js'

const BATCH = 5_000

type Asked = {
  /** Start of the first day to count: days before are known by their rows alone. */
  from: number
  month: number
  now: number
  strays: readonly StrayRange[]
}

/**
 * Counts a month anew from the scans themselves. Parts waiting at that instant are folded on the
 * way, all but those of this month, which the count already holds. Resolves to the number of scans.
 */
export async function rebuildMonth(
  client: PoolClient,
  schema: Schema,
  { from, month, now, strays }: Asked,
): Promise<number> {
  const { rollups } = schema
  const end = periodEnd('m', month)
  const waiting = (await takeParts(client, schema, { parts: 1_000_000, scans: Infinity })).flatMap(
    readPart,
  )
  const others = waiting.filter(({ at }) => at < from || at >= end)
  const sealed = await sealedMonths(
    client,
    schema,
    others.map(({ at }) => periodStart('m', at)),
  )
  await foldScans(client, schema, others, (start) => sealed.has(start))

  const digits = rowId('m', month, '').slice(1, 7)
  const id = rollups.column('id')
  await client.query(
    `DELETE FROM ${rollups.name} WHERE substr(${id}, 2, 6) = $1
    AND (left(${id}, 1) = 'm' OR substr(${id}, 2, 8) >= $2)`,
    [digits, rowId('d', from, '').slice(1, 9)],
  )
  let total = 0
  let made = new Map<string, Rollup>()
  let day = from
  const known = new Map<string, number>()
  for await (const scans of countedScans(client, schema, { end, start: from }, strays, known)) {
    for (const scan of scans) {
      const start = periodStart('d', scan.at)
      if (start !== day) {
        await writeRollups(client, schema, made)
        made = new Map()
        day = start
      }
      count(made, rowId('h', periodStart('h', scan.at), ALL), scan, periodStart('h', scan.at), true)
      count(made, rowId('d', day, ALL), scan, day, true)
      if (scan.code !== null) count(made, rowId('d', day, scan.code), scan, day, false)
    }
    total += scans.length
    await new Promise(setImmediate)
  }
  await writeRollups(client, schema, made)
  if ((total > 0 || from > month) && isSealable(month, now)) await sealMonth(client, schema, month)
  return total
}

function count(
  made: Map<string, Rollup>,
  id: string,
  scan: CountedScan,
  start: number,
  all: boolean,
): void {
  let rollup = made.get(id)
  if (!rollup) made.set(id, (rollup = emptyRollup()))
  addScan(rollup, scan, scan.visitor, start, all)
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
async function* countedScans(
  client: PoolClient,
  schema: Schema,
  period: { end: number; start: number },
  strays: readonly StrayRange[],
  known: Map<string, number>,
): AsyncGenerator<CountedScan[]> {
  const source = scanSource(schema)
  const { column } = source
  const { terms } = schema
  const term = (mark: string, field: string): string =>
    `(SELECT t.${terms.column('id')} FROM ${terms.name} t WHERE t.${terms.column('key')} = ${termKeySQL(`'${mark}:' || ${column(field)}::text`)})`
  const values: unknown[] = []
  const where = periodSQL(period, column, (value) => `$${values.push(value)}`, strays)
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
