import type { CDN, ScanHeaders } from '../../vocabulary/scan.js'

import { normaliseAddress } from './normaliseAddress.js'

/** The header in which each CDN names its client, from their documentation; first valid one wins. */
const HEADERS: Record<CDN, readonly string[]> = {
  akamai: ['true-client-ip'],
  cloudflare: ['cf-connecting-ip'],
  cloudfront: ['cloudfront-viewer-address'],
  fastly: ['fastly-client-ip'],
  netlify: ['x-nf-client-connection-ip'],
  vercel: ['x-vercel-forwarded-for', 'x-real-ip'],
}

/** The client's address as the CDN states it; `null` when it does not, or not readably. */
export function cdnAddress(headers: ScanHeaders, cdn: CDN): null | string {
  for (const name of HEADERS[cdn]) {
    const value = headers.get(name)
    if (value === null) continue
    // CloudFront appends the port also to a bare IPv6 address: cut it before it becomes a group.
    const text = cdn === 'cloudfront' ? value.replace(/:\d{1,5}$/, '') : value
    const address = normaliseAddress(text)
    if (address !== null) return address
  }
  return null
}
