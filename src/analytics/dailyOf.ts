import type { AskOptions, Daily, StatsQuery, Totals } from '../vocabulary/questions.js'
import type { AnalyticsContext } from './AnalyticsContext.js'

import { seriesIn, totalsOf } from './answers.js'
import { askFacts } from './askFacts.js'

/**
 * Totals of a range and of each of its days. Visitors of a day are no part of anything larger, so a
 * day is a question of its own; days without a scan are asked nothing.
 */
export async function dailyOf(
  context: AnalyticsContext,
  query: StatsQuery,
  options: AskOptions = {},
): Promise<Daily> {
  const { dimensions, now, scopeOf } = context
  const scope = await scopeOf(query)
  const ask = (asked: StatsQuery) =>
    askFacts(context, asked, ['slots', 'totals', 'visitors'], options, { scope })
  const { facts, range } = await ask(query)
  const { begun, over, points } = seriesIn(facts, range, 'day', now())
  const days = points.map(async ({ label, scans }): Promise<Totals> => {
    if (scans === 0) return totalsOf(NOTHING, dimensions)
    return totalsOf((await ask({ ...query, from: label, to: label })).facts, dimensions)
  })
  return { begun, days: await Promise.all(days), over, range, totals: totalsOf(facts, dimensions) }
}

const NOTHING = {
  outcomes: {},
  totals: { firstAt: null, lastAt: null, scans: 0 },
  visitors: { all: 0, human: 0, selected: 0 },
}
