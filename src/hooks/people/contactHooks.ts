import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  CollectionBeforeOperationHook,
  CollectionBeforeValidateHook,
} from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { lockContacts } from '../../people/contacts/findOrCreateContact.js'
import { recomputeContacts } from '../../people/contacts/recomputeContact.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'

/** Addresses in one form; when consent was withdrawn; and that a person wrote the name, so that it stays. */
export function prepareContact(): CollectionBeforeValidateHook {
  return ({ data, originalDoc, req }) => {
    if (!data) return data
    if (typeof data.email === 'string') data.email = data.email.trim().toLowerCase()
    if (data.consent) {
      const before = originalDoc?.consent
      // nobody writes it by hand; it stays when consent is given again
      data.consent.withdrawnAt =
        before?.given && !data.consent.given
          ? new Date().toISOString()
          : (before?.withdrawnAt ?? null)
    }
    const renamed = (['firstName', 'lastName'] as const).some(
      (name) => name in data && (data[name] ?? '') !== (originalDoc?.[name] ?? ''),
    )
    if (renamed && !req.context.qrCRM) data.nameFrom = 'person'
    return data
  }
}

/** An edit or deletion waits for the job that computes this contact, before the contact is read. */
export function lockContact(): CollectionBeforeOperationHook {
  return async ({ args, operation, req }) => {
    const { id } = args as { id?: ID }
    const changes = operation === 'delete' || operation === 'update'
    // our own jobs hold the lock
    if (changes && id !== undefined && !req.context.qrCRM) await lockContacts(req, [id])
  }
}

/** What `lockContact` does, for each contact of an edit of many. */
export function lockEachContact(): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (operation === 'update' && !req.context.qrCRM) await lockContacts(req, [originalDoc.id])
    return data
  }
}

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

/** A contact deleted here is not sent any more, and its scans are nobody's. Its copy elsewhere stays: see erasure. */
export function forgetContact(): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    await crmStoreOf(req.payload).forgetContact(req, id)
  }
}
