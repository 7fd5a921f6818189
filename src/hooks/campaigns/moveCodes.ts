import type { CollectionAfterChangeHook, CollectionBeforeDeleteHook } from 'payload'

import { APIError, ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'

/** Names that are shown of those that are taken. */
const SHOWN = 5

/**
 * Where a campaign gets another domain, its codes that have none of their own move there, in the transaction of
 * the save: all of them, or none where a text is taken there. What was in print leads on.
 */
export function moveCodes(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, previousDoc, req }) => {
    const isPublished = doc._status !== 'draft'
    const before = operation === 'update' ? previousDoc?.domain || null : null
    const domain = doc.domain || null
    if (!isPublished || before === domain) return doc
    const { taken } = await storeOf(req.payload, options).moveCampaign(doc.id, domain, req)
    if (taken.length === 0) return doc
    const message = translate(req.t, 'plugin-qr:domainTaken', { names: taken.slice(0, SHOWN).join(', ') }) // prettier-ignore
    throw new ValidationError({ collection: options.slugs.campaigns, errors: [{ message, path: 'domain' }], req }, req.t) // prettier-ignore
  }
}

/** Codes of a campaign that goes are on the default domain from then on. */
export function leaveDomain(options: QROptions): CollectionBeforeDeleteHook {
  return async ({ id, req }) => {
    const store = storeOf(req.payload, options)
    const { moved, taken } = await store.moveCampaign(id, null, req)
    if (taken.length > 0) {
      const names = taken.slice(0, SHOWN).join(', ')
      throw new APIError(translate(req.t, 'plugin-qr:domainTaken', { names }), 409, null, true)
    }
    // who is told afterwards of the campaign finds no code of it
    if (moved > 0) await store.notify({ kind: 'everything' }, req)
  }
}
