import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { keyOf } from './keys/keyOf.js'
import { mayViewContacts } from './mayViewContacts.js'
import { readableCodes } from './readableCodes.js'
import { readableScans } from './readableScans.js'

/**
 * Whether a person may see what codes sold, as sums: who may see revenue or contacts, of codes and scans
 * they may read.
 */
export async function mayViewSales(options: QROptions, req: PayloadRequest): Promise<boolean> {
  return (
    options.crm.contacts !== false &&
    ((await mayViewRevenue(options, req)) || (await mayViewContacts(options, req))) &&
    (await readableCodes(options, req)) !== false &&
    (await readableScans(options, req)) !== false
  )
}

/** Whether a person may see single orders, too: each is somebody's. */
export async function mayViewOrders(options: QROptions, req: PayloadRequest): Promise<boolean> {
  return (await mayViewContacts(options, req)) && (await mayViewSales(options, req))
}

async function mayViewRevenue(options: QROptions, req: PayloadRequest): Promise<boolean> {
  if (!req.user || keyOf(req)) return false
  return (await options.access.revenue?.({ req })) === true
}
