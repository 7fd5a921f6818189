import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { keyOf } from './keys/keyOf.js'

/** Whether a person may see people. Nobody may until the host says who: `access.contacts`. */
export async function mayViewContacts(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!req.user || keyOf(req)) return false
  return (await options.access.contacts?.({ req })) === true
}
