import type { HubSpotState } from './createState.js'
import { problem } from './problem.js'
import type { Answer } from './types.js'

type Input = {
  id: string
  idProperty?: string
  objectWriteTraceId?: string
  properties: Record<string, string>
}

type Refusal = { error: string; message: string; name: string }

const EMAIL = /^[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@(?:[a-z0-9-]+\.)+[a-z]{2,}$/
// Top-level names that exist for no mail, which stand in for HubSpot's own checks (RFC 2606, 6761).
const NO_MAIL = /\.(?:invalid|localhost)$/

/**
 * POST …/contacts/batch/upsert. Behaviour by field notes "Batch upsert" unless a line says more.
 * `random` shuffles the results: their order is not that of the inputs (notes).
 */
export function upsert(
  state: HubSpotState,
  inputs: Input[],
  random: () => number,
  onCreate: () => void,
): Answer {
  const strange = inputs.find(({ idProperty }) => idProperty !== 'email')
  // The record id needs no idProperty; anything else must be a unique property (api-nodejs#548).
  if (strange) {
    return problem(
      400,
      'VALIDATION_ERROR',
      'Unable to perform update/upsert by non-unique 0-1 property',
    )
  }
  const double = doubles(state, inputs)
  if (double.length > 0) {
    const ids = double.join(', ')
    return problem(400, 'VALIDATION_ERROR', `Duplicate IDs found in batch input: [${ids}]`)
  }
  const refused = inputs.map((input) => ({ input, refusals: refusalsOf(state, input) }))
  const bad = refused.filter(({ refusals }) => refusals.length > 0)
  const traces = new Set(inputs.map(({ objectWriteTraceId }) => objectWriteTraceId))
  // Without a unique trace id each, one bad record spoils all: 400, nothing written (notes).
  if (bad[0] && (traces.size < inputs.length || traces.has(undefined))) {
    return problem(400, 'VALIDATION_ERROR', notValid(bad[0].refusals))
  }
  const now = new Date().toISOString()
  const results = refused
    .filter(({ refusals }) => refusals.length === 0)
    .map(({ input }) => {
      const { contact, isNew } = state.write(input.id.trim().toLowerCase(), input.properties)
      if (isNew) onCreate()
      return {
        archived: false,
        createdAt: contact.createdAt,
        id: contact.id,
        new: isNew,
        objectWriteTraceId: input.objectWriteTraceId,
        properties: { ...contact.properties },
        updatedAt: contact.updatedAt,
      }
    })
  const errors = bad.map(({ input, refusals }) => ({
    category: 'VALIDATION_ERROR',
    context: { objectWriteTraceId: [input.objectWriteTraceId] },
    errors: [],
    links: {},
    message: notValid(refusals),
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

/** Ids that mean the same contact: by letter case, or since their contacts were merged (notes). */
function doubles(state: HubSpotState, inputs: Input[]): string[] {
  const seen = new Set<string>()
  const double: string[] = []
  for (const { id } of inputs) {
    const email = id.trim().toLowerCase()
    const key = state.find(email)?.id ?? email
    if (seen.has(key)) double.push(email)
    seen.add(key)
  }
  return double
}

function refusalsOf(state: HubSpotState, { id, properties }: Input): Refusal[] {
  const email = id.trim().toLowerCase()
  const refusals: Refusal[] = []
  if (!EMAIL.test(email) || NO_MAIL.test(email)) {
    refusals.push({
      error: 'INVALID_EMAIL',
      message: `Email address ${id} is invalid`,
      name: 'email',
    })
  }
  // An e-mail erased for privacy is blocked for good (contacts API: gdpr-delete).
  if (state.blocked.has(email)) {
    const message = `Email address ${id} is on the blocklist after a GDPR delete`
    refusals.push({ error: 'EMAIL_BLOCKED', message, name: 'email' })
  }
  // Whole records only with `email` as key (contacts guide: partial upserts are not supported).
  if (properties.email?.trim().toLowerCase() !== email) {
    const message = 'Property "email" must be sent along'
    refusals.push({ error: 'MISSING_EMAIL', message, name: 'email' })
  }
  for (const [name, value] of Object.entries(properties)) {
    const refusal = valueRefusal(state, name, value)
    if (refusal) refusals.push(refusal)
  }
  return refusals
}

function valueRefusal(state: HubSpotState, name: string, value: string): null | Refusal {
  const property = state.properties.get(name)
  if (!property || property.archived) {
    const message = `Property "${name}" does not exist`
    return { error: 'PROPERTY_DOESNT_EXIST', message, name }
  }
  if (property.readOnly) {
    return { error: 'READ_ONLY_VALUE', message: `"${name}" is a read only property`, name }
  }
  if (value === '') return null
  // Numbers without separators; datetime as ISO UTC or epoch milliseconds (properties guide).
  if (property.type === 'number' && !/^-?\d+(?:\.\d+)?$/.test(value)) {
    return { error: 'INVALID_NUMBER', message: `${value} was not a valid number.`, name }
  }
  const datetime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$|^\d{10,14}$/
  if (property.type === 'datetime' && !datetime.test(value)) {
    return { error: 'INVALID_DATE', message: `${value} was not a valid date.`, name }
  }
  return null
}

/** The telling part comes as JSON inside the message (notes). */
function notValid(refusals: Refusal[]): string {
  const list = refusals.map((refusal) => ({
    isValid: false,
    localizedErrorMessage: refusal.message,
    ...refusal,
  }))
  return `Property values were not valid: ${JSON.stringify(list)}`
}

function shuffle<T>(items: T[], random: () => number): T[] {
  const shuffled = [...items]
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T]
  }
  return shuffled
}
