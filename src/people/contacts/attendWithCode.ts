import type { PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { crmStoreOf } from '../../store/crmStoreOf.js'
import { recomputeContacts } from './recomputeContact.js'

type CheckedIn = { at: number; code: ID; contact: ID }

/** Whose badge it is was at the door: on the contact, and on to where contacts go. */
export async function attendWithCode(
  req: PayloadRequest,
  options: QROptions,
  { at, code, contact }: CheckedIn,
): Promise<void> {
  await crmStoreOf(req.payload).attend(req, `door:${code}`, contact, at)
  await recomputeContacts(req, options, [contact])
}
