import type { CDN } from '../../../vocabulary/scan.js'
import { akamai } from './akamai.js'
import { cloudflare } from './cloudflare.js'
import { cloudfront } from './cloudfront.js'
import type { DecodeCDN } from './decodeCDN.js'
import { fastly, type FastlyHeaders } from './fastly.js'
import { netlify } from './netlify.js'
import { vercel } from './vercel.js'

export const decoders = (fastlyHeaders?: FastlyHeaders): Record<CDN, DecodeCDN> => ({
  akamai,
  cloudflare,
  cloudfront,
  fastly: fastly(fastlyHeaders),
  netlify,
  vercel,
})
