import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Dimension } from '../../vocabulary/questions.js'

import { analyticsFor } from '../../analytics/analyticsFor.js'
import { compareCodes } from '../../analytics/compareCodes.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { parseStatsParams } from '../../analytics/parseStatsParams.js'
import { lookUpFilters } from '../../analytics/scope/lookUpFilters.js'
import { DIMENSIONS } from '../../analytics/scope/readableFields.js'
import { MOST_COMPARED } from '../../vocabulary/comparison.js'
import { answering, cachedJSON, paramsOf, signalOf } from '../answering.js'

/** Longest feed. */
const MOST = 100

/** The newest scans have no range. */
const OF_LATEST = {
  more: ['after'],
  without: ['compare', 'detail', 'from', 'interval', 'range', 'to', 'tz'],
}
const OF_COMPARE = {
  more: ['codes'],
  without: ['campaign', 'code', 'compare', 'detail', 'folder', 'limit', 'placement', 'tag'],
}
const OF_BREAKDOWN = { more: ['dimension'], without: ['compare', 'detail', 'interval'] }

/** Questions of one panel, where the whole overview would be too much to ask for. */
export const panelEndpoints = (options: QROptions): Endpoint[] => [
  {
    handler: (req) => answering(() => latest(req, options)),
    method: 'get',
    path: '/latest',
  },
  {
    handler: (req) => answering(() => breakdown(req, options)),
    method: 'get',
    path: '/breakdown',
  },
  {
    handler: (req) => answering(() => compare(req, options)),
    method: 'get',
    path: '/compare',
  },
]

/** `GET /api/qr-scans/latest`: filters of statistics, `limit`, and `after` a scan id. Newest first. */
async function latest(req: PayloadRequest, options: QROptions): Promise<Response> {
  const analytics = await analyticsFor(req, options)
  const params = paramsOf(req)
  const { limit, query, ...written } = parseStatsParams(params, Date.now(), OF_LATEST)
  const after = params.get('after')
  if (after !== null && !/^[\w-]{1,64}$/.test(after)) throw new ParameterError('after', 'a scan id')
  if (limit > MOST) throw new ParameterError('limit', `a whole number from 1 to ${MOST}`)
  const scans = await analytics.latest(
    { ...query, ...(await lookUpFilters(req, options, written)), limit, ...(after && { after }) },
    signalOf(req),
  )
  return Response.json(scans, { headers: { 'Cache-Control': 'private, no-store' } })
}

/** `GET /api/qr-scans/breakdown?dimension=city&limit=1000`: one breakdown with all its rows. */
async function breakdown(req: PayloadRequest, options: QROptions): Promise<Response> {
  const analytics = await analyticsFor(req, options)
  const params = paramsOf(req)
  const { limit, query, ...written } = parseStatsParams(params, Date.now(), OF_BREAKDOWN)
  const dimension = params.get('dimension') as 'placement' | Dimension
  if (dimension !== 'placement' && !DIMENSIONS.includes(dimension)) {
    throw new ParameterError('dimension', `one of ${[...DIMENSIONS, 'placement'].join(', ')}`)
  }
  const filters = await lookUpFilters(req, options, written)
  const asked = { limits: { breakdown: limit }, ...signalOf(req) }
  const about = { ...query, ...filters }
  return cachedJSON(
    req,
    dimension === 'placement'
      ? await analytics.placements(about, asked)
      : await analytics.breakdown(dimension, about, asked),
  )
}

/** `GET /api/qr-scans/compare?codes=DERBY,4711`: up to five codes side by side. */
async function compare(req: PayloadRequest, options: QROptions): Promise<Response> {
  const params = paramsOf(req)
  const { query } = parseStatsParams(params, Date.now(), OF_COMPARE)
  const asked = [...new Set(params.getAll('codes').flatMap((text) => text.split(',')))]
    .map((text) => text.trim())
    .filter(Boolean)
  if (asked.length === 0 || asked.length > MOST_COMPARED) {
    const takes = `one to ${MOST_COMPARED} codes by text or id, separated by commas`
    throw new ParameterError('codes', takes)
  }
  return cachedJSON(req, await compareCodes(req, options, { asked, query }, signalOf(req)))
}
