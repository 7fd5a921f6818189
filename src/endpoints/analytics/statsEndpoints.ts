import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { analyticsFor } from '../../analytics/analyticsFor.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { parseStatsParams } from '../../analytics/parseStatsParams.js'
import { lookUpFilters } from '../../analytics/scope/lookUpFilters.js'
import { statsJSON } from '../../analytics/statsJSON.js'
import { answering, cachedJSON, paramsOf, signalOf } from '../answering.js'
import { noSuchCode, readableCode } from '../codes/readableCode.js'

/** `GET /api/qr-scans/stats`: all codes the person may read, filtered. */
export function statsEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'get',
    path: '/stats',
  }
}

/** `GET /api/qr-codes/:id/stats`: one code. */
export function codeStatsEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        const code = await readableCode(req, options)
        return code === null ? noSuchCode() : answer(req, options, code.id)
      }),
    method: 'get',
    path: '/:id/stats',
  }
}

/** Which code is in the path already. */
const OF_CODE = { without: ['campaign', 'code', 'folder', 'placement', 'tag'] }

/** The basic form has its own ranges: one that is asked for must not be taken for granted. */
function forDetailOnly(params: URLSearchParams): void {
  for (const name of ['compare', 'from', 'interval', 'limit', 'range', 'to']) {
    if (params.has(name)) throw new ParameterError(name, 'effect with detail=1 only')
  }
}

async function answer(req: PayloadRequest, options: QROptions, code?: ID): Promise<Response> {
  const analytics = await analyticsFor(req, options)
  const params = parseStatsParams(paramsOf(req), Date.now(), code === undefined ? {} : OF_CODE)
  const filters = await lookUpFilters(req, options, params)
  if (code !== undefined) filters.codes = [code]
  const asked = { limits: { breakdown: params.limit }, ...signalOf(req) }
  const query = { ...params.query, ...filters }
  if (!params.detail) forDetailOnly(paramsOf(req))
  if (!params.detail) return cachedJSON(req, await analytics.basic(query, asked))
  const [basic, overview, latest] = await Promise.all([
    analytics.basic(query, asked),
    analytics.overview(query, asked),
    analytics.latest(query, asked),
  ])
  return cachedJSON(req, statsJSON(basic, overview, latest))
}
