import type { SinkState } from '../../vocabulary/scanSink.js'

const MINUTE = 60_000
/** Milliseconds for which scans may wait before somebody should know. */
const BEHIND = 10 * MINUTE
const DAY = 1_440 * MINUTE

/** What is not as it should be with sinks, in words. */
export const sinkProblems = (states: readonly SinkState[], now: number): string[] =>
  states.flatMap(({ dropped, droppedAt, failures, name, oldestAt, said, waiting }) => {
    const age = oldestAt === null ? 0 : now - oldestAt
    const isBehind = age > BEHIND || (failures > 0 && age > MINUTE)
    const why = failures > 0 ? `it failed ${failures} times in a row (${said})` : 'it is slow'
    return [
      ...(isBehind
        ? [`${waiting} scans wait for the sink "${name}" since ${Math.round(age / MINUTE)} minutes: ${why}`] // prettier-ignore
        : []),
      ...(droppedAt !== null && now - droppedAt < DAY
        ? [`the sink "${name}" never got ${dropped} scans`]
        : []),
    ]
  })
