import type { AskOptions, Daily, StatsQuery } from '../vocabulary/questions.js'
import type { AnalyticsContext } from './AnalyticsContext.js'

import { totalsOf } from './answers.js'
import { askFacts } from './askFacts.js'
import { bucketsOf } from './time/bucketsOf.js'
import { rangeOf } from './time/rangeOf.js'

/** Totals of a range and of each of its days: visitors of a day are no part of anything larger. */
export async function dailyOf(
  context: AnalyticsContext,
  query: StatsQuery,
  options: AskOptions = {},
): Promise<Daily> {
  const { dimensions } = context
  const range = rangeOf(query)
  const days = bucketsOf(range, 'day')
  const want = ['spans', 'totals', 'visitors'] as const
  const { facts } = await askFacts(context, query, want, options, { range, spans: days })
  const now = context.now()
  return {
    begun: days.filter(({ start }) => start <= now).length,
    days: facts.spans.map((day) => totalsOf(day, dimensions)),
    over: days.filter(({ end }) => end <= now).length,
    range,
    totals: totalsOf(facts, dimensions),
  }
}
