import type { AskOptions, Dimension, Range, Scope, StatsQuery } from '../vocabulary/questions.js'
import type { FactName, FactQuestion, ScanFacts } from '../vocabulary/statistics.js'
import type { AnalyticsContext } from './AnalyticsContext.js'

import { selectionOf } from './answers.js'
import { mayFilter } from './scope/mayFilter.js'
import { rangeOf } from './time/rangeOf.js'

export type Asked = { facts: ScanFacts; question: FactQuestion; range: Range; scope: Scope }

/** Facts about what a person may see of a query; `more` says what is not as the query has it. */
export async function askFacts(
  { dimensions, scopeOf, stats }: AnalyticsContext,
  query: StatsQuery,
  want: readonly FactName[],
  options: AskOptions = {},
  more: {
    dimensions?: Dimension[]
    range?: Range
    scope?: Scope
    spans?: NonNullable<FactQuestion['spans']>
  } = {},
): Promise<Asked> {
  mayFilter(dimensions, query)
  const range = more.range ?? rangeOf(query)
  const scope = more.scope ?? (await scopeOf(query))
  const question: FactQuestion = {
    dimensions: (more.dimensions ?? dimensions).filter((one) => dimensions.includes(one)),
    limits: {
      breakdown: options.limits?.breakdown ?? 10,
      courses: options.limits?.top ?? 10,
      points: dimensions.includes('city') ? (options.limits?.map ?? 500) : 0,
    },
    selection: selectionOf(query, range, scope),
    signal: options.signal,
    ...(more.spans && { spans: more.spans }),
    want,
  }
  return { facts: await stats.facts(question), question, range, scope }
}
