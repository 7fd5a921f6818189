import type { Endpoint } from 'payload'

import { mayReadMetrics } from '../runtime/metrics/mayReadMetrics.js'
import { runtimeOf } from '../runtime/runtimeOf.js'

/**
 * `GET /api/qr/metrics`: this process's numbers as Prometheus text, for who sends `QR_METRICS_TOKEN`
 * as bearer token. Without a token configured there is no such page.
 */
export function metricsEndpoint(): Endpoint {
  return {
    handler: async ({ headers, payload }) => {
      const token = process.env.QR_METRICS_TOKEN
      if (!token) return new Response('Not found\n', { status: 404 })
      if (!mayReadMetrics(headers.get('authorization'), token)) {
        const challenge = { 'WWW-Authenticate': 'Bearer realm="metrics"' }
        return new Response('Send QR_METRICS_TOKEN as bearer token\n', {
          headers: challenge,
          status: 401,
        })
      }
      const { registry } = runtimeOf(payload).metrics
      return new Response(await registry.metrics(), {
        headers: { 'Cache-Control': 'no-store', 'Content-Type': registry.contentType },
      })
    },
    method: 'get',
    path: '/qr/metrics',
  }
}
