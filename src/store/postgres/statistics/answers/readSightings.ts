import type {
  ScanFacts,
  ScanSelection,
  Sighting,
  StrayRange,
} from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'

import { MOST_SIGHTED } from '../../../facts/sightings.js'
import { conditionOf } from './conditionOf.js'
import { scanSource } from './scanSource.js'

type Run = (text: string, values: unknown[]) => Promise<Record<string, unknown>[]>

/** Visitors by hour, from the scans: no rollup knows how often a visitor scanned, and in what languages. */
export async function readSightings(
  schema: Schema,
  run: Run,
  selection: ScanSelection,
  strays: null | readonly StrayRange[],
  { totals, visitors }: Pick<ScanFacts, 'totals' | 'visitors'>,
): Promise<null | Sighting[]> {
  if (totals.scans > MOST_SIGHTED) return null
  // Nobody scanned twice: there is nothing to tell apart.
  if (totals.scans <= visitors.selected) return []
  const source = scanSource(schema)
  const { column } = source
  const { text, values } = conditionOf(selection, source, { strays })
  const rows = await run(
    `SELECT ${column('visitor')} AS visitor, count(*)::int AS scans,
      floor(extract(epoch FROM ${column('scannedAt')}) / 3600)::int AS hour,
      concat_ws(' ', ${column('language')}, ${column('client')}) AS sign
    FROM ${source.from} WHERE ${text} AND ${column('visitor')} IS NOT NULL
    GROUP BY 1, 3, 4 ORDER BY 1, 3, 4`,
    values,
  )
  return rows as Sighting[]
}
