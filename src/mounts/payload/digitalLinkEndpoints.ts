import type { Endpoint, PayloadRequest } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { toResponse } from '../../scan/answer/answer.js'
import { handleDigitalLink } from '../../scan/gs1/answerDigitalLink.js'
import { describe } from '../describeResolver.js'
import { sentScan, wayOf } from '../next/sentScan.js'
import { peerAddress } from '../next/watchRequests.js'
import { scanMethods } from './scanMethods.js'

/**
 * `GET` and `HEAD /api/gs1/01/:gtin…`: a GS1 Digital Link, for hosts without a route file, and `POST` for the
 * form of a page in between. `/api/gs1/.well-known/gs1resolver` describes the resolver. Payload itself
 * answers `OPTIONS`.
 */
export function digitalLinkEndpoints(options: QROptions): Endpoint[] {
  if (options.gs1 === false) return []
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const { payload } = req
    const request = req as unknown as Request
    const { pathname } = new URL(request.url)
    const described = describe(request, pathname, payload, options, {
      peer: peerAddress(request.headers),
    })
    if (described) return toResponse(described)
    const runtime = runtimeOf(payload)
    const stem = `${payload.config.routes.api}/gs1`
    const sent = await sentScan(request)
    const response = await handleDigitalLink(sent, runtime.context, {
      code: '',
      digitalLink: pathname.slice(pathname.indexOf(`${stem}/`) + stem.length),
      ...wayOf(sent),
    })
    if (isFrozenAfterAnswer()) await runtime.flush()
    return response
  }
  return scanMethods('/gs1/:path*', handler)
}
