import type { CollectionBeforeDeleteHook } from 'payload'

import { crmStoreOf } from '../../store/crmStoreOf.js'

/** A contact deleted here is not sent any more, and its scans are nobody's. Its copy elsewhere stays: see erasure. */
export function forgetContact(): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    await crmStoreOf(req.payload).forgetContact(req, id)
  }
}
