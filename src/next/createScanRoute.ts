import type { SanitizedConfig } from 'payload'

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
  const handler: ScanRouteHandler = async (request, { params }) => {
    // Late, because next.config imports this module's neighbour and needs no Payload.
    const { getPayload } = await import('payload')
    const payload = await getPayload({ config })
    const runtime = runtimeOf(payload)
    const { code } = await params
    const response = await handleScan(request, runtime.context, {
      code: typeof code === 'string' ? code : '',
      peer: peerAddress(request.headers),
    })
    if (isFrozenAfterAnswer()) {
      const { after } = await import('next/server.js')
      after(() => runtime.flush())
    }
    return response
  }
  return { GET: handler, HEAD: handler }
}
