import type { Endpoint } from 'payload'

import { runtimeOf } from '../runtime/runtimeOf.js'

/** `GET /api/qr/health`: 200 as soon as scans can be answered, with what is degraded. */
export function healthEndpoint(): Endpoint {
  return {
    handler: ({ payload }) => {
      const { directory, geo, writer } = runtimeOf(payload)
      const codes = directory.state()
      const scans = writer.state()
      const degraded = [
        ...(codes.loadedAt === null ? ['codes are still loading'] : []),
        ...(codes.listening ? [] : ['edits of other processes arrive late: no LISTEN connection']),
        ...(scans.storeDown ? ['scans wait: the database does not take them'] : []),
        ...(geo.sources().length > 0 ? [] : ['no geo database is loaded']),
      ]
      return Response.json(
        { degraded, status: degraded.length ? 'degraded' : 'ok' },
        { headers: { 'Cache-Control': 'no-store' } },
      )
    },
    method: 'get',
    path: '/qr/health',
  }
}
