import { expect, it, vi } from 'vitest'

import type { AnalyticsSide, ScanAnalytics } from '../../vocabulary/scanAnalytics.js'
import type { SinkState } from '../../vocabulary/scanSink.js'
import type { FactQuestion, StatsStore } from '../../vocabulary/statistics.js'

import { CannotAnswer } from '../../vocabulary/scanAnalytics.js'
import { answeredBy } from './answeredBy.js'

const MINUTE = 60_000
const selection = { classes: 'all', codes: 'all', countries: null, devices: null, end: 900_000_000, outcomes: null, start: 0 } as const // prettier-ignore
const question: FactQuestion = { limits: { breakdown: 1, courses: 1, points: 1 }, selection, want: ['totals'] } // prettier-ignore

/** An engine and a database that say who they are. */
function open(
  how: {
    dropped?: boolean
    fails?: () => unknown
    retained?: number
    state?: Partial<SinkState>
  } = {},
) {
  // prettier-ignore
  let now = Date.now()
  vi.spyOn(Date, 'now').mockImplementation(() => now)
  const log = vi.fn()
  const asked: string[] = []
  const ask = async (who: string) => {
    asked.push(who)
    const wrong = who === 'engine' && how.fails?.()
    if (wrong) throw wrong
    return { who } as never
  }
  const by = (who: string) => ({
    facts: () => ask(who),
    latest: () => ask(who),
    async *rows() {
      yield [[who]]
      await ask(who)
      yield [[who]]
    },
  })
  const analytics = { answers: () => by('engine'), name: 'engine' } as unknown as ScanAnalytics
  const side = {
    isWhole: async () => !how.dropped,
    retainedBefore: async () => how.retained ?? null,
  } as unknown as AnalyticsSide
  const sinks = { states: async () => [{ oldestAt: null, ...how.state } as SinkState] }
  const stats = answeredBy(
    analytics,
    { analytics: side, sinks, stats: by('database') as unknown as StatsStore },
    log,
  )
  return { asked, log, pass: (ms: number) => (now += ms), stats }
}

it('asks the engine, where it has what is asked for', async () => {
  const { asked, stats } = open()
  expect(await stats.facts(question)).toEqual({ who: 'engine' })
  expect(asked).toEqual(['engine'])
})

it.each([
  ['behind', { state: { oldestAt: Date.now() - 2 * MINUTE } }],
  ['partial', { dropped: true }],
] as const)('says that it is %s, and has the database answer', async (standIn, how) => {
  const { asked, stats } = open(how)
  expect(await stats.facts(question)).toEqual({ standIn, who: 'database' })
  await stats.latest({ after: null, limit: 1, selection })
  expect(asked).toEqual(['database', 'database'])
})

it('says that it is away, and leaves it alone for some seconds', async () => {
  let isAway = true
  const { asked, log, pass, stats } = open({ fails: () => isAway && new Error('secret text') })
  expect(await stats.facts(question)).toEqual({ standIn: 'away', who: 'database' })
  isAway = false
  expect(await stats.facts(question)).toEqual({ standIn: 'away', who: 'database' })
  expect(asked).toEqual(['engine', 'database', 'database'])
  expect(log.mock.calls).toEqual([['"engine" does not answer, the database does: Error']])
  pass(11_000)
  expect(await stats.facts(question)).toEqual({ who: 'engine' })
})

it('has the database answer what the engine does not know, and that is nothing to say', async () => {
  const { asked, log, stats } = open({ fails: () => new CannotAnswer('"id"') })
  expect(await stats.facts(question)).toEqual({ who: 'database' })
  expect(asked).toEqual(['engine', 'database'])
  expect(log).not.toHaveBeenCalled()
})

it('has the database answer for days whose details are gone', async () => {
  const { stats } = open({ retained: 900_000 })
  expect(await stats.facts(question)).toEqual({ who: 'database' })
  expect(await stats.facts({ ...question, selection: { ...selection, start: 900_000 } })).toEqual({ who: 'engine' }) // prettier-ignore
})

it('a question nobody waits for is no failure of the engine', async () => {
  const { asked, stats } = open({ fails: () => (asked.length === 1 ? new Error('aborted') : null) })
  const signal = AbortSignal.abort()
  await expect(stats.facts({ ...question, signal })).rejects.toMatchObject({ name: 'QuestionAborted' }) // prettier-ignore
  expect(await stats.facts(question)).toEqual({ who: 'engine' })
})

it('an export that has begun does not go on with rows of another one', async () => {
  const { stats } = open({ fails: () => new Error('gone') })
  const rows = stats.rows({ columns: ['code'], selection })[Symbol.asyncIterator]()
  expect((await rows.next()).value).toEqual([['engine']])
  await expect(rows.next()).rejects.toThrow('gone')
  // the next one begins at the database
  const { value } = await stats
    .rows({ columns: ['code'], selection })
    [Symbol.asyncIterator]()
    .next()
  expect(value).toEqual([['database']])
})
