import type { PayloadRequest } from 'payload'

import type { ID } from '../../scan/types.js'

import { ParameterError } from '../../analytics/ParameterError.js'

/** An id as the database has it. Throws a `ParameterError` for what cannot be one. */
export function idOf({ payload }: PayloadRequest, given: unknown): ID {
  if (payload.db.defaultIDType === 'number') {
    const id = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given
    if (typeof id === 'number' && Number.isSafeInteger(id) && id > 0 && id <= 2_147_483_647) {
      return id
    }
  } else if (typeof given === 'string' && /^[0-9a-f-]{36}$/i.test(given)) return given
  throw new ParameterError('id', 'the id of one, or is left out for all')
}
