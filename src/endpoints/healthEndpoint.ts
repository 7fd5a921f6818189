import type { Endpoint } from 'payload'

import { healthOf, healthStatus } from '../runtime/healthOf.js'
import { runtimeOf } from '../runtime/runtimeOf.js'

/**
 * `GET /api/qr/health`: 200 as soon as scans can be answered, with what is degraded; 503 while
 * codes were never loaded.
 */
export function healthEndpoint(): Endpoint {
  return {
    handler: ({ payload }) => {
      const health = healthOf(runtimeOf(payload))
      const headers = { 'Cache-Control': 'no-store' }
      return Response.json(health, { headers, status: healthStatus(health) })
    },
    method: 'get',
    path: '/qr/health',
  }
}
