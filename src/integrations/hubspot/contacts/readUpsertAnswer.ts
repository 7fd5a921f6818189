import type { RateLimits, RecordProblem, UpsertAnswer } from '../types.js'

/** 200, 201 and 207 alike: results and the errors of single records. Unknown parts are left out. */
export function readUpsertAnswer(body: unknown, limits: RateLimits): UpsertAnswer {
  const { errors, results } = record(body)
  return {
    limits,
    problems: list(errors).map((one) => problem(record(one))),
    results: list(results).flatMap((one) => {
      const { id, new: isNew, objectWriteTraceId, properties } = record(one)
      if (typeof id !== 'string' && typeof id !== 'number') return []
      const email = text(record(properties).email)?.trim().toLowerCase() ?? null
      const traceId = text(objectWriteTraceId)
      return [{ email, hubspotId: String(id), isNew: isNew === true, traceId }]
    }),
  }
}

function problem(error: Record<string, unknown>): RecordProblem {
  const context = record(error.context)
  return {
    category: text(error.category) ?? 'UNKNOWN',
    ids: texts(context.ids ?? context.id),
    message: text(error.message) ?? '',
    status: text(error.status) ?? '',
    traceIds: texts(context.objectWriteTraceId),
  }
}

function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function text(value: unknown): null | string {
  return typeof value === 'string' && value ? value : null
}

function texts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
}
