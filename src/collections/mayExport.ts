import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayViewAnalytics } from './mayViewAnalytics.js'

/** Whether a person may take scans out of the system: who views analytics, unless the host says otherwise. */
export async function mayExport(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!(await mayViewAnalytics(options, req))) return false
  return (await options.access.export?.({ req })) ?? true
}
