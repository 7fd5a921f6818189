import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { SymbolParams } from '../../symbol/parseSymbolParams.js'

import { knownSiteURL } from '../../options/addresses.js'
import { parseSymbolParams } from '../../symbol/parseSymbolParams.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { normaliseCode } from '../../vocabulary/normaliseCode.js'
import { createDrawer } from '../../website/design/createDrawer.js'
import { refused, symbolResponse } from './symbolResponse.js'

/** Half an hour: that long a picture is shown at most after its owner took it back. */
const CACHE = 'public, max-age=1800'

/**
 * `GET /api/qr/images/:file`, `MENU12.svg` say: the symbol for everybody, of codes whose `publicImage`
 * is on. One and the same 404 for every other, so that nobody learns which codes there are.
 */
export function publicImageEndpoints(options: QROptions): Endpoint[] {
  if (!options.symbol.publicImages) return []
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const [, written, format] =
      /^(.+)\.(svg|png|pdf|eps)$/i.exec(String(req.routeParams?.file)) ?? []
    if (!written || !format) return noSuchImage()
    try {
      const params = paramsOf(req, format)
      const doc = await publicCode(written, req, options)
      if (!doc) return noSuchImage()
      const { drawing } = await createDrawer(req, options)(doc)
      return await symbolResponse(drawing, params, {
        code: doc.code,
        headers: { 'Cache-Control': CACHE, 'Cross-Origin-Resource-Policy': 'cross-origin' },
        request: req,
        // Its title is for the people who work with it.
        title: null,
      })
    } catch (error) {
      return refused(error)
    }
  }
  return (['get', 'head'] as const).map((method) => ({
    handler: async (req) => {
      const response = await handler(req)
      return method === 'get' ? response : new Response(null, response)
    },
    method,
    path: '/qr/images/:file',
  }))
}

function paramsOf(req: PayloadRequest, format: string): SymbolParams {
  const query = new URL(req.url ?? '', 'http://localhost').searchParams
  query.set('format', format)
  const params = parseSymbolParams(query)
  const [looks] = Object.keys(params.design)
  if (looks) {
    throw new SymbolError(looks, 'is not taken here: a public image looks as its owner said')
  }
  return params
}

async function publicCode(
  written: string,
  req: PayloadRequest,
  options: QROptions,
): Promise<({ code: string } & Record<string, unknown>) | null> {
  const code = normaliseCode(written)
  // Without a known address the symbol would say what the request says, and caches would keep that.
  if (code === null || knownSiteURL(options, req.payload.config) === null) return null
  const { docs } = await req.payload.find({
    collection: options.slugs.codes,
    depth: 0,
    overrideAccess: true,
    pagination: false,
    req,
    where: { and: [{ code: { equals: code } }, { publicImage: { equals: true } }] },
  })
  const found = docs as unknown as Record<string, unknown>[]
  // A file is named by a text, which several domains may have: the default one first.
  const doc = found.find(({ host }) => !host) ?? found[0]
  return doc ? { ...doc, code: String(doc.code) } : null
}

const noSuchImage = (): Response =>
  Response.json(
    { errors: [{ message: 'There is no such image.' }] },
    { headers: { 'Cache-Control': 'no-store' }, status: 404 },
  )
