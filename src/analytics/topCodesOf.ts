import type { AnalyticsContext } from './AnalyticsContext.js'
import type { Asked } from './askFacts.js'
import type { StatsQuery, TopCode } from './types.js'

import { bucketsOf, intervalFor } from './bucketsOf.js'
import { sparklineOf } from './slots.js'

/** The codes most scanned, each with its course over the range. */
export async function topCodesOf(
  { codeLabels, stats }: AnalyticsContext,
  { facts, question, range }: Asked,
  query: StatsQuery,
  limit: number,
): Promise<TopCode[]> {
  const top = facts.codes.slice(0, limit)
  const labels = new Map((await codeLabels(top.map(({ id }) => id))).map((one) => [one.id, one]))
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
