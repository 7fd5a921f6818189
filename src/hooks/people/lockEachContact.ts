import type { CollectionBeforeChangeHook } from 'payload'

import { lockContacts } from '../../people/contacts/findOrCreateContact.js'

/** What `lockContact` does, for each contact of an edit of many. */
export function lockEachContact(): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update' && !req.context.qrCRM) await lockContacts(req, [originalDoc.id])
    return data
  }
}
