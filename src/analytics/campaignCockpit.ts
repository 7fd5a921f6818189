import type { CollectionSlug, PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { GoalMeasure } from '../vocabulary/campaign.js'
import type { Analytics, Series, StatsQuery } from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'
import type { Money } from './sales/types.js'

import { mayViewSales } from '../access/mayViewSales.js'
import { mayViewScans } from '../access/readableScans.js'
import { analyticsFor } from './analyticsFor.js'
import { caseTwins, type CaseTwins } from './caseTwins.js'
import { salesFor } from './sales/salesFor.js'
import { addDays, dateAt, daysBetween, isoDate } from './time/zone.js'

/** A campaign as its page needs it; nothing in it that the person may not read. */
export type Campaign = {
  budget?: { amount?: null | number; currency?: null | string }
  createdAt: string
  endsAt?: null | string
  goal?: { measure?: GoalMeasure | null; target?: null | number }
  id: ID
  startsAt?: null | string
}

export type Figures = {
  scans: number
  sentOn: null | number
  series: Series
  /** Scans of the last days against as many before; `null` where there were none. */
  trend: null | number
  visitors: number
}

export type Cockpit = {
  codes: { active: number; paused: number }
  days: { from: string; gone: number; of: null | number; to: null | string }
  /** `null`: not for this person. */
  figures: Figures | null
  /** `reached` is `null` where this person may not see what is counted. */
  goal: { measure: GoalMeasure; reached: null | number; target: number } | null
  /** What one scan and one order cost so far. */
  price: { budget: Money; perOrder: null | number; perScan: null | number } | null
  sales: { orders: number; revenue: Money[] } | null
  twins: CaseTwins
}

const TREND_DAYS = 14

/** A campaign's own figures over its days up to today, its goal and what is to be said of its codes. */
export async function campaignCockpit(
  campaign: Campaign,
  { options, req, tz }: { options: QROptions; req: PayloadRequest; tz: string },
  now: () => number = Date.now,
): Promise<Cockpit> {
  const today = dateAt(tz, now())
  const days = daysOf(campaign, today, tz)
  const to = days.to && days.to < today ? days.to : today
  const range = {
    from: days.from,
    to: to < days.from ? days.from : to,
    traffic: 'human',
    tz,
  } as const
  const query: StatsQuery = { ...range, campaigns: [campaign.id] }
  const figures = (await mayViewScans(options, req))
    ? await figuresOf(await analyticsFor(req, options, now), query, today)
    : null
  const sales = (await mayViewSales(options, req))
    ? await salesFor(req, options, { campaigns: [campaign.id], days: range, limit: 1 }, now)
    : null
  const orders = sales?.conversions ?? null
  const codes = await codesOf(campaign.id, options, req)
  return {
    codes: {
      active: codes.filter(({ status }) => status !== 'paused').length,
      paused: codes.filter(({ status }) => status === 'paused').length,
    },
    days,
    figures,
    goal: goalOf(campaign, { orders, scans: figures?.scans, visitors: figures?.visitors }),
    price: priceOf(campaign, figures?.scans ?? null, orders),
    sales: sales && { orders: sales.conversions, revenue: sales.revenue },
    twins: caseTwins(codes.map(({ utm }) => utm ?? {})),
  }
}

function daysOf({ createdAt, endsAt, startsAt }: Campaign, today: string, tz: string) {
  // a day picked in the admin is noon in UTC
  const from = startsAt ? isoDate(Date.parse(startsAt)) : dateAt(tz, Date.parse(createdAt))
  const to = endsAt ? isoDate(Date.parse(endsAt)) : null
  const of = to === null ? null : Math.max(1, daysBetween(from, to) + 1)
  const gone = Math.max(0, daysBetween(from, today) + 1)
  return { from, gone: of === null ? gone : Math.min(gone, of), of, to }
}

async function figuresOf(analytics: Analytics, query: StatsQuery, today: string): Promise<Figures> {
  const over = query.to < today ? query.to : addDays(today, -1)
  const lately = { ...query, from: addDays(over, 1 - TREND_DAYS), to: over }
  const before = {
    ...query,
    from: addDays(lately.from, -TREND_DAYS),
    to: addDays(lately.from, -1),
  }
  const [totals, series, last, previous] = await Promise.all([
    analytics.totals(query),
    analytics.series(query),
    analytics.totals(lately),
    analytics.totals(before),
  ])
  const { scans, sentOn, visitors } = totals
  const trend = previous.scans === 0 ? null : (last.scans - previous.scans) / previous.scans
  return { scans, sentOn, series, trend, visitors }
}

function goalOf(
  { goal }: Campaign,
  counted: Partial<Record<GoalMeasure, null | number>>,
): Cockpit['goal'] {
  if (!goal?.target) return null
  const measure = goal.measure ?? 'scans'
  return { measure, reached: counted[measure] ?? null, target: goal.target }
}

function priceOf(
  { budget }: Campaign,
  scans: null | number,
  orders: null | number,
): Cockpit['price'] {
  const { amount, currency } = budget ?? {}
  if (amount === null || amount === undefined || !currency) return null
  return {
    budget: { amount, currency },
    perOrder: orders ? amount / orders : null,
    perScan: scans ? amount / scans : null,
  }
}

type Code = { status?: null | string; utm?: Record<string, unknown> }

async function codesOf(campaign: ID, { slugs }: QROptions, req: PayloadRequest): Promise<Code[]> {
  const { docs } = await req.payload.find({
    collection: slugs.codes as CollectionSlug,
    depth: 0,
    overrideAccess: false,
    pagination: false,
    req,
    select: { status: true, utm: true } as never,
    where: { campaign: { equals: campaign } },
  })
  return docs as unknown as Code[]
}
