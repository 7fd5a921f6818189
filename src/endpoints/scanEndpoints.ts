import type { Endpoint, PayloadRequest } from 'payload'

import { peerAddress } from '../runtime/watchRequests.js'
import { runtimeOf } from '../runtime/runtimeOf.js'
import { handleScan } from '../scan/handleScan.js'

/** `GET` and `HEAD /api/q/:code`: a scan, for hosts without a route file. */
export function scanEndpoints(): Endpoint[] {
  const handler = (req: PayloadRequest): Promise<Response> =>
    handleScan(req as unknown as Request, runtimeOf(req.payload).context, {
      code: String(req.routeParams?.code ?? ''),
      peer: peerAddress(req.headers),
    })
  // Payload answers HEAD with 404 where only a GET endpoint stands.
  return (['get', 'head'] as const).map((method) => ({ handler, method, path: '/q/:code' }))
}
