import type { PayloadRequest } from 'payload'

import type { Erasure } from '../store/crmTypes.js'
import type { Applied } from './applyDelivery.js'

import { HubSpotError } from '../integrations/hubspot/index.js'
import { gatewayOf } from './gatewayOf.js'
import { portalOf } from './targets.js'

/** Erases a person's record elsewhere, by its id there. Only after a person decided so. */
export async function erase({ payload }: PayloadRequest, work: Erasure): Promise<Applied> {
  const portal = portalOf(work.target)
  if (portal === null) return 'done'
  try {
    await gatewayOf(payload, portal).gdprDelete(work.externalId)
  } catch (error) {
    // gone already: that is what was asked for
    if (error instanceof HubSpotError && error.kind === 'not-found') return 'done'
    throw error
  }
  return 'done'
}
