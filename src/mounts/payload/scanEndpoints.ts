import type { Endpoint, PayloadRequest } from 'payload'

import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { answerMethod, toResponse } from '../../scan/answer/answer.js'
import { handleScan } from '../../scan/handleScan.js'
import { asSent, peerAddress } from '../next/watchRequests.js'

/** `GET` and `HEAD /api/q/:code`: a scan, for hosts without a route file; 405 for other methods. */
export function scanEndpoints(): Endpoint[] {
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const runtime = runtimeOf(req.payload)
    const sent = asSent(req as unknown as Request)
    const response = await handleScan(sent, runtime.context, {
      code: String(req.routeParams?.code ?? ''),
      peer: peerAddress(sent.headers),
    })
    // Only the route file can go on after the answer; here it has to wait.
    if (isFrozenAfterAnswer()) await runtime.flush()
    return response
  }
  // Payload answers HEAD with 404 where only a GET endpoint stands.
  const scans = (['get', 'head'] as const).map((method) => ({ handler, method, path: '/q/:code' }))
  // ... and other methods as well, as if there were no code.
  const refuse = () => toResponse(answerMethod())
  const others = (['delete', 'patch', 'post', 'put'] as const).map((method) => ({
    handler: refuse,
    method,
    path: '/q/:code',
  }))
  return [...scans, ...others]
}
