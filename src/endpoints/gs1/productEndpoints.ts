import type { Endpoint } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { validateIdentifiers } from '../../hooks/codes/product.js'
import { paramsOf } from '../answering.js'
import { checkEndpoints, type ProblemAnswer, problemIn } from '../codes/checkEndpoints.js'

/** `GET /api/qr-codes/product?identifiers=(01)09506000134352`: the number of a product, see `checkEndpoints`. */
export function productEndpoints(options: QROptions): Endpoint[] {
  if (options.gs1 === false) return []
  return checkEndpoints('product', options, async (req, saved): Promise<ProblemAnswer> => {
    const identifiers = paramsOf(req).get('identifiers')
    return {
      problem: problemIn(await validateIdentifiers(identifiers, options, { id: saved?.id, req })),
    }
  })
}
