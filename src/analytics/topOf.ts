import type {
  Breakdown,
  CampaignRest,
  StatsQuery,
  TopCampaign,
  TopCode,
  TopTag,
} from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'
import type { ScanFacts } from '../vocabulary/statistics.js'
import type { AnalyticsContext } from './AnalyticsContext.js'
import type { Asked } from './askFacts.js'

import { bucketsOf, intervalFor } from './time/bucketsOf.js'
import { sparklineOf } from './time/slots.js'

/** The codes most scanned, each with its course over the range. */
export async function topCodesOf(
  { codeLabels }: AnalyticsContext,
  { facts, question, range }: Asked,
  query: StatsQuery,
): Promise<TopCode[]> {
  const labels = new Map(
    (await codeLabels(facts.courses.map(({ id }) => id))).map((one) => [one.id, one]),
  )
  const scans = new Map(facts.codes.map((one) => [one.id, one.scans]))
  const buckets = bucketsOf(range, intervalFor(range, query.interval))
  return facts.courses.map(({ id, slots }) => ({
    id,
    code: labels.get(id)?.code ?? '',
    scans: scans.get(id) ?? 0,
    sparkline: sparklineOf({ counts: slots, start: question.selection.start }, buckets),
    title: labels.get(id)?.title ?? null,
  }))
}

/** The campaigns most scanned: sums of their codes, as far as a person may read both; and the rest. */
export async function topCampaignsOf(
  { campaignTitles, codeLabels }: AnalyticsContext,
  facts: ScanFacts,
  limit: number,
): Promise<{ campaigns: TopCampaign[]; rest: CampaignRest }> {
  const campaignOf = new Map(
    (await codeLabels(facts.codes.map(({ id }) => id))).map(({ id, campaign }) => [id, campaign]),
  )
  const sums = new Map<ID, number>()
  for (const { id, scans } of facts.codes) {
    const campaign = campaignOf.get(id) ?? null
    if (campaign !== null) sums.set(campaign, (sums.get(campaign) ?? 0) + scans)
  }
  const inAny = sumOf([...sums.values()])
  const titles = await campaignTitles([...sums.keys()])
  const campaigns = [...sums]
    .filter(([id]) => titles.has(id))
    .map(([id, scans]) => ({ id, scans, title: titles.get(id) ?? null }))
    .sort((a, b) => b.scans - a.scans)
    .slice(0, limit)
  const listed = sumOf(campaigns.map(({ scans }) => scans))
  return { campaigns, rest: { others: inAny - listed, without: facts.totals.scans - inAny } }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0)

/** Scans by tag, most scanned first. A code with several tags counts in each of them. */
export async function topTagsOf(
  { codeTags }: AnalyticsContext,
  facts: ScanFacts,
  limit: number,
): Promise<TopTag[]> {
  const scans = new Map(facts.codes.map((one) => [one.id, one.scans]))
  const sums = new Map<string, number>()
  for (const { id, tags } of await codeTags([...scans.keys()])) {
    for (const tag of tags) sums.set(tag, (sums.get(tag) ?? 0) + (scans.get(id) ?? 0))
  }
  return [...sums]
    .map(([tag, of]) => ({ scans: of, tag }))
    .sort((a, b) => b.scans - a.scans || a.tag.localeCompare(b.tag))
    .slice(0, limit)
}

/** Scans by where their code hangs: with `rest` they are all there are. */
export async function placementsOf(
  { codeLabels }: AnalyticsContext,
  { codes, totals }: Pick<ScanFacts, 'codes' | 'totals'>,
  limit: number,
): Promise<Breakdown> {
  const scans = new Map(codes.map((one) => [one.id, one.scans]))
  const sums = new Map<null | string, number>()
  const add = (placement: null | string, more: number) =>
    more > 0 && sums.set(placement, (sums.get(placement) ?? 0) + more)
  for (const { id, placement } of await codeLabels([...scans.keys()])) {
    add(placement, scans.get(id) ?? 0)
  }
  add(null, totals.scans - sumOf([...sums.values()]))
  const rows = [...sums]
    .map(([value, of]) => ({ scans: of, share: of / totals.scans, value }))
    .sort((a, b) => b.scans - a.scans || (a.value ?? '').localeCompare(b.value ?? ''))
  return {
    distinct: rows.filter(({ value }) => value !== null).length,
    rest: sumOf(rows.slice(limit).map((row) => row.scans)),
    rows: rows.slice(0, limit),
  }
}
