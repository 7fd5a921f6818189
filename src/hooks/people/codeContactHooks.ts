import type { CollectionAfterChangeHook, CollectionBeforeChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { lockContacts } from '../../people/contacts/findOrCreateContact.js'
import { recomputeContacts } from '../../people/contacts/recomputeContact.js'
import { relationID } from '../../vocabulary/relationID.js'

/** A code changes hands: its contacts are kept from others before its row refers to one of them. */
export function lockCodeContact(): CollectionBeforeChangeHook {
  return async ({ data, originalDoc, req }) => {
    if (!('contact' in data)) return data
    const [before, after] = [relationID(originalDoc?.contact), relationID(data.contact)]
    if (String(before) !== String(after)) await lockContacts(req, [before, after])
    return data
  }
}

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
