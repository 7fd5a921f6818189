import type { CDN, ScanHeaders } from '../../vocabulary/scan.js'
import type { ProxyTrust } from './trustedProxies.js'

import { normaliseAddress } from './normaliseAddress.js'

const MOST_HOPS = 32

function walk(headers: ScanHeaders, peer: null | string, trust: ProxyTrust): null | string {
  const forwarded = headers.get('x-forwarded-for')
  let current = peer
  if (forwarded === null) return current
  let end = forwarded.length
  for (let hop = 0; hop < MOST_HOPS && end >= 0; hop++) {
    // A peer nobody can see is hop 0 and counts as trusted: see `clientAddress`.
    if (current !== null && !trust.trusts(current, hop)) return current
    const comma = end === 0 ? -1 : forwarded.lastIndexOf(',', end - 1)
    const next = normaliseAddress(forwarded.slice(comma + 1, end).trim())
    if (next === null) return current
    current = next
    end = comma
  }
  return current
}

/**
 * The client's address, normalised, or `null` when nobody trusted names it.
 *
 * Starts at the socket's other end and walks `X-Forwarded-For` from the right: as long as the
 * current address is trusted, the one it reported is next. A malformed entry ends the walk.
 *
 * - `peer` null (no socket in sight: serverless, route handlers) and nobody trusted: `null`, as
 *   the header may be the client's own invention.
 * - `peer` null and proxies trusted: the unseen peer counts as trusted hop 0, so with one proxy
 *   the rightmost entry is the client. The host vouches that only its proxies reach the process.
 * - `cdn` set: that CDN's own header wins where the peer is trusted or unseen. With no trusted
 *   proxies at all, `cdn` is the vouching (the origin accepts that CDN only), so it wins too.
 */
export function clientAddress(
  headers: ScanHeaders,
  peer: null | string,
  trust: ProxyTrust,
  cdn: CDN | null,
): null | string {
  const socket = peer === null ? null : normaliseAddress(peer)
  if (cdn !== null && (!trust.any || socket === null || trust.trusts(socket, 0))) {
    const named = cdnAddress(headers, cdn)
    if (named !== null) return named
  }
  return trust.any ? walk(headers, socket, trust) : socket
}

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
function cdnAddress(headers: ScanHeaders, cdn: CDN): null | string {
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
