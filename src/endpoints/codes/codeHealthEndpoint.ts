import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { ID } from '../../vocabulary/scan.js'

import { mayViewScans } from '../../access/readableScans.js'
import { healthOfCodes } from '../../analytics/healthOfCodes.js'
import { ParameterError } from '../../analytics/ParameterError.js'
import { asID } from '../../analytics/scope/asID.js'
import { resolveScope } from '../../analytics/scope/resolveScope.js'
import { isTimeZone } from '../../analytics/time/zone.js'
import { answering, paramsOf, signalOf } from '../answering.js'

const MOST = 250

/**
 * `GET /api/qr-codes/health?ids=1,2,3&tz=Europe/Berlin`: `{ [id]: { days: [0, 4, …], health: 'steady' } }`
 * for a page of the list, in one go.
 */
export function codeHealthEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) => answering(() => answer(req, options)),
    method: 'get',
    path: '/health',
  }
}

async function answer(req: PayloadRequest, options: QROptions): Promise<Response> {
  if (!(await mayViewScans(options, req))) throw new Forbidden(req.t)
  const tz = paramsOf(req).get('tz') || 'UTC'
  if (!isTimeZone(tz)) throw new ParameterError('tz', 'an IANA time zone, e.g. Europe/Berlin')
  const scope = await resolveScope(req, options, { codes: idsOf(req, options) })
  // Health is of all scans of a code: a rule about single scans cannot be obeyed but so.
  if (scope.where) return Response.json({})
  const codes = scope.codes as ID[]
  const found = await healthOfCodes(req, options, { codes, tz, ...signalOf(req) })
  const headers = { 'Cache-Control': 'private, max-age=30' }
  return Response.json(Object.fromEntries(found), { headers })
}

function idsOf(req: PayloadRequest, { slugs }: QROptions): ID[] {
  const given = (paramsOf(req).get('ids') ?? '').split(',').filter(Boolean)
  const ids = given.map((id) => asID(req.payload, slugs.codes, id)).filter((id) => id !== null)
  if (ids.length === 0 || ids.length > MOST || ids.length < given.length) {
    throw new ParameterError('ids', `1 to ${MOST} ids of codes, separated by commas`)
  }
  return ids
}
