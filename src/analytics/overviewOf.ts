import type { VisitorRotation } from '../describe/visitor/visitorPeriod.js'
import type { AskOptions, Overview, Range, StatsQuery } from '../vocabulary/questions.js'
import type { FactName } from '../vocabulary/statistics.js'
import type { AnalyticsContext } from './AnalyticsContext.js'

import { breakdownOf, changeOf, seriesIn, slotsOf, totalsOf } from './answers.js'
import { askFacts } from './askFacts.js'
import { estimatePeople } from './crowd/estimatePeople.js'
import { intervalFor } from './time/bucketsOf.js'
import { comparisonOf } from './time/comparisonOf.js'
import { heatmapOf } from './time/slots.js'
import { placementsOf, topCampaignsOf, topCodesOf, topTagsOf } from './topOf.js'

const OVERVIEW: FactName[] = [
  'breakdowns',
  'codes',
  'courses',
  'points',
  'sightings',
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
  const now = context.now()
  const interval = intervalFor(range, query.interval)
  const before = query.compare ? comparisonOf(range, query.compare, now) : null
  const compared =
    before &&
    (await askFacts(context, query, ['slots', 'totals', 'visitors'], options, {
      range: before.range,
      scope,
    }))
  const totals = totalsOf(facts, dimensions)
  const { campaigns, rest } = await topCampaignsOf(context, facts, top)
  const comparison = compared && {
    ...before,
    series: seriesIn(compared.facts, compared.range, interval, now),
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
    campaignRest: rest,
    change: comparison && changeOf(totals, comparison.totals),
    comparison,
    heatmap: heatmapOf(slotsOf(facts, range), range),
    map: facts.points,
    placements: await placementsOf(context, facts, options.limits?.breakdown ?? 10),
    people: facts.sightings && estimatePeople(facts.sightings),
    range,
    series: seriesIn(facts, range, interval, now),
    standIn: facts.standIn ?? compared?.facts.standIn ?? null,
    topCampaigns: campaigns,
    topCodes: await topCodesOf(context, asked, query),
    topTags: await topTagsOf(context, facts, top),
    totals,
    trafficClasses: facts.classes,
    uniqueAcrossPeriods:
      rotation === null ||
      !crossesRotation(rotation, Date.parse(range.start), endOf(range, context.now())),
  }
}

const DAY = 86_400_000

/** Number of the UTC period an instant falls into; the same person has another hash in each. */
function periodAt(rotation: VisitorRotation, at: number): number {
  const day = Math.floor(at / DAY)
  const date = new Date(at)
  switch (rotation) {
    case 'day':
      return day
    case 'month':
      return date.getUTCFullYear() * 12 + date.getUTCMonth()
    case 'never':
      return 0
    case 'week':
      // Epoch day 0 was a Thursday; weeks start on Monday.
      return Math.floor((day + 3) / 7)
    case 'year':
      return date.getUTCFullYear()
  }
}

/** Whether the visitor key changes within the range, so that people are counted on each side. */
/** A key that changes later today has changed nothing yet. */
const endOf = ({ end }: Range, now: number): number => Math.min(Date.parse(end), now)

function crossesRotation(rotation: VisitorRotation, start: number, end: number): boolean {
  return periodAt(rotation, start) !== periodAt(rotation, Math.max(start, end - 1))
}
