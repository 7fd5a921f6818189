import type { Located } from '../../vocabulary/scan.js'
import type { Vouched } from '../../vocabulary/scanContext.js'

import { decoders } from '../../describe/geo/cdnDecoders.js'
import { cleanFacts } from '../../describe/geo/cleanFacts.js'
import { mergeGeo } from '../../describe/geo/mergeGeo.js'
import { clientAddress } from '../../scan/request/clientAddress.js'
import { compileTrustedProxies } from '../../scan/request/trustedProxies.js'

export const PLATFORMS = ['cloudflare', 'netlify', 'none', 'vercel'] as const

/** Whose word on address and place is taken. `none`: the runtime's own on the address, nobody's on the place. */
export type Platform = (typeof PLATFORMS)[number]

const NOBODY = compileTrustedProxies(false)
const DECODERS = decoders()

/**
 * Who asks and from where, as the platform (or the runtime: `peer`) says: the address by its header, the place by `request.cf` on
 * Cloudflare (developers.cloudflare.com/workers/runtime-apis/request), by headers elsewhere.
 */
export function vouchedBy(platform: Platform, request: Request, peer: null | string): Vouched {
  const { headers } = request
  if (platform === 'none') return { address: peer, place: null }
  return {
    address: clientAddress(headers, null, NOBODY, platform),
    place: placeBy(platform, request),
  }
}

function placeBy(platform: Exclude<Platform, 'none'>, request: Request): Located | null {
  const cf = (request as { cf?: Record<string, unknown> }).cf
  const facts =
    platform === 'cloudflare' && cf
      ? cleanFacts({ ...cf, regionName: cf.region })
      : DECODERS[platform](request.headers)
  return facts && mergeGeo([{ builtAt: null, facts, name: platform }])
}
