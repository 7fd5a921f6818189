import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayByScope } from './keys/keyOf.js'

/** Whether a person may let others in. Nobody may until the host says who: `access.checkIn`. */
export async function mayCheckIn(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!req.user || !mayByScope(req, 'check-in')) return false
  return (await options.access.checkIn?.({ req })) === true
}
