import { HubSpotError } from '../client/HubSpotError.js'
import type { UpsertInput } from '../types.js'

/** HubSpot takes at most 100 records per batch; 101 is a 400. */
export const MAX_BATCH = 100

/** Each of these would have HubSpot refuse the whole batch. */
export function checkBatch(inputs: (UpsertInput & { hubspotId?: string })[]): void {
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
