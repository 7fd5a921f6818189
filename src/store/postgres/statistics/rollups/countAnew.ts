import type { PoolClient } from 'pg'

import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { Anew } from './parts.js'
import type { Rollup } from './rollup.js'

import { countedScans } from './countedScans.js'
import { ALL, DAY, HOUR, periodStart, rowId } from './periods.js'
import { readRetained } from './retained.js'
import { addScan, emptyRollup, mergeRow } from './rollup.js'
import { readRollups, writeRollups } from './rollupRows.js'
import { readStrays } from './strays.js'

/** What was judged anew in one day. */
type Day = { codes: Set<string>; hours: Set<number> }

/**
 * Counts once more what scans that were judged anew are part of: first and last scans and sets of
 * visitors cannot be taken away from. Months lose their rows and get them again as any month that is
 * over. Every scan has to be in a row: parts would count theirs a second time.
 */
export async function countAnew(
  client: PoolClient,
  schema: Schema,
  anew: readonly Anew[],
): Promise<void> {
  if (anew.length === 0) return
  const strays = (await readStrays(client, schema))?.ranges ?? []
  const retained = await readRetained(client, schema)
  const days = new Map<number, Day>()
  const months = new Set<string>()
  for (const { code, hour } of anew) {
    // Judged while their scans were left to the rollups, which nothing can be counted for any more.
    if (retained && hour < retained.before) continue
    const start = periodStart('d', hour)
    let day = days.get(start)
    if (!day) days.set(start, (day = { codes: new Set(), hours: new Set() }))
    day.hours.add(hour)
    if (code !== null) day.codes.add(code)
    for (const scope of [ALL, code]) {
      if (scope !== null) months.add(rowId('m', periodStart('m', hour), scope))
    }
  }
  for (const [start, day] of days) await countDay(client, schema, start, day, strays)
  await deleteRollups(client, schema, [...months])
}

async function countDay(
  client: PoolClient,
  schema: Schema,
  start: number,
  { codes, hours }: Day,
  strays: readonly StrayRange[],
): Promise<void> {
  const made = new Map<string, Rollup>()
  for (const hour of hours) made.set(rowId('h', hour, ALL), emptyRollup())
  for (const code of codes) made.set(rowId('d', start, code), emptyRollup())
  const only = { codes: [...codes], hours: [...hours] }
  const period = { end: start + DAY, start }
  const known = new Map<string, number>()
  for await (const scans of countedScans(client, schema, period, { known, only, strays })) {
    for (const scan of scans) {
      const { at, code, visitor } = scan
      const hour = periodStart('h', at)
      const ofHour = hours.has(hour) && made.get(rowId('h', hour, ALL))
      if (ofHour) addScan(ofHour, scan, visitor, hour, true)
      const ofCode = code !== null && made.get(rowId('d', start, code))
      if (ofCode) addScan(ofCode, scan, visitor, start, false)
    }
    await new Promise(setImmediate)
  }
  await replaceRollups(client, schema, made)
  const whole = emptyRollup()
  const ids = Array.from({ length: 24 }, (_, index) => start + index * HOUR)
  for (const hour of ids) {
    for await (const rows of readRollups(client, schema, [rowId('h', hour, ALL)])) {
      for (const row of rows) mergeRow(whole, row, hour - start)
    }
  }
  await replaceRollups(client, schema, new Map([[rowId('d', start, ALL), whole]]))
}

/** Writes rows in the place of those there are; of nothing there is no row. */
async function replaceRollups(
  client: PoolClient,
  schema: Schema,
  made: ReadonlyMap<string, Rollup>,
): Promise<void> {
  const isEmpty = ({ bounds }: Rollup): boolean => bounds.size === 0
  const empty = [...made].filter(([, rollup]) => isEmpty(rollup)).map(([id]) => id)
  await writeRollups(client, schema, new Map([...made].filter(([, rollup]) => !isEmpty(rollup))))
  await deleteRollups(client, schema, empty)
}

async function deleteRollups(
  client: PoolClient,
  { rollups }: Schema,
  ids: readonly string[],
): Promise<void> {
  await client.query(`DELETE FROM ${rollups.name} WHERE ${rollups.column('id')} = ANY($1)`, [ids])
}
