import type { HubSpotState } from './createState.js'
import type { Refusal } from './refusals.js'
import type { Answer } from './types.js'

import { answerBatch } from './answerBatch.js'
import { problem } from './problem.js'
import { emailRefusals, notValid, valueRefusals } from './refusals.js'

type Input = {
  id: string
  idProperty?: string
  objectWriteTraceId?: string
  properties: Record<string, string>
}

/** POST …/contacts/batch/upsert. Behaviour by field notes "Batch upsert" unless a line says more. */
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
  const judged = inputs.map((input) => {
    const refusals = refusalsOf(state, input)
    const message = notValid(refusals)
    return {
      error: refusals.length > 0 ? { category: 'VALIDATION_ERROR', message, status: 400 } : null,
      input,
    }
  })
  const write = (input: Input) => {
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
  }
  return answerBatch(judged, write, random)
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
  const refusals = emailRefusals(state, id)
  // Whole records only with `email` as key (contacts guide: partial upserts are not supported).
  if (properties.email?.trim().toLowerCase() !== id.trim().toLowerCase()) {
    const message = 'Property "email" must be sent along'
    refusals.push({ error: 'MISSING_EMAIL', message, name: 'email' })
  }
  return [...refusals, ...valueRefusals(state, properties)]
}
