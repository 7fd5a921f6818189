import type { PoolClient } from 'pg'

import type { StrayRange } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'
import type { CountedScan, Rollup } from './rollup.js'

import { countedScans } from './countedScans.js'
import { addParts, EVERYTHING, takeParts } from './foldParts.js'
import { readParts } from './parts.js'
import { ALL, periodEnd, periodStart, rowId } from './periods.js'
import { addScan, emptyRollup } from './rollup.js'
import { writeRollups } from './rollupRows.js'
import { isSealable, sealMonth } from './sealMonths.js'

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
  const waiting = readParts(await takeParts(client, schema, EVERYTHING))
  const isOther = (at: number): boolean => at < from || at >= end
  await addParts(client, schema, {
    anew: waiting.anew.filter(({ hour }) => isOther(hour)),
    scans: waiting.scans.filter(({ at }) => isOther(at)),
  })

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
  for await (const scans of countedScans(client, schema, { end, start: from }, { known, strays })) {
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
