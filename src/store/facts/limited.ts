import type { FactBreakdown, FactPoint } from '../../vocabulary/statistics.js'

/** A value a breakdown shows, with what tells it from equal ones. */
export type Group = { country?: null | string; region?: null | string; value: null | string }

/**
 * The first by scans, then value: the same however they were counted.
 *
 * @param scans by index; 0 where nothing was counted
 */
export function limited(
  scans: Float64Array,
  groupAt: (index: number) => Group,
  limit: number,
): FactBreakdown {
  let distinct = 0
  let total = 0
  scans.forEach((count, index) => {
    if (count === 0) return
    total += count
    if (groupAt(index).value !== null) distinct += 1
  })
  const rows = mostOf(scans, limit)
    .map((index) => ({ ...groupAt(index), scans: scans[index]! }))
    .sort(byScans(({ value }) => value))
    .slice(0, limit)
  return { distinct, rest: rows.reduce((rest, row) => rest - row.scans, total), rows }
}

/** The same for points of the map. */
export function limitedPoints(
  scans: Float64Array,
  pointsAt: (indexes: number[]) => FactPoint[],
  limit: number,
): FactPoint[] {
  return pointsAt(mostOf(scans, limit))
    .sort(byScans(({ city }) => city))
    .slice(0, limit)
}

/** Ten of ten thousand, and who has as many as the last of them: only these are put in order. */
function mostOf(scans: Float64Array, limit: number): number[] {
  if (limit <= 0) return []
  const counts = scans.filter((count) => count > 0).sort()
  const least = counts[counts.length - limit] ?? 1
  const found: number[] = []
  scans.forEach((count, index) => {
    if (count > 0 && count >= least) found.push(index)
  })
  return found
}

const byScans =
  <Row extends Omit<Group, 'value'> & { scans: number }>(nameOf: (row: Row) => null | string) =>
  (a: Row, b: Row): number =>
    b.scans - a.scans ||
    compare(nameOf(a), nameOf(b)) ||
    compare(a.country, b.country) ||
    compare(a.region, b.region)

/** What is not known comes last. */
function compare(a: null | string = null, b: null | string = null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
