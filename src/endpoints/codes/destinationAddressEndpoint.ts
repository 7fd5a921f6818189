import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { asID } from '../../analytics/scope/asID.js'
import { addressOf, inScanLocale, isLocale } from '../../runtime/addressOf.js'

/**
 * `GET /api/qr-codes/address?collection=pages&id=1`: where a code leads that points to this
 * document, as `{ url }`; `null` while the document has no published page. For who may read it.
 * `destinationLocale=de`: of a code that follows it in this locale.
 */
export function destinationAddressEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const { searchParams } = new URL(req.url ?? '', 'http://localhost')
      const collection = searchParams.get('collection') ?? ''
      const id = asID(req.payload, collection, searchParams.get('id'))
      if (!req.user) return refused('Sign in to see where a code leads.', 401)
      if (!(collection in options.destinations) || id === null) {
        const known = Object.keys(options.destinations).join(', ') || 'none'
        return refused(`Give an id and one of these collections: ${known}.`, 400)
      }
      const locale = searchParams.get('destinationLocale') || null
      if (locale !== null && !isLocale(req.payload, locale)) {
        return refused('destinationLocale is one of the locales of this site, or left out.', 400)
      }
      const doc = (await req.payload.findByID({
        id,
        collection,
        depth: 0,
        disableErrors: true,
        overrideAccess: false,
        // what a scan reads, whatever language the editor is writing in
        ...inScanLocale(req, locale),
      })) as null | Record<string, unknown>
      const drafts = req.payload.collections[collection]?.config.versions?.drafts
      const published = doc && (!drafts || doc._status === 'published')
      return Response.json(
        {
          url: published
            ? await addressOf(collection, doc, req.payload, options, { locale })
            : null,
        },
        { headers: { 'Cache-Control': 'no-store' } },
      )
    },
    method: 'get',
    path: '/address',
  }
}

/** Returned: what is thrown is logged as an error. */
const refused = (message: string, status: number): Response =>
  Response.json({ errors: [{ message }] }, { status })
