import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { shortURLOf } from '../options/shortURLOf.js'
import { parseSymbolParams, renderSymbol, SymbolError } from '../symbol/index.js'

/** `GET /api/qr-codes/:id/image?format=svg|png|pdf`: the printed symbol, for who may read the code. */
export function codeImageEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const found = await readableCode(req, options)
      // The same answer for a code that is not there and one this person may not read.
      if (!found) return refuse(404, 'There is no such QR code, or you may not read it.')
      const { code, printed, title } = found
      try {
        const params = parseSymbolParams(new URL(req.url ?? '', 'http://localhost').searchParams)
        const symbol = await renderSymbol({ ...params, content: printed, title })
        const name = `${code.toLowerCase()}.${symbol.extension}`
        return new Response(symbol.body as BodyInit, {
          headers: {
            'Cache-Control': 'private, max-age=0, must-revalidate',
            'Content-Disposition': `${params.download ? 'attachment' : 'inline'}; filename="${name}"`,
            'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
            'Content-Type': symbol.contentType,
            'X-Content-Type-Options': 'nosniff',
          },
        })
      } catch (error) {
        if (!(error instanceof SymbolError)) throw error
        return refuse(400, error.message, error.parameter)
      }
    },
    method: 'get',
    path: '/:id/image',
  }
}

const refuse = (status: number, message: string, field?: string): Response =>
  Response.json({ errors: [{ field, message }] }, { status })

async function readableCode(req: PayloadRequest, options: QROptions) {
  const doc = await req.payload.findByID({
    id: String(req.routeParams?.id),
    collection: options.slugs.codes,
    depth: 0,
    disableErrors: true,
    overrideAccess: false,
    req,
    trash: true,
  })
  if (!doc) return null
  const code = String(doc.code)
  const { printed } = shortURLOf(code, options, req)
  return { code, printed, title: String(doc.title ?? code) }
}
