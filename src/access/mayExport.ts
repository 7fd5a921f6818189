import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayByScope } from './keys/keyOf.js'
import { mayViewScans } from './readableScans.js'

/** Whether a person may take scans out of the system: who views analytics, unless the host says otherwise. */
export async function mayExport(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!mayByScope(req, 'scans:export') || !(await mayViewScans(options, req))) return false
  return (await options.access.export?.({ req })) ?? true
}
