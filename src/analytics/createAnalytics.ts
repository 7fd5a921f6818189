import type { FactName } from '../vocabulary/statistics.js'
import type { AnalyticsContext } from './AnalyticsContext.js'
import type { Analytics, AskOptions, Dimension, StatsQuery } from '../vocabulary/questions.js'

import { breakdownOf, seriesIn, slotsOf, totalsOf } from './answers.js'
import { askFacts } from './askFacts.js'
import { basicOf } from './basicOf.js'
import { intervalFor } from './time/bucketsOf.js'
import { latestOf } from './latestOf.js'
import { overviewOf } from './overviewOf.js'
import { rowsOf } from './export/rowsOf.js'
import { heatmapOf } from './time/slots.js'
import { topCampaignsOf } from './topCampaignsOf.js'
import { topCodesOf } from './topCodesOf.js'

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
    heatmap: async (query, options) => {
      const { facts, range } = await ask(query, ['slots'], options)
      return heatmapOf(slotsOf(facts, range), range)
    },
    latest: (query, options) => latestOf(context, query, options),
    mapPoints: async (query, options) => (await ask(query, ['points'], options)).facts.points,
    overview: (query, options) => overviewOf(context, query, options),
    rows: (query, columns, options) => rowsOf(context, query, columns, options),
    series: async (query, options) => {
      const { facts, range } = await ask(query, ['slots'], options)
      return seriesIn(facts, range, intervalFor(range, query.interval), context.now())
    },
    topCampaigns: async (query, options) =>
      topCampaignsOf(
        context,
        (await ask(query, ['codes'], options)).facts,
        options?.limits?.top ?? 10,
      ),
    topCodes: async (query, options) =>
      topCodesOf(context, await ask(query, ['codes', 'courses'], options), query),
    totals: async (query, options) =>
      totalsOf((await ask(query, ['totals', 'visitors'], options)).facts, context.dimensions),
  }
}
