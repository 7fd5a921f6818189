import type { Endpoint } from 'payload'

import { healthOf, healthStatus } from '../runtime/healthOf.js'
import { mayReadMetrics } from '../runtime/metrics/mayReadMetrics.js'
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
