import type { AnalyticsContext } from './AnalyticsContext.js'
import type { AskOptions, LatestQuery, LatestScan } from '../vocabulary/questions.js'
import type { LatestRow } from '../vocabulary/statistics.js'

import { mayFilter } from './scope/mayFilter.js'

const HIDEABLE = [
  'browser',
  'city',
  'code',
  'country',
  'deviceType',
  'os',
  'outcome',
  'qrCode',
  'trafficClass',
] as const satisfies (keyof LatestRow)[]

/** The newest scans, without fields the person may not read. */
export async function latestOf(
  { dimensions, fields, scopeOf, stats }: AnalyticsContext,
  query: LatestQuery,
  { signal }: AskOptions = {},
): Promise<LatestScan[]> {
  mayFilter(dimensions, query)
  const { codes, where } = await scopeOf(query)
  const rows = await stats.latest({
    after: query.after ?? null,
    limit: Math.min(query.limit ?? 20, 100),
    selection: {
      classes: query.traffic === 'human' ? ['human'] : query.traffic,
      codes,
      countries: query.countries ?? null,
      devices: query.devices ?? null,
      outcomes: query.outcomes ?? null,
      ...(where && { where }),
    },
    signal,
  })
  const hidden = HIDEABLE.filter((name) => !fields.includes(name)).map((name) => [name, null])
  const nothing = Object.fromEntries(hidden) as Partial<LatestRow>
  return rows.map((row) => ({
    ...row,
    ...nothing,
    scannedAt: new Date(row.scannedAt).toISOString(),
  }))
}
