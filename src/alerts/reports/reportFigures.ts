import type { CollectionSlug, PayloadRequest } from 'payload'

import type { Money } from '../../analytics/sales/types.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { TopCode, Totals } from '../../vocabulary/questions.js'
import type { Report } from '../../vocabulary/reports.js'
import type { ID } from '../../vocabulary/scan.js'
import type { Days, ReportSpan } from './reportSpan.js'

import { mayViewSales } from '../../access/mayViewSales.js'
import { mayViewScans } from '../../access/readableScans.js'
import { analyticsFor } from '../../analytics/analyticsFor.js'
import { salesFor } from '../../analytics/sales/salesFor.js'

/** Codes that are named. */
const TOP = 5

export type Figures = Pick<Totals, 'scans' | 'sentOn' | 'turnedAway' | 'visitors'> & {
  /** Scans of each day. */
  days: number[]
}

export type ReportFigures = {
  before: Figures
  /** `null`: of all codes this person may read. */
  campaign: Campaign | null
  now: Figures
  /** `null`: not for this person. */
  sales: { before: Sales; now: Sales } | null
  top: readonly TopCode[]
}

type Campaign = { endsAt?: null | string; id: ID; startsAt?: null | string; title?: null | string }
type Sales = { orders: number; revenue: readonly Money[] }

/**
 * What a report says to one person, by what that person may read; `null` where they may read nothing of
 * it, or its campaign had ended before these days or begins after them.
 */
export async function reportFigures(
  req: PayloadRequest,
  options: QROptions,
  { report, span, tz }: { report: Pick<Report, 'campaign'>; span: ReportSpan; tz: string },
): Promise<null | ReportFigures> {
  if (!(await mayViewScans(options, req))) return null
  const campaign = report.campaign === null ? null : await campaignOf(req, options, report.campaign)
  if (report.campaign !== null && !(campaign && runs(campaign, span))) return null
  const campaigns = campaign ? { campaigns: [campaign.id] } : {}
  if (!(await hasCodes(req, options, campaign))) return null
  const analytics = await analyticsFor(req, options)
  const query = { ...campaigns, from: span.from, to: span.to, traffic: 'human', tz } as const
  const figures = async (days: Days): Promise<Figures> => {
    const asked = { ...query, ...days, interval: 'day' } as const
    const [totals, series] = await Promise.all([analytics.totals(asked), analytics.series(asked)])
    const { scans, sentOn, turnedAway, visitors } = totals
    return { days: series.points.map((point) => point.scans), scans, sentOn, turnedAway, visitors }
  }
  const sales = async ({ from, to }: Days): Promise<Sales> => {
    const sold = await salesFor(req, options, { ...campaigns, days: { from, to, tz }, limit: 1 })
    return { orders: sold.conversions, revenue: sold.revenue }
  }
  const [now, before, top] = await Promise.all([
    figures({ from: span.from, to: span.to }),
    figures(span.before),
    analytics.topCodes(query, { limits: { top: TOP } }),
  ])
  return {
    before,
    campaign,
    now,
    sales: (await mayViewSales(options, req))
      ? { before: await sales(span.before), now: await sales(span) }
      : null,
    top,
  }
}

async function campaignOf(
  req: PayloadRequest,
  { slugs }: QROptions,
  id: ID,
): Promise<Campaign | null> {
  const { docs } = await req.payload.find({
    collection: slugs.campaigns as CollectionSlug,
    depth: 0,
    disableErrors: true,
    limit: 1,
    overrideAccess: false,
    req,
    where: { id: { equals: id } },
  })
  return (docs[0] as unknown as Campaign | undefined) ?? null
}

/** A day picked in the admin is noon in UTC. */
const dayOf = (instant: string): string => instant.slice(0, 10)

const runs = ({ endsAt, startsAt }: Campaign, { from, to }: Days): boolean =>
  (!endsAt || dayOf(endsAt) >= from) && (!startsAt || dayOf(startsAt) <= to)

async function hasCodes(
  req: PayloadRequest,
  { slugs }: QROptions,
  campaign: Campaign | null,
): Promise<boolean> {
  const { docs } = await req.payload.find({
    collection: slugs.codes as CollectionSlug,
    depth: 0,
    disableErrors: true,
    limit: 1,
    overrideAccess: false,
    pagination: false,
    req,
    select: {},
    where: campaign ? { campaign: { equals: campaign.id } } : {},
  })
  return docs.length > 0
}
