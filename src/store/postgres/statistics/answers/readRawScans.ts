import type { TrafficClass } from '../../../../vocabulary/scan.js'
import type { ScanSelection, StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { PartScan } from '../rollups/parts.js'
import type { Run } from './createReader.js'
import type { Words } from './tally/createWords.js'

import { classNumber, deviceNumber, outcomeNumber, segmentOf } from '../rollups/segment.js'
import { conditionOf } from './conditionOf.js'

/** Scans of a span as they are counted, from their own table alone: words are in memory. */
export async function readRawScans(
  { scans }: Schema,
  run: Run,
  words: Words,
  selection: ScanSelection,
  strays: readonly StrayRange[],
): Promise<PartScan[]> {
  const column = (field: string): string => `s.${scans.column(field)}`
  const where = conditionOf(
    { ...selection, classes: 'all', countries: null, devices: null, outcomes: null },
    { column, fields: [], from: '', idType: scans.type('qrCode') },
    { strays },
  )
  const rows = await run<Record<string, null | string>>(
    `SELECT ${column('qrCode')}::text AS code, extract(epoch FROM ${column('scannedAt')}) * 1000 AS at,
      ${column('trafficClass')} AS class, ${column('place')} AS place, ${column('client')} AS client,
      ${column('link')} AS link, ${column('language')} AS language,
      ${column('referrer')} AS referrer, ${column('visitor')} AS visitor,
      ${column('outcome')} AS outcome
    FROM ${scans.name} s WHERE ${where.text}`,
    where.values,
  )
  return rows.map((row): PartScan => {
    const place = Number(row.place)
    const client = Number(row.client)
    const term = (mark: string, text: null | string): number =>
      text === null ? 0 : (words.termNumbers.get(`${mark}:${text}`) ?? 0)
    return {
      at: Number(row.at),
      client,
      code: row.code ?? null,
      codeTerm: 0,
      language: term('l', row.language!),
      place,
      referrer: term('r', row.referrer!),
      segment: segmentOf(
        words.countries[place] ?? 0,
        words.devices[client] ?? deviceNumber(null),
        classNumber(row.class as TrafficClass),
        outcomeNumber(row.outcome ?? null),
      ),
      link: Number(row.link),
      visitorHash: row.visitor ?? null,
    }
  })
}
