import type { Payload, SanitizedConfig } from 'payload'

import { asSent } from '../runtime/asSent.js'
import { isFrozenAfterAnswer } from '../runtime/isFrozenAfterAnswer.js'
import { peerAddress } from '../runtime/watchRequests.js'
import { runtimeOf } from '../runtime/runtimeOf.js'
import { handleScan } from '../scan/handleScan.js'

type ScanRouteHandler = (
  request: Request,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>

/**
 * The route handlers of `app/q/[code]/route.ts`. The folder's parameter must be `[code]`.
 *
 * @example export const { GET, HEAD } = createScanRoute({ config })
 */
export function createScanRoute({
  config,
}: {
  config: Promise<SanitizedConfig> | SanitizedConfig
}): { GET: ScanRouteHandler; HEAD: ScanRouteHandler } {
  const open = async (): Promise<Payload> => {
    // Late, because next.config imports this module's neighbour and needs no Payload.
    const { getPayload } = await import('payload')
    return getPayload({ config })
  }
  let opened: null | Payload = null
  // Once: each look into the environment is a call into the system.
  const isFrozen = isFrozenAfterAnswer()
  const handler: ScanRouteHandler = async (request, { params }) => {
    // In development Payload is asked each time, because it takes an edited config in then.
    const payload = opened ?? (await open())
    if (process.env.NODE_ENV === 'production') opened = payload
    const runtime = runtimeOf(payload)
    const { code } = await params
    const sent = asSent(request)
    const answered = handleScan(sent, runtime.context, {
      code: typeof code === 'string' ? code : '',
      peer: peerAddress(sent.headers),
    })
    // Next watches every promise, and most scans wait for nothing.
    const response = answered instanceof Promise ? await answered : answered
    if (isFrozen) {
      const { after } = await import('next/server.js')
      after(() => runtime.flush())
    }
    return response
  }
  return { GET: handler, HEAD: handler }
}
