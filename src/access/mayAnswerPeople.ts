import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { keyOf } from './keys/keyOf.js'
import { maySpanTenants } from './tenants/tenantsOfPerson.js'

/**
 * Whether a person may see and erase all that is kept of somebody. Nobody may until the host says who:
 * `access.privacy`. It is kept by scans of any tenant, so whoever is of some tenants may not.
 */
export async function mayAnswerPeople(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!req.user || keyOf(req)) return false
  return (await options.access.privacy?.({ req })) === true && (await maySpanTenants(options, req))
}
