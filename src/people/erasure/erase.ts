import type { PayloadRequest } from 'payload'

import type { Erasure } from '../../integrations/sync/people.js'
import type { Applied } from '../deliveries/Applied.js'

import { HubSpotError, OBJECT_NOT_FOUND } from '../../integrations/hubspot/index.js'
import { gatewayOf } from '../sync/gatewayOf.js'
import { portalOf } from '../sync/targets.js'

/** Erases a person's record elsewhere, by its id there. Only after a person decided so. */
export async function erase({ payload }: PayloadRequest, work: Erasure): Promise<Applied> {
  const portal = portalOf(work.target)
  if (portal === null) return 'done'
  const gateway = gatewayOf(payload, portal)
  const id = work.externalId ?? (await gateway.findOurContact(work.address))
  if (id === null) return 'done'
  try {
    await gateway.gdprDelete(id)
  } catch (error) {
    // gone already: that is what was asked for. Any other 404 is an address that is wrong.
    if (error instanceof HubSpotError && error.category === OBJECT_NOT_FOUND) return 'done'
    throw error
  }
  return 'done'
}
