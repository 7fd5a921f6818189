import type { CollectionAfterChangeHook } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'
import { trackedBefore } from '../history/recordHistory.js'

/**
 * A higher limit is a new round: every visitor may be sent on as often as the code says once more. A
 * lower or an equal one changes nothing, nor does a limit that is set or taken away.
 */
export function rearmVisitors(options: QROptions): CollectionAfterChangeHook {
  return async ({ collection, doc, operation, req }) => {
    if (operation !== 'update' || doc._status === 'draft') return doc
    const before = trackedBefore(collection.slug, doc.id, req)?.scanLimit
    const { scanLimit } = doc
    if (typeof before !== 'number' || typeof scanLimit !== 'number' || scanLimit <= before) {
      return doc
    }
    await storeOf(req.payload, options).rearmVisitors(doc.id, req)
    return doc
  }
}
