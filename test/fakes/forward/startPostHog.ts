import { startProduct } from './startProduct.js'

export type PostHogEvent = {
  distinct_id: string
  event: string
  properties: Record<string, unknown>
  timestamp: string
  uuid: string
}

/**
 * PostHog's batch endpoint: 401 without the project's key, 400 to what has no event or distinct id, 413
 * beyond 20 MB; events of the same id, name, time and person are one.
 * https://posthog.com/docs/api/capture
 */
export async function startPostHog(key: string) {
  const events = new Map<string, PostHogEvent>()
  const product = await startProduct(({ body, url }) => {
    if (url.pathname !== '/batch/') return { status: 404 }
    if (body.length > 20_000_000) return { status: 413 }
    const said = JSON.parse(body) as { api_key?: string; batch?: PostHogEvent[] }
    if (said.api_key !== key) return { status: 401 }
    if (!said.batch?.every(({ distinct_id, event }) => distinct_id && event)) return { status: 400 }
    for (const one of said.batch) {
      events.set([one.uuid, one.event, one.timestamp, one.distinct_id].join(), one)
    }
    return { body: '{"status":"Ok"}', status: 200 }
  })
  return { ...product, events }
}
