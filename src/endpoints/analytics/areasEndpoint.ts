import type { Endpoint } from 'payload'

import { Forbidden } from 'payload'

import type { Areas } from '../../options/areas.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { mayViewScans } from '../../access/readableScans.js'
import { areaShapes } from '../../analytics/areas/areaShapes.js'
import { answering, cachedJSON } from '../answering.js'

/** `GET /api/qr-scans/areas`: `{ "areas": [["10115", "M4395.1 …z"]] }`, the shapes of `analytics.areas`. */
export function areasEndpoint(options: QROptions, areas: Areas): Endpoint {
  return {
    handler: (req) =>
      answering(async () => {
        if (!(await mayViewScans(options, req))) throw new Forbidden(req.t)
        try {
          return cachedJSON(req, { areas: await areaShapes(areas) })
        } catch (error) {
          const why = error instanceof Error ? error.message : 'unknown error'
          req.payload.logger.warn(
            `payload-plugin-qr: options.analytics.areas.source could not be read (${why}); the map shows no areas`,
          )
          const message = 'The areas of the map cannot be read just now.'
          return Response.json({ errors: [{ message }] }, { status: 502 })
        }
      }),
    method: 'get',
    path: '/areas',
  }
}
