import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'

/** A text that has its code need not be kept for anybody any more. */
export function releaseCode(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, req }) => {
    if (operation === 'create' && typeof doc.code === 'string') {
      await storeOf(req.payload, options).releaseCode(doc.code, req)
    }
    return doc
  }
}
