import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { keyOf } from './keys/keyOf.js'
import { maySpanTenants } from './tenants/tenantsOfPerson.js'

/**
 * Whether a person may see people. Nobody may until the host says who: `access.contacts`. A contact is one
 * person for all tenants, with all their scans and orders, so whoever is of some tenants sees none.
 */
export async function mayViewContacts(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!req.user || keyOf(req)) return false
  return (await options.access.contacts?.({ req })) === true && (await maySpanTenants(options, req))
}
