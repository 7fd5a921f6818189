import type { CDN, GeoFacts, ScanHeaders } from '../../types.js'
import { akamai } from './akamai.js'
import { cloudflare } from './cloudflare.js'
import { cloudfront } from './cloudfront.js'
import { fastly, type FastlyHeaders } from './fastly.js'
import { netlify } from './netlify.js'
import { vercel } from './vercel.js'

/** Reads a CDN's location headers; `null` when they say nothing. Never throws. */
export type DecodeCDN = (headers: ScanHeaders) => null | Partial<GeoFacts>

export const decoders = (fastlyHeaders?: FastlyHeaders): Record<CDN, DecodeCDN> => ({
  akamai,
  cloudflare,
  cloudfront,
  fastly: fastly(fastlyHeaders),
  netlify,
  vercel,
})
