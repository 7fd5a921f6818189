import type {
  Analytics,
  AskOptions,
  BasicQuery,
  BasicStats,
  Dimension,
  LatestQuery,
  LatestScan,
  StatsQuery,
} from '../vocabulary/questions.js'
import type { LatestRow, FactName } from '../vocabulary/statistics.js'
import type { AnalyticsContext } from './AnalyticsContext.js'

import { breakdownOf, seriesIn, slotsOf, totalsOf } from './answers.js'
import { askFacts } from './askFacts.js'
import { dailyOf } from './dailyOf.js'
import { rowsOf } from './export/rowsOf.js'
import { overviewOf } from './overviewOf.js'
import { mayFilter } from './scope/mayFilter.js'
import { intervalFor } from './time/bucketsOf.js'
import { heatmapOf } from './time/slots.js'
import { addDays, dateAt } from './time/zone.js'
import { placementsOf, topCampaignsOf, topCodesOf } from './topOf.js'

/** The questions of one person, answered from the store. Rights and labels come from the context. */
export function createAnalytics(context: AnalyticsContext): Analytics {
  const ask = (
    query: StatsQuery,
    want: FactName[],
    options?: AskOptions,
    more?: { dimensions: Dimension[] },
  ) => askFacts(context, query, want, options, more)
  return {
    basic: (query, options) => basicOf(context, query, options),
    breakdown: async (dimension, query, options) => {
      const { facts } = await ask(query, ['breakdowns', 'totals'], options, {
        dimensions: [dimension],
      })
      return breakdownOf(facts, dimension)
    },
    daily: (query, options) => dailyOf(context, query, options),
    heatmap: async (query, options) => {
      const { facts, range } = await ask(query, ['slots'], options)
      return heatmapOf(slotsOf(facts, range), range)
    },
    latest: (query, options) => latestOf(context, query, options),
    mapPoints: async (query, options) => (await ask(query, ['points'], options)).facts.points,
    overview: (query, options) => overviewOf(context, query, options),
    placements: async (query, options) => {
      const { facts } = await ask(query, ['codes', 'totals'], options)
      return placementsOf(context, facts, options?.limits?.breakdown ?? 10)
    },
    rows: (query, columns, options) => rowsOf(context, query, columns, options),
    series: async (query, options) => {
      const { facts, range } = await ask(query, ['slots'], options)
      return seriesIn(facts, range, intervalFor(range, query.interval), context.now())
    },
    topCampaigns: async (query, options) =>
      (
        await topCampaignsOf(
          context,
          (await ask(query, ['codes', 'totals'], options)).facts,
          options?.limits?.top ?? 10,
        )
      ).campaigns,
    topCodes: async (query, options) =>
      topCodesOf(context, await ask(query, ['codes', 'courses'], options), query),
    totals: async (query, options) =>
      totalsOf((await ask(query, ['totals', 'visitors'], options)).facts, context.dimensions),
  }
}

/** Scans ever, and of the last days up to now. */
async function basicOf(
  context: AnalyticsContext,
  query: BasicQuery,
  options: AskOptions = {},
): Promise<BasicStats> {
  const scope = await context.scopeOf(query)
  const today = dateAt(query.tz, context.now())
  const count = async (from: string): Promise<number> => {
    const asked = { ...query, from, to: addDays(today, 1) }
    return (await askFacts(context, asked, ['totals'], options, { scope })).facts.totals.scans
  }
  const [total, month, week] = await Promise.all([
    count('2000-01-01'),
    count(addDays(today, -29)),
    count(addDays(today, -6)),
  ])
  return { last_30_days: month, last_7_days: week, total }
}

/** What a person may see of the latest scans only where they may read the field. */
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
async function latestOf(
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
