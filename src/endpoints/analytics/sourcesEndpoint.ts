import type { Endpoint, PayloadRequest } from 'payload'

import { Forbidden } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { PlaceSources } from '../../vocabulary/placeSources.js'

import { mayViewScans } from '../../access/readableScans.js'
import { placeSources } from '../../analytics/placeSources.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { answering, cachedJSON } from '../answering.js'

/**
 * `GET /api/qr-scans/sources`: whose data the places of scans are, how old, and who has to be named with
 * them. Lies beside exports, and stands where the admin shows places.
 */
export function sourcesEndpoint(options: QROptions): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        if (!(await mayViewScans(options, req))) throw new Forbidden(req.t)
        return cachedJSON(req, await sourcesOf(req, options))
      }),
    method: 'get',
    path: '/sources',
  }
}

export async function sourcesOf(req: PayloadRequest, options: QROptions): Promise<PlaceSources> {
  const { geo, store } = runtimeOf(req.payload)
  await geo.ready()
  const stored = await store.stats.placeSources()
  const maxAge = options.geo === false ? false : options.geo.maxAge
  return placeSources({ loaded: geo.sources(), maxAge, now: Date.now(), stored })
}
