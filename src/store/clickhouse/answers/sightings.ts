import type { FactQuestion, ScanFacts, Sighting } from '../../../vocabulary/statistics.js'
import type { Engine } from './engine.js'

import { MOST_SIGHTED } from '../../facts/sightings.js'
import { classesSQL, conditionOf } from './conditionOf.js'
import { createBind } from './createBind.js'

/** Visitors by hour, see `Sighting`. */
export async function sightingsOf(
  { read, table }: Engine,
  { selection, signal }: FactQuestion,
  { totals, visitors }: Pick<ScanFacts, 'totals' | 'visitors'>,
): Promise<null | Sighting[]> {
  if (totals.scans > MOST_SIGHTED) return null
  if (totals.scans <= visitors.selected) return []
  const bind = createBind()
  const rows = await read(
    `SELECT assumeNotNull(visitor) AS who, intDiv(toUnixTimestamp64Milli(scannedAt), 3600000) AS hour,
      hex(sipHash64(toString((language, deviceType, os, browser, userAgent)))) AS sign, count()
    FROM ${table} FINAL
    WHERE ${conditionOf(selection, bind)} AND ${classesSQL(selection, bind)} AND visitor IS NOT NULL
    GROUP BY who, hour, sign ORDER BY who, hour, sign`,
    bind,
    signal,
  )
  return (rows as [string, number, string, number][]).map(([visitor, hour, sign, scans]) => ({
    hour,
    scans,
    sign,
    visitor,
  }))
}
