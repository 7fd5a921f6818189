import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { mayViewContacts } from './mayViewContacts.js'
import { readableCodes } from './readableCodes.js'
import { readableScans } from './readableScans.js'

/** Whether a person may see what codes sold: who may see contacts, of codes and scans they may read. */
export async function mayViewSales(options: QROptions, req: PayloadRequest): Promise<boolean> {
  return (
    options.crm.contacts !== false &&
    (await mayViewContacts(options, req)) &&
    (await readableCodes(options, req)) !== false &&
    (await readableScans(options, req)) !== false
  )
}
