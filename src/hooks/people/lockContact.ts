import type { CollectionBeforeOperationHook } from 'payload'

import type { ID } from '../../vocabulary/scan.js'

import { lockContacts } from '../../people/contacts/findOrCreateContact.js'

/** An edit or deletion waits for the job that computes this contact, before the contact is read. */
export function lockContact(): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    const { id } = args as { id?: ID }
    const changes = operation === 'delete' || operation === 'update'
    // our own jobs hold the lock
    if (changes && id !== undefined && !req.context.qrCRM) await lockContacts(req, [id])
  }
}
