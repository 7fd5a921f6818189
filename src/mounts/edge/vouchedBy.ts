import type { Located } from '../../vocabulary/scan.js'
import type { Vouched } from '../../vocabulary/scanContext.js'

import { decoders } from '../../describe/geo/cdnDecoders.js'
import { cleanFacts } from '../../describe/geo/cleanFacts.js'
import { mergeGeo } from '../../describe/geo/mergeGeo.js'
import { clientAddress } from '../../scan/request/clientAddress.js'
import { compileTrustedProxies } from '../../scan/request/trustedProxies.js'

/** Whose word on address and place is taken. */
export type Platform = 'cloudflare' | 'netlify' | 'vercel'

const NOBODY = compileTrustedProxies(false)
const DECODERS = decoders()

/**
 * Who asks and from where, as the platform says: the address by its header, the place by `request.cf` on
 * Cloudflare (developers.cloudflare.com/workers/runtime-apis/request), by headers elsewhere.
 */
export function vouchedBy(platform: Platform, request: Request): Vouched {
  const { headers } = request
  return {
    address: clientAddress(headers, null, NOBODY, platform),
    place: placeBy(platform, request),
  }
}

function placeBy(platform: Platform, request: Request): Located | null {
  const cf = (request as { cf?: Record<string, unknown> }).cf
  const facts =
    platform === 'cloudflare' && cf
      ? cleanFacts({ ...cf, regionName: cf.region })
      : DECODERS[platform](request.headers)
  return facts && mergeGeo([{ builtAt: null, facts, name: platform }])
}
