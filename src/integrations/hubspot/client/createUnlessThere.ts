import type { CallOptions } from '../gateway.js'
import type { Caller } from './createCaller.js'

import { HubSpotError } from './HubSpotError.js'

/** `false`: another process has just created it (409). */
export async function createUnlessThere(
  call: Caller,
  path: string,
  body: object,
  options?: CallOptions,
): Promise<boolean> {
  try {
    await call({ body, method: 'POST', path }, options)
    return true
  } catch (error) {
    if (error instanceof HubSpotError && error.kind === 'conflict') return false
    throw error
  }
}
