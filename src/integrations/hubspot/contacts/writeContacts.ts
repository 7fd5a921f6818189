import type { BatchInputSimplePublicObjectBatchInput } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchInputSimplePublicObjectBatchInput.js'
import type { BatchInputSimplePublicObjectBatchInputUpsert } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchInputSimplePublicObjectBatchInputUpsert.js'

import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import type {
  CallOptions,
  RateLimits,
  RecordProblem,
  UpdateInput,
  UpsertAnswer,
  UpsertInput,
} from '../gateway.js'

import { HubSpotError } from '../client/HubSpotError.js'

/** Makes or writes the contacts with these e-mails. */
export function batchUpsertContacts(
  call: Caller,
  paths: Paths,
  inputs: UpsertInput[],
  options?: CallOptions,
): Promise<UpsertAnswer> {
  const body = {
    inputs: inputs.map(({ email, properties, traceId }) => ({
      id: email,
      idProperty: 'email',
      objectWriteTraceId: traceId,
      // With `email` as key HubSpot takes whole records only, the e-mail itself among them.
      properties: { ...properties, email },
    })),
  } satisfies BatchInputSimplePublicObjectBatchInputUpsert
  return sendBatch(call, { body, inputs, path: paths.upsert }, options)
}

/** Writes these records, their e-mail included. Record ids go without `idProperty`. */
export function batchUpdateContacts(
  call: Caller,
  paths: Paths,
  inputs: UpdateInput[],
  options?: CallOptions,
): Promise<UpsertAnswer> {
  const body = {
    inputs: inputs.map(({ email, hubspotId, properties, traceId }) => ({
      id: hubspotId,
      objectWriteTraceId: traceId,
      properties: { ...properties, email },
    })),
  } satisfies BatchInputSimplePublicObjectBatchInput
  return sendBatch(call, { body, inputs, path: paths.update }, options)
}

type Batch = { body: object; inputs: (UpdateInput | UpsertInput)[]; path: string }

/** Sends contacts as HubSpot takes them; `inputs` are what the body was made of. */
async function sendBatch(
  call: Caller,
  { body, inputs, path }: Batch,
  options?: CallOptions,
): Promise<UpsertAnswer> {
  checkBatch(inputs)
  const values = personalValues(inputs)
  const answer = await call({ body, method: 'POST', path, values }, options)
  return readUpsertAnswer(answer.body, answer.limits)
}

/** HubSpot takes at most 100 records per batch; 101 is a 400. */
export const MAX_BATCH = 100

/** Each of these would have HubSpot refuse the whole batch. */
function checkBatch(inputs: (UpsertInput & { hubspotId?: string })[]): void {
  const isDouble = (of: (input: (typeof inputs)[number]) => string | undefined) => {
    const known = inputs.map(of).filter((one) => one !== undefined)
    return new Set(known).size < known.length
  }
  const problem =
    inputs.length < 1 || inputs.length > MAX_BATCH
      ? `A batch takes 1 to ${MAX_BATCH} contacts, got ${inputs.length}.`
      : isDouble(({ email }) => email.trim().toLowerCase())
        ? 'A batch takes every e-mail once.'
        : isDouble(({ hubspotId }) => hubspotId)
          ? 'A batch takes every record id once.'
          : isDouble(({ traceId }) => traceId)
            ? 'A batch takes every trace id once.'
            : null
  if (problem) throw new HubSpotError({ kind: 'validation', message: problem })
}

/** What is taken out of HubSpot's words before anybody reads them. */
function personalValues(inputs: UpsertInput[]): string[] {
  return inputs.flatMap(({ email, properties }) => [
    email,
    properties.firstname ?? '',
    properties.lastname ?? '',
  ])
}

/** 200, 201 and 207 alike: results and the errors of single records. Unknown parts are left out. */
function readUpsertAnswer(body: unknown, limits: RateLimits): UpsertAnswer {
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
