import type { ID } from '../scan/types.js'
import type { VisitorRotation } from '../scan/visitorHash.js'
import type {
  FactName,
  FactQuestion,
  ScanFacts,
  ScanSelection,
  StatsStore,
} from '../store/statsTypes.js'
import type {
  Analytics,
  AskOptions,
  BasicQuery,
  BasicStats,
  Breakdown,
  Change,
  Dimension,
  LatestQuery,
  Overview,
  Range,
  Scope,
  StatsQuery,
  TopCampaign,
  TopCode,
  Totals,
} from './types.js'

import { bucketsOf, intervalFor } from './bucketsOf.js'
import { FilterForbidden } from './FilterForbidden.js'
import { crossesRotation } from './crossesRotation.js'
import { comparisonOf, rangeOf } from './rangeOf.js'
import { heatmapOf, seriesOf, sparklineOf } from './slots.js'
import { addDays, dateAt } from './zone.js'

/** What is known of a code beside its scans. */
export type CodeLabel = { campaign: ID | null; code: string; id: ID; title: null | string }

export type AnalyticsContext = {
  campaignTitles: (ids: ID[]) => Promise<Map<ID, null | string>>
  codeLabels: (ids: ID[]) => Promise<CodeLabel[]>
  /** Dimensions the person may see. */
  dimensions: readonly Dimension[]
  /** Epoch milliseconds. */
  now: () => number
  /** `null` where no visitors are told apart. */
  rotation: null | VisitorRotation
  scopeOf: (filter: { campaigns?: ID[] | undefined; codes?: ID[] | undefined }) => Promise<Scope>
  stats: StatsStore
}

const OVERVIEW: FactName[] = ['breakdowns', 'codes', 'points', 'slots', 'totals', 'visitors']

/** The questions of one person, answered from the store. Rights and labels come from the context. */
export function createAnalytics(context: AnalyticsContext): Analytics {
  const { dimensions, rotation, stats } = context

  /** Numbers of a value tell about a field as much as the field itself. */
  function mayFilter({ countries, devices }: Pick<StatsQuery, 'countries' | 'devices'>): void {
    if (countries && !dimensions.includes('country')) throw new FilterForbidden('country')
    if (devices && !dimensions.includes('deviceType')) throw new FilterForbidden('device')
  }

  async function ask(
    query: StatsQuery,
    want: FactName[],
    options: AskOptions = {},
    more: { dimensions?: Dimension[]; range?: Range; scope?: Scope } = {},
  ) {
    mayFilter(query)
    const range = more.range ?? rangeOf(query)
    const scope = more.scope ?? (await context.scopeOf(query))
    const question: FactQuestion = {
      dimensions: (more.dimensions ?? dimensions).filter((one) => dimensions.includes(one)),
      limits: {
        breakdown: options.limits?.breakdown ?? 10,
        points: dimensions.includes('city') ? (options.limits?.map ?? 500) : 0,
      },
      selection: selectionOf(query, range, scope),
      signal: options.signal,
      want,
    }
    return { facts: await stats.facts(question), question, range, scope }
  }

  async function topCodesOf(
    { facts, question, range }: { facts: ScanFacts; question: FactQuestion; range: Range },
    query: StatsQuery,
    limit: number,
  ): Promise<TopCode[]> {
    const top = facts.codes.slice(0, limit)
    const labels = new Map(
      (await context.codeLabels(top.map(({ id }) => id))).map((one) => [one.id, one]),
    )
    const buckets = bucketsOf(range, query.interval ?? intervalFor(range.days))
    return Promise.all(
      top.map(async ({ id, scans }) => {
        const { slots } = await stats.facts({
          ...question,
          selection: { ...question.selection, codes: [id] },
          want: ['slots'],
        })
        return {
          id,
          code: labels.get(id)?.code ?? '',
          scans,
          sparkline: sparklineOf({ counts: slots, start: question.selection.start }, buckets),
          title: labels.get(id)?.title ?? null,
        }
      }),
    )
  }

  async function topCampaignsOf(facts: ScanFacts, limit: number): Promise<TopCampaign[]> {
    const campaignOf = new Map(
      (await context.codeLabels(facts.codes.map(({ id }) => id))).map(({ id, campaign }) => [
        id,
        campaign,
      ]),
    )
    const sums = new Map<ID, number>()
    for (const { id, scans } of facts.codes) {
      const campaign = campaignOf.get(id) ?? null
      if (campaign !== null) sums.set(campaign, (sums.get(campaign) ?? 0) + scans)
    }
    const titles = await context.campaignTitles([...sums.keys()])
    return [...sums]
      .filter(([id]) => titles.has(id))
      .map(([id, scans]) => ({ id, scans, title: titles.get(id) ?? null }))
      .sort((a, b) => b.scans - a.scans)
      .slice(0, limit)
  }

  async function overview(query: StatsQuery, options: AskOptions = {}): Promise<Overview> {
    const asked = await ask(query, OVERVIEW, options)
    const { facts, range, scope } = asked
    const top = options.limits?.top ?? 10
    const compared = query.compare
      ? await ask(query, ['slots', 'totals', 'visitors'], options, {
          range: comparisonOf(range, query.compare),
          scope,
        })
      : null
    const totals = totalsOf(facts)
    const comparison = compared && {
      range: compared.range,
      series: seriesIn(compared.facts, compared.range, query),
      totals: totalsOf(compared.facts),
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
      topCampaigns: await topCampaignsOf(facts, top),
      topCodes: await topCodesOf(asked, query, top),
      totals,
      trafficClasses: facts.classes,
      uniqueAcrossPeriods:
        rotation === null ||
        !crossesRotation(rotation, Date.parse(range.start), Date.parse(range.end)),
    }
  }

  async function basic(query: BasicQuery, options: AskOptions = {}): Promise<BasicStats> {
    const scope = await context.scopeOf(query)
    const today = dateAt(query.tz, context.now())
    const count = async (from: string): Promise<number> => {
      const asked = { ...query, from, to: addDays(today, 1) }
      return (await ask(asked, ['totals'], options, { scope })).facts.totals.scans
    }
    const [total, month, week] = await Promise.all([
      count('2000-01-01'),
      count(addDays(today, -29)),
      count(addDays(today, -6)),
    ])
    return { last_30_days: month, last_7_days: week, total }
  }

  return {
    basic,
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
    latest: async (query: LatestQuery, { signal }: AskOptions = {}) => {
      mayFilter(query)
      const { codes, where } = await context.scopeOf(query)
      const rows = await stats.latest({
        after: query.after ?? null,
        limit: Math.min(query.limit ?? 20, 100),
        selection: {
          classes: query.traffic === 'human' ? ['human'] : query.traffic,
          codes,
          countries: query.countries ?? null,
          devices: query.devices ?? null,
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
        scannedAt: new Date(row.scannedAt).toISOString(),
      }))
    },
    mapPoints: async (query, options) => (await ask(query, ['points'], options)).facts.points,
    overview,
    rows: async (query, columns, { signal } = {}) => {
      mayFilter(query)
      const selection = selectionOf(query, rangeOf(query), await context.scopeOf(query))
      return stats.rows({ columns, selection, signal })
    },
    series: async (query, options) => {
      const { facts, range } = await ask(query, ['slots'], options)
      return seriesIn(facts, range, query)
    },
    topCampaigns: async (query, options) =>
      topCampaignsOf((await ask(query, ['codes'], options)).facts, options?.limits?.top ?? 10),
    topCodes: async (query, options) =>
      topCodesOf(await ask(query, ['codes'], options), query, options?.limits?.top ?? 10),
    totals: async (query, options) =>
      totalsOf((await ask(query, ['totals', 'visitors'], options)).facts),
  }
}

const selectionOf = (query: StatsQuery, range: Range, scope: Scope): ScanSelection => ({
  classes: query.traffic === 'human' ? ['human'] : query.traffic,
  codes: scope.codes,
  countries: query.countries ?? null,
  devices: query.devices ?? null,
  end: Date.parse(range.end),
  start: Date.parse(range.start),
  ...(scope.where && { where: scope.where }),
})

const slotsOf = (facts: ScanFacts, range: Range) => ({
  counts: facts.slots,
  start: Date.parse(range.start),
})

function seriesIn(facts: ScanFacts, range: Range, query: StatsQuery) {
  const interval = query.interval ?? intervalFor(range.days)
  return seriesOf(slotsOf(facts, range), bucketsOf(range, interval), interval)
}

function totalsOf({ totals, visitors }: ScanFacts): Totals {
  const instant = (at: null | number): null | string =>
    at === null ? null : new Date(at).toISOString()
  return {
    firstScanAt: instant(totals.firstAt),
    lastScanAt: instant(totals.lastAt),
    scans: totals.scans,
    visitors: visitors.selected,
  }
}

function breakdownOf({ breakdowns, totals }: ScanFacts, dimension: Dimension): Breakdown {
  const { distinct, rest, rows } = breakdowns[dimension] ?? { distinct: 0, rest: 0, rows: [] }
  return {
    distinct,
    rest,
    rows: rows.map((row) => ({ ...row, share: totals.scans ? row.scans / totals.scans : 0 })),
  }
}

function changeOf(now: Totals, before: Totals): Change {
  const ratio = (a: number, b: number): null | number => (b === 0 ? null : (a - b) / b)
  return { scans: ratio(now.scans, before.scans), visitors: ratio(now.visitors, before.visitors) }
}
