import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { Daily, StatsQuery, Totals } from '../vocabulary/questions.js'
import type { ID } from '../vocabulary/scan.js'

import { mayViewSales } from '../access/mayViewSales.js'
import { analyticsFor } from './analyticsFor.js'
import { ordersPerDay, salesFor } from './sales/salesFor.js'
import { addDays, dateAt } from './time/zone.js'

/** Days of a figure: those of the view it leads to. */
export const FIGURE_DAYS = 30

export const FIGURES = ['scans', 'visitors', 'sentOn', 'turnedAway', 'orders'] as const
export type FigureName = (typeof FIGURES)[number]

/** `days` sum up to `recent`, but those of visitors, who come again; `ever` is of all time. */
export type Figure = { days: number[]; ever: number; recent: number }

/** Figures of one code by people; absent where this person may not see them. */
export type CodeFigures = {
  figures: Partial<Record<FigureName, Figure>>
} & Pick<Daily, 'begun' | 'over'>

/** What the card of a code shows. Throws `Forbidden` for who may not view analytics. */
export async function codeFigures(
  req: PayloadRequest,
  options: QROptions,
  { code, tz }: { code: ID; tz: string },
): Promise<CodeFigures> {
  const analytics = await analyticsFor(req, options)
  const to = dateAt(tz, Date.now())
  const range = { from: addDays(to, 1 - FIGURE_DAYS), to, tz }
  const query: StatsQuery = { codes: [code], traffic: 'human', ...range }
  const [{ begun, days, over, totals }, ever, orders] = await Promise.all([
    analytics.daily(query),
    analytics.totals({ ...query, from: '2000-01-01', to: addDays(to, 1) }),
    ordersOf(),
  ])
  const figure = (name: keyof Totals): Figure => ({
    days: days.map((day) => Number(day[name])),
    ever: Number(ever[name]),
    recent: Number(totals[name]),
  })
  return {
    begun,
    figures: {
      scans: figure('scans'),
      visitors: figure('visitors'),
      ...(totals.sentOn !== null && {
        sentOn: figure('sentOn'),
        turnedAway: figure('turnedAway'),
      }),
      ...(orders && { orders }),
    },
    over,
  }

  async function ordersOf(): Promise<Figure | null> {
    if (!(await mayViewSales(options, req))) return null
    const codes = [code]
    const [all, recent] = await Promise.all([
      salesFor(req, options, { codes, limit: 1 }),
      ordersPerDay(req, options, { codes }, range),
    ])
    return { days: recent.days, ever: all.conversions, recent: recent.total }
  }
}
