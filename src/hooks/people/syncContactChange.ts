import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { recomputeContacts } from '../../people/contacts/recomputeContact.js'

/** What a person edits is sent like what is computed. In the edit's own transaction, without a word to anybody else. */
export function syncContactChange(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    // our own jobs do it themselves, once all is written
    if (req.context.qrCRM) return doc
    req.context.qrCRM = true
    try {
      await recomputeContacts(req, options, [doc.id])
    } finally {
      delete req.context.qrCRM
    }
    return doc
  }
}
