import type { AnalyticsContext } from './AnalyticsContext.js'
import type { Asked } from './askFacts.js'
import type { StatsQuery, TopCode } from '../vocabulary/questions.js'

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
