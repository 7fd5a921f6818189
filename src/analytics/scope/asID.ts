import type { BasePayload } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NUMBER = /^-?\d{1,15}(\.\d{1,15})?$/
const LAST_SERIAL = 2_147_483_647

/**
 * An id of this collection as its column takes it; `null` for what cannot be one. PostgreSQL throws
 * at a value of the wrong kind, which would answer a mistyped id with an error of ours.
 */
export function asID(payload: BasePayload, collection: string, given: unknown): ID | null {
  const own = payload.collections[collection]?.customIDType
  if (own === 'text') return typeof given === 'string' && given !== '' ? given : null
  // a host's own numbers are `numeric`, whatever their sign
  if (own === 'number') {
    const id = typeof given === 'string' && NUMBER.test(given) ? Number(given) : given
    return typeof id === 'number' && Math.abs(id) <= Number.MAX_SAFE_INTEGER ? id : null
  }
  if (payload.db.defaultIDType === 'number') {
    const id = typeof given === 'string' && /^\d{1,15}$/.test(given) ? Number(given) : given
    return typeof id === 'number' && Number.isInteger(id) && id > 0 && id <= LAST_SERIAL ? id : null
  }
  return typeof given === 'string' && UUID.test(given) ? given : null
}
