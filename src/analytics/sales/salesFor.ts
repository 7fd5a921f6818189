import type { PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { SalesQuestion } from '../../integrations/sync/sales.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Range, StatsQuery } from '../../vocabulary/questions.js'
import type { ID } from '../../vocabulary/scan.js'
import type { CampaignSales, CodeSales, Sales } from './types.js'

import { mayViewSales } from '../../access/mayViewSales.js'
import { readableIds } from '../../access/readableIds.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { mayFilter } from '../scope/mayFilter.js'
import { readableDimensions } from '../scope/readableFields.js'
import { resolveScope } from '../scope/resolveScope.js'
import { bucketsOf } from '../time/bucketsOf.js'
import { comparisonOf } from '../time/comparisonOf.js'
import { rangeOf } from '../time/rangeOf.js'
import { totalsBy, totalsOf } from './totalsBy.js'

type Filters = Pick<StatsQuery, 'campaigns' | 'codes' | 'countries' | 'devices' | 'outcomes'>

export type SalesQuery = Filters & {
  compare?: StatsQuery['compare']
  /** Days of the sale, not of the scan. Absent: all time. */
  days?: Pick<StatsQuery, 'from' | 'to' | 'tz'>
  /** Rows of rankings and of the latest orders. */
  limit: number
}

/**
 * What codes sold, limited to the codes, scans and conversions this person may read. Throws
 * `Forbidden` for who may not see contacts, `FilterForbidden` for a filter on a field they may not.
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
  const question = await questionOf(req, options, query, range)
  const before = range && compare ? comparisonOf(range, compare, now()) : null
  const [sums, latest, compared] = await Promise.all([
    store.sales(question),
    store.latestSales(question, limit),
    before && store.sales({ ...question, ...instantsOf(before.range) }),
  ])
  const totals = totalsOf(sums.totals)
  const main = totals.revenue[0]?.currency
  return {
    ...totals,
    comparison: before && compared ? { ...before, ...totalsOf(compared.totals) } : null,
    latest,
    range,
    top_campaigns: await withTitles(req, options, totalsBy(sums.campaigns, main), limit),
    top_codes: await withCodes(req, options, totalsBy(sums.codes, main).slice(0, limit)),
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
  const question = await questionOf(req, options, filters, range)
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
  { campaigns, codes, countries, devices, outcomes }: Filters,
  range: null | Range,
): Promise<SalesQuestion> {
  const dimensions = await readableDimensions(req, options)
  mayFilter(dimensions, { countries, devices, outcomes })
  const scope = await resolveScope(req, options, { campaigns, codes })
  const filtered = countries ?? devices ?? outcomes ?? scope.where
  return {
    codes: scope.codes,
    conversions: await readableIds(req, options.slugs.conversions),
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
  rows: Omit<CodeSales, 'code' | 'title'>[],
): Promise<CodeSales[]> {
  const ids = rows.map(({ id }) => id)
  const select = { code: true, title: true } as const
  const docs = await readable(req, slugs.codes, ids, select, { trash: true })
  return rows.map((row) => {
    const doc = docs.get(row.id)
    return { ...row, code: String(doc?.code ?? ''), title: (doc?.title as string) ?? null }
  })
}

/** Campaigns the person may not read are left out. */
async function withTitles(
  req: PayloadRequest,
  { slugs }: QROptions,
  rows: Omit<CampaignSales, 'title'>[],
  limit: number,
): Promise<CampaignSales[]> {
  const ids = rows.map(({ id }) => id)
  const docs = await readable(req, slugs.campaigns, ids, { title: true })
  return rows
    .filter(({ id }) => docs.has(id))
    .slice(0, limit)
    .map((row) => ({ ...row, title: (docs.get(row.id)?.title as string) ?? null }))
}
