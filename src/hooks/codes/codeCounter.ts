import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'
import { bulkOf } from './noteBatch.js'

/** A new code gets its counter row before it is written, so that every version carries the relation. */
export function createCounter(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, req }) => {
    if (operation !== 'create' || bulkOf(req)?.check) return data
    return { ...data, stats: await storeOf(req.payload, options).addCounts(req) }
  }
}

/** Ties the counter row to the code once the code has an id. */
export function linkCounter(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, req }) => {
    const id = typeof doc.stats === 'object' ? doc.stats?.id : doc.stats
    if (operation === 'create' && id) {
      await storeOf(req.payload, options).tieCounts(id, doc.id, req)
    }
    return doc
  }
}

/** A code deleted for good takes its numbers along; its scans stay, with the code's text. */
export function deleteCounter(options: QROptions): CollectionAfterDeleteHook {
  return async ({ id, req }) => {
    await storeOf(req.payload, options).removeCounts(id, req)
  }
}
