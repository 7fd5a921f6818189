import { Miniflare } from 'miniflare'

import type { EdgeStore } from '../../src/mounts/edge/createSnapshot.js'
import type { EdgeStoreOption } from '../../src/options/edge.js'

import { SECRET } from '../../src/mounts/edge/edge.fixture.js'
import { bundleWorker } from './bundleWorker.js'

/** The worker of the example in workerd, with a KV namespace. Its origin may be away, or come back. */
export async function startWorker(originURL: string) {
  const { text } = await bundleWorker('examples/cloudflare-worker/worker.ts')
  const runtime = new Miniflare({
    bindings: { ORIGIN: `${originURL}/api`, QR_EDGE_SECRET: SECRET },
    cf: { city: 'Zürich', country: 'CH', latitude: '47.37', longitude: '8.54', regionCode: 'ZH', timezone: 'Europe/Zurich' }, // prettier-ignore
    compatibilityDate: '2026-04-01',
    kvNamespaces: ['QR_CODES'],
    modules: true,
    script: text,
  })
  const url = await runtime.ready
  return {
    kv: await kvOf(runtime),
    scan: (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(new URL(path, url), { headers, method, redirect: 'manual' }),
    stop: () => runtime.dispose(),
  }
}

/** The namespace of the worker, from outside. Its own type wants the types of Workers. */
export const kvOf = async (runtime: Miniflare) =>
  (await runtime.getKVNamespace('QR_CODES')) as unknown as EdgeStore & EdgeStoreOption
