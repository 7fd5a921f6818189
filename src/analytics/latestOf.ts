import type { AnalyticsContext } from './AnalyticsContext.js'
import type { AskOptions, LatestQuery, LatestScan } from '../vocabulary/questions.js'

import { mayFilter } from './scope/mayFilter.js'

/** The newest scans, without fields the person may not read. */
export async function latestOf(
  { dimensions, scopeOf, stats }: AnalyticsContext,
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
  return rows.map((row) => ({
    ...row,
    browser: dimensions.includes('browser') ? row.browser : null,
    city: dimensions.includes('city') ? row.city : null,
    country: dimensions.includes('country') ? row.country : null,
    deviceType: dimensions.includes('deviceType') ? row.deviceType : null,
    os: dimensions.includes('os') ? row.os : null,
    outcome: dimensions.includes('outcome') ? row.outcome : null,
    scannedAt: new Date(row.scannedAt).toISOString(),
  }))
}
