import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { recomputeContacts } from '../../people/contacts/recomputeContact.js'
import { relationID } from './relationID.js'

/** A code was given to a contact, or taken away: its scans are theirs, or no longer. */
export function refreshCodeContact(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, previousDoc, req }) => {
    const before = operation === 'create' ? null : relationID(previousDoc?.contact)
    const after = relationID(doc.contact)
    if (String(before) === String(after)) return doc
    const flagged = req.context.qrCRM
    req.context.qrCRM = true
    try {
      await recomputeContacts(req, options, [before, after])
    } finally {
      if (!flagged) delete req.context.qrCRM
    }
    return doc
  }
}
