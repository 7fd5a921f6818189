import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { BindAnswer, BindRequest } from '../../integrations/sync/people.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { recomputeContacts } from './recomputeContact.js'

/**
 * Ties the scan behind an id to a contact, unless the id has expired or is used up. Whose code it
 * was, if it was another's, is computed anew: the scan is no longer assumed to be theirs.
 */
export async function bindScan(
  req: PayloadRequest,
  options: QROptions,
  request: Omit<BindRequest, 'since'>,
): Promise<BindAnswer> {
  const { attribution } = options.crm
  // ids handed out before attribution was switched off have nobody's promise to be followed
  if (attribution === false) return { kind: 'expired' }
  const answer = await crmStoreOf(req.payload).bindScanId(req, {
    ...request,
    since: request.at - attribution.expires,
  })
  if (answer.kind === 'bound') await recomputeContacts(req, options, [answer.codeOwner])
  return answer
}
