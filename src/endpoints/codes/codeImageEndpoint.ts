import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { symbolTextOf } from '../../options/addresses.js'
import { storeOf } from '../../store/storeOf.js'
import { parseSymbolParams } from '../../symbol/parseSymbolParams.js'
import { renderSymbol } from '../../symbol/renderSymbol.js'
import { SymbolError } from '../../symbol/SymbolError.js'
import { noSuchCode, readableCode } from './readableCode.js'

/** `GET /api/qr-codes/:id/image?format=svg|png|pdf`: the printed symbol, for who may read the code. */
export function codeImageEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const doc = await readableCode(req, options)
      if (!doc) return noSuchCode()
      const { code, title } = doc
      try {
        const params = parseSymbolParams(new URL(req.url ?? '', 'http://localhost').searchParams)
        const symbol = await renderSymbol({
          ...params,
          content: symbolTextOf(doc, options, req),
          title,
        })
        if (params.download) await storeOf(req.payload, options).noteDownload(doc.id)
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
        return Response.json(
          { errors: [{ field: error.parameter, message: error.message }] },
          { status: 400 },
        )
      }
    },
    method: 'get',
    path: '/:id/image',
  }
}
