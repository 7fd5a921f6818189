import type { Answer } from './types.js'

import { problem } from './problem.js'

type Trace = { objectWriteTraceId?: string }

export type RecordError = {
  category: string
  context?: Record<string, string[]>
  message: string
  /** Of the whole answer, where one record spoils all. */
  status: number
}

/**
 * What became of each input. Without a unique trace id each, one that is refused spoils all and
 * nothing is written; with them it is 207 and the others are (notes: batch upsert).
 * `random` shuffles the results: their order is not that of the inputs (notes).
 */
export function answerBatch<Input extends Trace>(
  judged: { error: null | RecordError; input: Input }[],
  /** `null`: HubSpot says nothing of it. */
  write: (input: Input) => null | object,
  random: () => number,
): Answer {
  const traces = new Set(judged.map(({ input }) => input.objectWriteTraceId))
  const bad = judged.flatMap(({ error, input }) => (error ? [{ error, input }] : []))
  if (bad[0] && (traces.size < judged.length || traces.has(undefined))) {
    const { category, message, status } = bad[0].error
    return problem(status, category, message)
  }
  const now = new Date().toISOString()
  const results = judged
    .filter(({ error }) => error === null)
    .flatMap(({ input }) => write(input) ?? [])
  const errors = bad.map(({ error: { category, context, message }, input }) => ({
    category,
    context: { ...context, objectWriteTraceId: [input.objectWriteTraceId] },
    errors: [],
    links: {},
    message,
    status: 'error',
  }))
  return {
    body: {
      completedAt: now,
      results: shuffle(results, random),
      startedAt: now,
      status: 'COMPLETE',
      ...(errors.length > 0 ? { errors, numErrors: errors.length } : {}),
    },
    status: errors.length > 0 ? 207 : 200,
  }
}

function shuffle<T>(items: T[], random: () => number): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T]
  }
  return shuffled
}
