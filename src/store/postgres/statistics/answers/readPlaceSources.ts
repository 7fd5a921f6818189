import type { Schema } from '../../schema.js'
import type { Run } from './createReader.js'

/** What stored scans were located with, from the dictionary of places: a small table beside the scans. */
export async function readPlaceSources(
  { places }: Schema,
  run: Run,
): Promise<{ date: null | string; name: string }[]> {
  const source = places.column('geoSource')
  // newer than the table of a host that has not migrated yet
  const date = places.has('geoDate') ? `max(${places.column('geoDate')})` : 'NULL'
  return run<{ date: null | string; name: string }>(
    `SELECT ${source} AS "name", ${date} AS "date" FROM ${places.name}
    WHERE ${source} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC, 1`,
    [],
  )
}
