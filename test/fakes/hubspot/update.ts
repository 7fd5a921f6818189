import type { RecordError } from './answerBatch.js'
import type { HubSpotState } from './createState.js'
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

/**
 * POST …/contacts/batch/update, by record id. Sources:
 * - ids are record ids, given without `idProperty`: contacts guide "Update a batch of contacts",
 *   segmentio/action-destinations#3957, HubSpot/hubspot-api-nodejs#548;
 * - an address of another record: 409 (legacy reference "Create or update a contact"), message and
 *   category as in HubSpot/hubspot-api-python#51; within a 207 as with any other refusal;
 * - a record that is not there: 207 `OBJECT_NOT_FOUND` with id and trace id, and one that was merged
 *   into another is left out without a word: rudderlabs/rudder-transformer, hs/networkHandler.ts and
 *   its tests of batch/update.
 */
export function update(state: HubSpotState, inputs: Input[], random: () => number): Answer {
  if (inputs.some(({ idProperty }) => idProperty !== undefined)) {
    const message = 'Unable to perform update/upsert by non-unique 0-1 property'
    return problem(400, 'VALIDATION_ERROR', message)
  }
  const double = inputs.map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at)
  if (double.length > 0) {
    const ids = double.join(', ')
    return problem(400, 'VALIDATION_ERROR', `Duplicate IDs found in batch input: [${ids}]`)
  }
  const claimed = new Set<string>()
  const judged = inputs.map((input) => {
    const error = errorOf(state, input, claimed)
    const email = input.properties.email?.trim().toLowerCase()
    if (!error && email) claimed.add(email)
    return { error, input }
  })
  const write = ({ id, objectWriteTraceId, properties }: Input) => {
    const contact = state.contacts.get(id)
    if (!contact) return null
    state.update(contact, properties)
    return {
      archived: false,
      createdAt: contact.createdAt,
      id,
      objectWriteTraceId,
      properties: { ...contact.properties },
      updatedAt: contact.updatedAt,
    }
  }
  return answerBatch(judged, write, random)
}

function errorOf(
  state: HubSpotState,
  { id, properties }: Input,
  claimed: ReadonlySet<string>,
): null | RecordError {
  if (state.merged.has(id)) return null
  const contact = state.contacts.get(id)
  if (!contact) {
    return {
      category: 'OBJECT_NOT_FOUND',
      context: { ids: [id] },
      message:
        'Could not get some CONTACT objects, they may be deleted or not exist. Check that ids are valid.',
      status: 404,
    }
  }
  const email = properties.email?.trim().toLowerCase()
  const moves = email !== undefined && email !== contact.properties.email
  const refusals = [
    ...(moves ? emailRefusals(state, email) : []),
    ...valueRefusals(state, properties),
  ]
  if (refusals.length > 0) {
    return { category: 'VALIDATION_ERROR', message: notValid(refusals), status: 400 }
  }
  // Additional addresses are as unique as main ones (contacts guide "Additional emails"). Of one of the
  // record's own nothing is written: refused, which is the harder case.
  const holder = moves ? (state.find(email)?.id ?? (claimed.has(email) ? id : null)) : null
  if (holder === null) return null
  const message = `Contact already exists. Existing ID: ${holder}`
  return { category: 'CONFLICT', message, status: 409 }
}
