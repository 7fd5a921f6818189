import type {
  CollectionAfterChangeHook,
  CollectionBeforeChangeHook,
  CollectionBeforeDeleteHook,
  PayloadRequest,
} from 'payload'

import { APIError, ValidationError } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { storeOf } from '../../store/storeOf.js'
import { translate } from '../../translations/translate.js'

/** Names that are shown of those that are taken. */
const SHOWN = 5

const BEFORE = 'qrCampaignDomains'

const before = ({ context }: PayloadRequest): Record<string, null | string> =>
  (context[BEFORE] ??= {}) as Record<string, null | string>

/**
 * Notes which domain the codes of a campaign are on: what is published, which is not what the newest draft says.
 * Of one that never was there is no telling, as it was saved with this one and that.
 */
export function noteDomain({ slugs }: QROptions): CollectionBeforeChangeHook {
  return async ({ data, operation, originalDoc, req }) => {
    if (operation !== 'update') return data
    const id = originalDoc.id as ID
    const stored = await req.payload.db.findOne<{
      _status?: null | string
      domain?: null | string
      id: ID
    }>({ collection: slugs.campaigns, req, where: { id: { equals: id } } })
    before(req)[String(id)] = stored?._status === 'draft' ? UNKNOWN : stored?.domain || null
    return data
  }
}

/** No host, and none is equal to it. */
const UNKNOWN = '?'

/**
 * Where a campaign gets another domain, its codes that have none of their own move there, in the transaction of
 * the save: all of them, or none where a text is taken there. What was in print leads on.
 */
export function moveCodes(options: QROptions): CollectionAfterChangeHook {
  return async ({ doc, operation, req }) => {
    const isPublished = doc._status !== 'draft'
    const was = operation === 'update' ? (before(req)[String(doc.id)] ?? null) : null
    const domain = doc.domain || null
    if (!isPublished || was === domain) return doc
    // Codes stay where they are while it is gone from the options.
    if (was === UNKNOWN && domain && !options.domains.some((one) => one.host === domain)) return doc
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
