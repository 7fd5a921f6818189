import type { BatchReadInputSimplePublicObjectId } from '@hubspot/api-client/lib/codegen/crm/contacts/models/BatchReadInputSimplePublicObjectId.js'

import type { Caller } from '../client/createCaller.js'
import type { Paths } from '../client/paths.js'
import type { CallOptions } from '../gateway.js'

import { OBJECT_NOT_FOUND } from '../client/classifyAnswer.js'
import { HubSpotError } from '../client/HubSpotError.js'

// Written with every contact, also where there is nothing to count.
const OURS = ['qr_scan_count', 'qr_tickets']

type Body = {
  errors?: { category?: unknown }[]
  results?: { id?: unknown; properties?: Record<string, unknown> }[]
}

/**
 * Record id of the contact with this e-mail, where the record bears what this plugin writes. In the
 * body, not in the path: paths are logged. `null`: there is none, or it is somebody else's work.
 */
export async function findOurContact(
  call: Caller,
  paths: Paths,
  email: string,
  options?: CallOptions,
): Promise<null | string> {
  const body = {
    idProperty: 'email',
    inputs: [{ id: email }],
    properties: OURS,
    propertiesWithHistory: [],
  } satisfies BatchReadInputSimplePublicObjectId
  const answer = await call({ body, method: 'POST', path: paths.read, values: [email] }, options)
  const { errors = [], results } = (answer.body ?? {}) as Body
  const [record] = results ?? []
  if (record?.id !== undefined) {
    return OURS.some((name) => record.properties?.[name]) ? String(record.id) : null
  }
  // a multi-status answer may hold anything: only what says so means that there is none
  if (results && errors.every(({ category }) => category === OBJECT_NOT_FOUND)) return null
  throw new HubSpotError({
    kind: 'server',
    message: 'HubSpot did not say whether it has this contact.',
  })
}
