import type { PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { BindAnswer, BindRequest } from '../store/crmTypes.js'

import { crmStoreOf } from '../store/crmStoreOf.js'

/** Ties the scan behind an id to a contact, unless the id has expired or is used up. */
export async function bindScan(
  req: PayloadRequest,
  { crm }: QROptions,
  request: Omit<BindRequest, 'since'>,
): Promise<BindAnswer> {
  // ids handed out before attribution was switched off have nobody's promise to be followed
  if (crm.attribution === false) return { kind: 'expired' }
  return crmStoreOf(req.payload).bindScanId(req, {
    ...request,
    since: request.at - crm.attribution.expires,
  })
}
