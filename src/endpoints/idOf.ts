import type { PayloadRequest } from 'payload'

import type { ID } from '../vocabulary/scan.js'

import { asID } from '../analytics/scope/asID.js'
import { ParameterError } from '../analytics/ParameterError.js'

/** The id of a parameter. Throws a `ParameterError` for what cannot be one of this collection. */
export function idOf({ payload }: PayloadRequest, collection: string, given: unknown): ID {
  const id = asID(payload, collection, given)
  if (id === null) throw new ParameterError('id', 'the id of one, or is left out for all')
  return id
}
