import type { Endpoint, PayloadRequest } from 'payload'

import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { answerMethod, toResponse } from '../../scan/answer/answer.js'
import { handleScan } from '../../scan/handleScan.js'
import { readForm } from '../../scan/request/readForm.js'
import { asSent, peerAddress, sentPath } from '../next/watchRequests.js'

/**
 * `GET` and `HEAD /api/q/:code`: a scan, for hosts without a route file, and `POST` for the form of a page
 * in between; 405 for other methods.
 */
export function scanEndpoints(): Endpoint[] {
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const runtime = runtimeOf(req.payload)
    const request = req as unknown as Request
    const sent =
      req.method === 'POST'
        ? { ...asSent(request), form: await readForm(request) }
        : asSent(request)
    const response = await handleScan(sent, runtime.context, {
      code: String(req.routeParams?.code ?? ''),
      path: sentPath(sent.headers),
      peer: peerAddress(sent.headers),
    })
    // Only the route file can go on after the answer; here it has to wait.
    if (isFrozenAfterAnswer()) await runtime.flush()
    return response
  }
  // Payload answers HEAD with 404 where only a GET endpoint stands.
  const scans = (['get', 'head', 'post'] as const).map((method) => ({
    handler,
    method,
    path: '/q/:code',
  }))
  // ... and other methods as well, as if there were no code.
  const refuse = () => toResponse(answerMethod())
  const others = (['delete', 'patch', 'put'] as const).map((method) => ({
    handler: refuse,
    method,
    path: '/q/:code',
  }))
  return [...scans, ...others]
}
