import type { EdgeScanOptions } from './types.js'

import { fail } from '../../kit/fail.js'
import { checks } from '../../options/checks.js'
import { edgeSecret } from '../../options/edge.js'
import { PLATFORMS } from './vouchedBy.js'

const PATH = 'createEdgeScan'

/** @throws naming the option that is wrong, and never a secret */
export function checkEdgeOptions({ origin, platform, secret, store }: EdgeScanOptions): void {
  const url = checks.url(`${PATH}.origin`, origin)
  const isSafe =
    url !== null && (/^https:/i.test(url) || /^http:\/\/(localhost|127\.|\[::1\])/i.test(url))
  if (!isSafe) {
    fail(
      `${PATH}.origin`,
      origin,
      "the address of Payload's API with https, such as 'https://cms.example/api'",
    )
  }
  edgeSecret(`${PATH}.secret`, secret)
  if (typeof store?.get !== 'function') {
    fail(`${PATH}.store`, typeof store, 'a store with get(key), such as a KV binding')
  }
  checks.oneOf(`${PATH}.platform`, platform, 'cloudflare', PLATFORMS)
}
