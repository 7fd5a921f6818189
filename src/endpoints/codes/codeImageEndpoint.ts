import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { storeOf } from '../../store/storeOf.js'
import { parseSymbolParams } from '../../symbol/parseSymbolParams.js'
import { createDrawer } from '../../website/design/createDrawer.js'
import { noSuchCode, readableCode } from './readableCode.js'
import { readablePreset } from './readablePreset.js'
import { refused, symbolResponse } from './symbolResponse.js'

/** `GET /api/qr-codes/:id/image?format=svg|png|pdf|eps`: the printed symbol, for who may read the code. */
export function codeImageEndpoint(options: QROptions): Endpoint {
  return {
    handler: async (req) => {
      const doc = await readableCode(req, options)
      if (!doc) return noSuchCode()
      try {
        const params = parseSymbolParams(new URL(req.url ?? '', 'http://localhost').searchParams)
        const preset = await readablePreset(req, options, params.design.preset)
        const draw = createDrawer(req, options)
        const { drawing } = await draw(doc, { ...params.design, preset })
        const response = await symbolResponse(drawing, params, {
          code: doc.code,
          headers: { 'Cache-Control': 'private, no-cache' },
          request: req,
          title: doc.title,
        })
        if (params.download && response.status !== 503) {
          await storeOf(req.payload, options).noteDownload(doc.id)
        }
        return response
      } catch (error) {
        return refused(error)
      }
    },
    method: 'get',
    path: '/:id/image',
  }
}
