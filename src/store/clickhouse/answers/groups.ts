import type { FactPoint, FactQuestion, ScanFacts } from '../../../vocabulary/statistics.js'
import type { Engine } from './engine.js'

import { breakdownOf, DIMENSIONS, GROUPS } from '../../facts/groups.js'
import { limitedPoints } from '../../facts/limited.js'
import { columnOf } from '../scanTable.js'
import { classesSQL, conditionOf } from './conditionOf.js'
import { createBind } from './createBind.js'

type Row = { lat: number; lng: number; placed: number; scans: number; values: (null | string)[] }

/** Every breakdown, scans per code and points of the map, of one pass over the scans. */
export async function groupsOf(
  { codes, read, table }: Engine,
  { dimensions = DIMENSIONS, limits, selection, signal, want }: FactQuestion,
): Promise<Pick<ScanFacts, 'breakdowns' | 'codes' | 'points'>> {
  const asked = want.includes('breakdowns') ? dimensions : []
  const sets = new Map<string, readonly string[]>(asked.map((one) => [one, GROUPS[one]]))
  if (want.includes('codes')) sets.set('codes', ['qrCode'])
  if (want.includes('points')) sets.set('points', GROUPS.city)
  const columns = [...new Set([...sets.values()].flat())]
  if (columns.length === 0) return { breakdowns: {}, codes: [], points: [] }
  const bind = createBind()
  const different = [...new Set([...sets.values()].map((set) => `(${set.join(', ')})`))]
  const located = 'latitude IS NOT NULL AND longitude IS NOT NULL'
  const rows = await read(
    `SELECT grouping(${columns.join(', ')}), count(), countIf(located), minIf(latitude, located),
      minIf(longitude, located), ${columns.join(', ')}
    FROM (SELECT latitude, longitude, ${located} AS located, ${columns.map((one) => `${columnOf(one)} AS ${one}`).join(', ')}
      FROM ${table} FINAL WHERE ${conditionOf(selection, bind)} AND ${classesSQL(selection, bind)})
    GROUP BY GROUPING SETS (${different.join(', ')})`,
    bind,
    signal,
  )
  // a bit for each column, the first the highest, set where the row is not of a group by it
  const maskOf = (set: readonly string[]): number =>
    columns.reduce((mask, column) => mask * 2 + Number(!set.includes(column)), 0)
  const found = new Map<number, unknown[][]>()
  for (const row of rows) {
    const mask = Number(row[0])
    const list = found.get(mask)
    if (list) list.push(row)
    else found.set(mask, [row])
  }
  const rowsOf = (name: string): Row[] => {
    const set = sets.get(name)
    if (!set) return []
    return (found.get(maskOf(set)) ?? []).map((row) => ({
      lat: row[3] as number,
      lng: row[4] as number,
      placed: row[2] as number,
      scans: row[1] as number,
      values: set.map((column) => row[5 + columns.indexOf(column)] as null | string),
    }))
  }
  return {
    breakdowns: Object.fromEntries(
      asked.map((one) => [one, breakdownOf(one, rowsOf(one).map(named), limits.breakdown)]),
    ),
    codes: await codesOf(codes, rowsOf('codes')),
    points: pointsOf(rowsOf('points'), limits.points),
  }
}

const named = ({ scans, values }: Row): Record<string, unknown> => ({
  scans,
  ...Object.fromEntries(values.map((value, at) => [`k${at}`, value])),
})

/** Of codes that exist, most first. */
async function codesOf(codes: Engine['codes'], rows: Row[]): Promise<ScanFacts['codes']> {
  const counts = new Map(rows.flatMap(({ scans, values: [id] }) => (id ? [[id, scans]] : [])))
  const ids = counts.size > 0 ? await codes([...counts.keys()]) : []
  return ids.map((id) => ({ id, scans: counts.get(String(id))! })).sort((a, b) => b.scans - a.scans)
}

function pointsOf(rows: Row[], limit: number): FactPoint[] {
  const points = rows.flatMap(({ lat, lng, placed, values }): FactPoint[] => {
    const [city, country = null, region = null] = values
    return city && placed
      ? [{ city, country, latitude: lat, longitude: lng, region, scans: placed }]
      : []
  })
  return limitedPoints(
    Float64Array.from(points, ({ scans }) => scans),
    (indexes) => indexes.map((index) => points[index]!),
    limit,
  )
}
