import type { AnalyticsSide, ScanAnalytics } from '../../vocabulary/scanAnalytics.js'
import type { SinkStore } from '../../vocabulary/scanSink.js'
import type { StandIn } from '../../vocabulary/standIn.js'
import type { StatsStore } from '../../vocabulary/statistics.js'

import { errorCode } from '../../kit/errorCode.js'
import { CannotAnswer } from '../../vocabulary/scanAnalytics.js'
import { QuestionAborted } from './QuestionAborted.js'

/** Milliseconds scans may wait for the engine before the database answers in its place. */
const LATE = 60_000
/** Milliseconds the engine is left alone after it failed, so that nobody else waits for that. */
const REST = 10_000
/** Milliseconds for which it is known how the engine does: an overview asks several questions. */
const FRESH = 1_000

type Database = { analytics: AnalyticsSide; sinks: Pick<SinkStore, 'states'>; stats: StatsStore }

/**
 * Statistics answered by an engine beside the database. The database answers what only it can, and
 * everything while the engine cannot: then facts say so.
 */
export function answeredBy(
  analytics: ScanAnalytics,
  { analytics: side, sinks, stats }: Database,
  log: (message: string) => void,
): StatsStore {
  const engine = analytics.answers(side.knownCodes)
  let known: undefined | { at: number; trouble: Promise<null | StandIn> }
  let failedAt = -Infinity

  async function look(): Promise<null | StandIn> {
    const [state] = await sinks.states([analytics.name])
    if (!state || !(await side.isWhole(analytics.name))) return 'partial'
    return state.oldestAt !== null && Date.now() - state.oldestAt > LATE ? 'behind' : null
  }
  function trouble(): Promise<null | StandIn> {
    const now = Date.now()
    if (now - failedAt < REST) return Promise.resolve('away')
    if (!known || now - known.at > FRESH) known = { at: now, trouble: look() }
    return known.trouble
  }
  /** What a failure of the engine means to who asked. */
  function failed(error: unknown, signal: AbortSignal | undefined): 'away' | null {
    if (signal?.aborted) throw new QuestionAborted()
    if (error instanceof CannotAnswer) return null
    if (Date.now() - failedAt > REST) {
      log(`"${analytics.name}" does not answer, the database does: ${errorCode(error)}`)
    }
    failedAt = Date.now()
    return 'away'
  }
  return {
    ...stats,
    async facts(question) {
      const { selection, signal } = question
      // The numbers of days whose details are gone were counted before.
      const retained = await side.retainedBefore()
      if (retained !== null && selection.start < retained) return stats.facts(question)
      let standIn = await trouble()
      if (!standIn) {
        try {
          return await engine.facts(question)
        } catch (error) {
          standIn = failed(error, signal)
        }
      }
      return { ...(await stats.facts(question)), ...(standIn && { standIn }) }
    },
    async latest(question) {
      if (await trouble()) return stats.latest(question)
      return engine.latest(question).catch((error: unknown) => {
        failed(error, question.signal)
        return stats.latest(question)
      })
    },
    async *rows(question) {
      let begun = false
      try {
        if (!(await trouble())) {
          for await (const batch of engine.rows(question)) {
            begun = true
            yield batch
          }
          return
        }
      } catch (error) {
        failed(error, question.signal)
        // Half of it is written: it cannot go on with another one's order.
        if (begun) throw error
      }
      yield* stats.rows(question)
    },
  }
}
