import type { PayloadRequest } from 'payload'

import type { ConversionState } from '../../integrations/ticketing/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

/** An order as it is stored, as far as its contact needs it. */
export type StoredConversion = {
  amount: number
  campaign: null | string
  code: null | string
  conversions: number
  currency: null | string
  customerId: null | string
  id: ID
  key: string
  orderId: null | string
  origin: string
  provider: string
  qrCode: ID | null
  scanId: null | string
  soldAt: null | string
  state: ConversionState
  status: string
  tickets: number
  touchModel: string
}

export async function readConversions(
  req: PayloadRequest,
  options: QROptions,
  contact: ID,
): Promise<StoredConversion[]> {
  const { docs } = await req.payload.find({
    collection: options.slugs.conversions as never,
    depth: 0,
    limit: 0,
    overrideAccess: true,
    pagination: false,
    req,
    showHiddenFields: true,
    sort: 'key',
    where: { contact: { equals: contact } },
  })
  return docs as unknown as StoredConversion[]
}
