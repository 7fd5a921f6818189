import type { AnalyticsContext } from './AnalyticsContext.js'
import type { AskOptions, BasicQuery, BasicStats } from '../vocabulary/questions.js'

import { askFacts } from './askFacts.js'
import { addDays, dateAt } from './time/zone.js'

/** Scans ever, and of the last days up to now. */
export async function basicOf(
  context: AnalyticsContext,
  query: BasicQuery,
  options: AskOptions = {},
): Promise<BasicStats> {
  const scope = await context.scopeOf(query)
  const today = dateAt(query.tz, context.now())
  const count = async (from: string): Promise<number> => {
    const asked = { ...query, from, to: addDays(today, 1) }
    return (await askFacts(context, asked, ['totals'], options, { scope })).facts.totals.scans
  }
  const [total, month, week] = await Promise.all([
    count('2000-01-01'),
    count(addDays(today, -29)),
    count(addDays(today, -6)),
  ])
  return { last_30_days: month, last_7_days: week, total }
}
