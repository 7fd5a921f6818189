import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
} from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'

/** A new code gets its counter row before it is written, so that every version carries the relation. */
export function createCounter(options: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, req }) => {
    if (operation !== 'create') return data
    const counter = await req.payload.db.create({
      collection: options.slugs.counters,
      data: { allScans: 0, scans: 0, sent: 0, visitors: 0 },
      req,
    })
    return { ...data, stats: counter.id }
  }
}

/** Ties the counter row to the code once the code has an id. */
export function linkCounter(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, req }) => {
    const id = typeof doc.stats === 'object' ? doc.stats?.id : doc.stats
    if (operation === 'create' && id) {
      await req.payload.db.updateOne({
        id,
        collection: options.slugs.counters,
        data: { qrCode: doc.id },
        req,
      })
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
