import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayByScope } from './keys/keyOf.js'

/** Whether a person may see numbers at all; which codes' numbers is another question. */
export async function mayViewAnalytics(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!req.user || !mayByScope(req, 'stats:read', 'scans:export')) return false
  return (await options.access.analytics?.({ req })) ?? true
}
