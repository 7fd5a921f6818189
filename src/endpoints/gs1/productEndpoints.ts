import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { validateIdentifiers } from '../../hooks/codes/product.js'
import { paramsOf } from '../answering.js'
import { noSuchCode, readableCode } from '../codes/readableCode.js'

/** What a save would say to the number of a product; `null`: nothing. */
export type ProductAnswer = { problem: null | string }

/**
 * `GET /api/qr-codes/product?identifiers=(01)09506000134352`, and `GET /api/qr-codes/:id/product?…` for a code that
 * is there: what a save would say, while it is typed. For who is signed in and may read the code.
 */
export function productEndpoints(options: QROptions): Endpoint[] {
  if (options.gs1 === false) return []
  return [
    { handler: (req) => answer(req, options), method: 'get', path: '/product' },
    {
      handler: async (req) => {
        const code = await readableCode(req, options)
        return code === null ? noSuchCode() : answer(req, options, code.id)
      },
      method: 'get',
      path: '/:id/product',
    },
  ]
}

async function answer(req: PayloadRequest, options: QROptions, id?: ID): Promise<Response> {
  if (!req.user) throw new Forbidden(req.t)
  const identifiers = paramsOf(req).get('identifiers')
  const said = await validateIdentifiers(identifiers, options, { id, req })
  const told: ProductAnswer = { problem: said === true ? null : said }
  return Response.json(told, { headers: { 'Cache-Control': 'private, no-store' } })
}
