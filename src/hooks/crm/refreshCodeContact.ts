import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../scan/types.js'

import { recomputeContacts } from '../../crm/recomputeContact.js'

/** A code was given to a contact, or taken away: its scans are theirs, or no longer. */
export function refreshCodeContact(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, previousDoc, req }) => {
    const before = operation === 'create' ? null : idOf(previousDoc?.contact)
    const after = idOf(doc.contact)
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

function idOf(value: unknown): ID | null {
  const id = typeof value === 'object' && value !== null ? (value as { id?: ID }).id : value
  return (id as ID | undefined) ?? null
}
