import type { PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { SalesQuestion } from '../../integrations/sync/sales.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Range, Scope, StatsQuery } from '../../vocabulary/questions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { SentOn } from './sentOn.js'
import type { CampaignSales, CodeSales, Sales } from './types.js'

import { mayViewOrders, mayViewSales } from '../../access/mayViewSales.js'
import { readableIds } from '../../access/readableIds.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { mayFilter } from '../scope/mayFilter.js'
import { ofLinks } from '../scope/ofLinks.js'
import { readableDimensions } from '../scope/readableFields.js'
import { resolveScope } from '../scope/resolveScope.js'
import { bucketsOf } from '../time/bucketsOf.js'
import { comparisonOf } from '../time/comparisonOf.js'
import { rangeOf } from '../time/rangeOf.js'
import { sentOn } from './sentOn.js'
import { totalsBy, totalsOf } from './totalsBy.js'

type Ranked = ReturnType<typeof totalsBy>[number]

type Filters = Pick<
  StatsQuery,
  'aliases' | 'campaigns' | 'channels' | 'codes' | 'countries' | 'devices' | 'outcomes' | 'rules'
>

export type SalesQuery = Filters & {
  compare?: StatsQuery['compare']
  /** Days of the sale, not of the scan. Absent: all time. */
  days?: Pick<StatsQuery, 'from' | 'to' | 'tz'>
  /** Rows of rankings and of the latest orders. */
  limit: number
}

/**
 * What codes sold, limited to the codes, scans and conversions this person may read; who may see sums
 * alone gets no single orders. Throws `Forbidden` for who may see neither, `FilterForbidden` for a filter
 * on a field they may not.
 * `now` is for tests.
 */
export async function salesFor(
  req: PayloadRequest,
  options: QROptions,
  query: SalesQuery,
  now: () => number = Date.now,
): Promise<Sales> {
  if (!(await mayViewSales(options, req))) throw new Forbidden(req.t)
  const { compare, days, limit } = query
  const store = crmStoreOf(req.payload)
  const range = days ? rangeOf(days) : null
  const orders = await mayViewOrders(options, req)
  const { question, scope } = await questionOf(req, options, query, range, orders)
  const before = range && compare ? comparisonOf(range, compare, now()) : null
  const [sums, latest, compared, sent] = await Promise.all([
    store.sales(question),
    orders ? store.latestSales(question, limit) : [],
    before && store.sales({ ...question, ...instantsOf(before.range) }),
    sentOn(req, options, { ...query, end: question.end, scope, start: question.start }),
  ])
  const totals = totalsOf(sums.totals)
  const main = totals.revenue[0]?.currency
  const ranked = { campaigns: totalsBy(sums.campaigns, main), codes: totalsBy(sums.codes, main) }
  return {
    ...totals,
    comparison: before && compared ? { ...before, ...totalsOf(compared.totals) } : null,
    latest,
    range,
    sent_on: sent && sent.total,
    top_campaigns: await withTitles(req, options, ranked.campaigns, sent, limit),
    top_codes: await withCodes(req, options, ranked.codes.slice(0, limit), sent),
    without_code:
      question.codes === 'all' && question.scans === null ? totalsOf(sums.uncredited) : null,
  }
}

/** Orders of a range, and of each of its days. For who may see sales, as `salesFor`. */
export async function ordersPerDay(
  req: PayloadRequest,
  options: QROptions,
  filters: Filters,
  days: Required<SalesQuery>['days'],
): Promise<{ days: number[]; total: number }> {
  if (!(await mayViewSales(options, req))) throw new Forbidden(req.t)
  const store = crmStoreOf(req.payload)
  const range = rangeOf(days)
  const orders = await mayViewOrders(options, req)
  const { question } = await questionOf(req, options, filters, range, orders)
  const count = async (start: number, end: number): Promise<number> => {
    const { totals } = await store.sales({ ...question, end, start })
    return totals.reduce((sum, { conversions }) => sum + conversions, 0)
  }
  const buckets = bucketsOf(range, 'day')
  const total = await count(Date.parse(range.start), Date.parse(range.end))
  return {
    days: await Promise.all(buckets.map(({ end, start }) => (total ? count(start, end) : 0))),
    total,
  }
}

async function questionOf(
  req: PayloadRequest,
  options: QROptions,
  filters: Filters,
  range: null | Range,
  orders: boolean,
): Promise<{ question: SalesQuestion; scope: Scope }> {
  const { campaigns, codes, countries, devices, outcomes } = filters
  const dimensions = await readableDimensions(req, options)
  mayFilter(dimensions, filters)
  const scope = ofLinks(await resolveScope(req, options, { campaigns, codes }), filters)
  const filtered = countries ?? devices ?? outcomes ?? scope.where
  const question = {
    codes: scope.codes,
    // the rule of single orders says nothing of sums to who may see no order
    conversions: orders ? await readableIds(req, options.slugs.conversions) : ('all' as const),
    scans: filtered
      ? {
          countries: countries ?? null,
          devices: devices ?? null,
          outcomes: outcomes ?? null,
          where: scope.where,
        }
      : null,
    ...(range ? instantsOf(range) : { end: null, start: null }),
  }
  return { question, scope }
}

const instantsOf = ({ end, start }: Range) => ({ end: Date.parse(end), start: Date.parse(start) })

/** Documents of these ids the person may read. */
async function readable(
  req: PayloadRequest,
  collection: string,
  ids: ID[],
  select: Record<string, true>,
  more: object = {},
) {
  if (ids.length === 0) return new Map<ID, Record<string, unknown>>()
  const { docs } = await req.payload.find({
    collection: collection as never,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    pagination: false,
    req,
    select: select as never,
    where: { id: { in: ids } },
    ...more,
  })
  return new Map((docs as { id: ID }[]).map((doc) => [doc.id, doc as Record<string, unknown>]))
}

async function withCodes(
  req: PayloadRequest,
  { slugs }: QROptions,
  rows: readonly Ranked[],
  sent: null | SentOn,
): Promise<CodeSales[]> {
  const ids = rows.map(({ id }) => id)
  const select = { code: true, title: true } as const
  const docs = await readable(req, slugs.codes, ids, select, { trash: true })
  return rows.map((row) => {
    const doc = docs.get(row.id)
    return {
      ...row,
      code: String(doc?.code ?? ''),
      sent_on: sent && (sent.codes.get(row.id) ?? 0),
      title: (doc?.title as string) ?? null,
    }
  })
}

/** Campaigns the person may not read are left out. */
async function withTitles(
  req: PayloadRequest,
  { slugs }: QROptions,
  rows: readonly Ranked[],
  sent: null | SentOn,
  limit: number,
): Promise<CampaignSales[]> {
  const ids = rows.map(({ id }) => id)
  const docs = await readable(req, slugs.campaigns, ids, { title: true })
  const shown = rows.filter(({ id }) => docs.has(id)).slice(0, limit)
  const sums = sent && shown.length > 0 ? await sentByCampaign(req, slugs.codes, shown, sent) : null
  return shown.map((row) => ({
    ...row,
    sent_on: sums && (sums.get(row.id) ?? 0),
    title: (docs.get(row.id)?.title as string) ?? null,
  }))
}

/** Sums of the codes of campaigns; `sent` holds none the person may not read. */
async function sentByCampaign(
  req: PayloadRequest,
  collection: string,
  campaigns: readonly Ranked[],
  { codes }: SentOn,
): Promise<Map<ID, number>> {
  const where = { campaign: { in: campaigns.map(({ id }) => id) } }
  const { docs } = await req.payload.find({
    collection: collection as never,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { campaign: true } as never,
    trash: true,
    where,
  })
  const sums = new Map<ID, number>()
  for (const { campaign, id } of docs as unknown as { campaign: ID; id: ID }[]) {
    sums.set(campaign, (sums.get(campaign) ?? 0) + (codes.get(id) ?? 0))
  }
  return sums
}
