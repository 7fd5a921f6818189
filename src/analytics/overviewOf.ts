import type { FactName } from '../store/statsTypes.js'
import type { AnalyticsContext } from './AnalyticsContext.js'
import type { AskOptions, Overview, StatsQuery } from './types.js'

import { breakdownOf, changeOf, seriesIn, slotsOf, totalsOf } from './answers.js'
import { askFacts } from './askFacts.js'
import { crossesRotation } from './crossesRotation.js'
import { comparisonOf } from './rangeOf.js'
import { heatmapOf } from './slots.js'
import { topCampaignsOf } from './topCampaignsOf.js'
import { topCodesOf } from './topCodesOf.js'

const OVERVIEW: FactName[] = [
  'breakdowns',
  'codes',
  'courses',
  'points',
  'slots',
  'totals',
  'visitors',
]

/** Everything a page of numbers shows. */
export async function overviewOf(
  context: AnalyticsContext,
  query: StatsQuery,
  options: AskOptions = {},
): Promise<Overview> {
  const { dimensions, rotation } = context
  const asked = await askFacts(context, query, OVERVIEW, options)
  const { facts, range, scope } = asked
  const top = options.limits?.top ?? 10
  const compared = query.compare
    ? await askFacts(context, query, ['slots', 'totals', 'visitors'], options, {
        range: comparisonOf(range, query.compare),
        scope,
      })
    : null
  const totals = totalsOf(facts, dimensions)
  const comparison = compared && {
    range: compared.range,
    series: seriesIn(compared.facts, compared.range, query),
    totals: totalsOf(compared.facts, dimensions),
  }
  return {
    breakdowns: Object.fromEntries(
      dimensions.map((one) => [one, breakdownOf(facts, one)]),
    ) as Overview['breakdowns'],
    byTraffic: {
      all: Object.values(facts.classes).reduce((sum, scans) => sum + scans, 0),
      allVisitors: facts.visitors.all,
      human: facts.classes.human ?? 0,
      humanVisitors: facts.visitors.human,
    },
    change: comparison && changeOf(totals, comparison.totals),
    comparison,
    heatmap: heatmapOf(slotsOf(facts, range), range),
    map: facts.points,
    range,
    series: seriesIn(facts, range, query),
    topCampaigns: await topCampaignsOf(context, facts, top),
    topCodes: await topCodesOf(context, asked, query),
    totals,
    trafficClasses: facts.classes,
    uniqueAcrossPeriods:
      rotation === null ||
      !crossesRotation(rotation, Date.parse(range.start), Date.parse(range.end)),
  }
}
