import type { Endpoint, PayloadRequest } from 'payload'

import { isFrozenAfterAnswer } from '../../runtime/isFrozenAfterAnswer.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { handleScan } from '../../scan/handleScan.js'
import { sentScan, wayOf } from '../next/sentScan.js'
import { scanMethods } from './scanMethods.js'

/**
 * `GET` and `HEAD /api/q/:code`: a scan, for hosts without a route file, and `POST` for the form of a page
 * in between; 405 for other methods.
 */
export function scanEndpoints(): Endpoint[] {
  const handler = async (req: PayloadRequest): Promise<Response> => {
    const runtime = runtimeOf(req.payload)
    const request = req as unknown as Request
    const sent = await sentScan(request)
    const response = await handleScan(sent, runtime.context, {
      code: String(req.routeParams?.code ?? ''),
      ...wayOf(sent),
    })
    // Only the route file can go on after the answer; here it has to wait.
    if (isFrozenAfterAnswer()) await runtime.flush()
    return response
  }
  return scanMethods('/q/:code', handler)
}
