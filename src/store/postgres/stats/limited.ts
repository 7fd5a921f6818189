import type { FactBreakdown, FactPoint } from '../../statsTypes.js'

/** Cuts after sorting by scans, then value: the same order however the rows were made. */
export function limited(rows: FactBreakdown['rows'], limit: number): FactBreakdown {
  rows.sort(
    (a, b) =>
      b.scans - a.scans ||
      compare(a.value, b.value) ||
      compare(a.country, b.country) ||
      compare(a.region, b.region),
  )
  return {
    distinct: rows.reduce((count, { value }) => count + Number(value !== null), 0),
    rest: rows.slice(limit).reduce((sum, { scans }) => sum + scans, 0),
    rows: rows.slice(0, limit),
  }
}

/** The same for points of the map. */
export function limitedPoints(points: FactPoint[], limit: number): FactPoint[] {
  points.sort(
    (a, b) =>
      b.scans - a.scans ||
      compare(a.city, b.city) ||
      compare(a.country, b.country) ||
      compare(a.region, b.region),
  )
  return points.slice(0, limit)
}

/** What is not known comes last. */
function compare(a: null | string = null, b: null | string = null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? 1 : -1
  return a < b ? -1 : 1
}
