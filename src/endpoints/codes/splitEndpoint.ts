import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Rule } from '../../vocabulary/rules.js'

import { mayViewSales } from '../../access/mayViewSales.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { splitResult } from '../../analytics/split/splitResult.js'
import { compileRules } from '../../scan/decide/rules/compileRules.js'
import { answering, cachedJSON, paramsOf } from '../answering.js'
import { noSuchCode, readableCode } from './readableCode.js'

/**
 * `GET /api/qr-codes/:id/split?rule=halves`: orders and people of each branch of a code's split, and
 * whether they differ by more than chance. For who may read the code and see sales.
 */
export function splitEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'get',
    path: '/:id/split',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  const code = await readableCode(req, options)
  if (!code) return noSuchCode()
  if (!(await mayViewSales(options, req))) {
    return Response.json({ errors: [{ message: 'You may not see sales.' }] }, { status: 403 })
  }
  const { rules } = code as { rules?: null | Rule[] }
  const asked = paramsOf(req).get('rule')
  const rule = compileRules(rules ?? [], () => null)?.list.find(({ id }) => id === asked)
  if (!rule || rule.targets.length < 2) {
    throw new ParameterError('rule', 'the id of a rule of this code that splits its visitors')
  }
  return cachedJSON(req, await splitResult(req, options, { code: code.id, rule }))
}
