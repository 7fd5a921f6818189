import type { CollectionAfterChangeHook, CollectionAfterDeleteHook, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { CodeChange } from '../../vocabulary/store.js'

import { storeOf } from '../../store/storeOf.js'

/**
 * Tells every process of an edit. The notification is part of the edit's transaction: PostgreSQL
 * delivers it on commit and drops it on roll-back.
 */
function notify(options: QROptions, change: CodeChange, req: PayloadRequest): Promise<void> {
  return storeOf(req.payload, options).notify(change, req)
}

export function notifyCodeChange(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    await notify(options, { ids: [doc.id], kind: 'codes' }, req)
    return doc
  }
}

export function notifyCodeDelete(options: QROptions): CollectionAfterDeleteHook {
  return ({ id, req }) => notify(options, { ids: [id], kind: 'codes' }, req)
}

export function notifyCampaignChange(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    await notify(options, { id: doc.id, kind: 'campaign' }, req)
    return doc
  }
}

/** For a host's collection that codes point to: its document's address may have changed. */
export function notifyDocumentChange(
  options: QROptions,
  collection: string,
): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    await notify(options, { collection, id: doc.id, kind: 'document' }, req)
    return doc
  }
}

export function notifyDocumentDelete(
  options: QROptions,
  collection: string,
): CollectionAfterDeleteHook {
  return ({ id, req }) => notify(options, { collection, id, kind: 'document' }, req)
}
