import type { DomainSettings } from '../../vocabulary/domains.js'
import type { ScanRequest } from '../../vocabulary/scan.js'
import type { ScanMount } from '../../vocabulary/scanContext.js'
import type { ProxyTrust } from '../request/trustedProxies.js'

import { createLRU } from '../../kit/createLRU.js'
import { normaliseAddress } from '../request/normaliseAddress.js'

/** A domain of the settings; `null`: the default one; `undefined`: none that is answered. */
export type FoundDomain = DomainSettings['list'][number] | null | undefined

/** Which domain a host is, as it stands in a request. */
export type DomainFinder = (host: null | string) => FoundDomain

/** Hosts remembered as they were written. */
const REMEMBERED = 1_000

/** Looked up by host and port, then by the name alone: proxies and containers listen on ports of their own. */
export function createDomainFinder({ list, own, unknown }: DomainSettings): DomainFinder {
  const hosts = new Map<string, FoundDomain>()
  const names = new Map<string, FoundDomain>()
  const add = (host: string, domain: FoundDomain) => {
    hosts.set(host, domain)
    const { hostname } = new URL(`http://${host}`)
    if (!names.has(hostname)) names.set(hostname, domain)
  }
  for (const host of own) add(host, null)
  for (const domain of list) add(domain.host, domain)
  const stranger = unknown === 'refuse' ? undefined : null
  const find = (written: string): FoundDomain => {
    const asked = readHost(written)
    if (asked === null) return stranger
    if (hosts.has(asked.host)) return hosts.get(asked.host)
    return names.has(asked.hostname) ? names.get(asked.hostname) : stranger
  }
  const known = createLRU<{ found: FoundDomain }>(REMEMBERED)
  return (host) => {
    if (host === null) return stranger
    const before = known.get(host)
    if (before) return before.found
    const found = find(host)
    known.set(host, { found })
    return found
  }
}

/** As the URL parser has it: lower-case, in ASCII, without the scheme's own port, and without a dot at the end. */
function readHost(written: string): { host: string; hostname: string } | null {
  // Of several proxies each adds the host it was asked for: the first is the phone's.
  const first = written.split(',', 1)[0]!.trim()
  if (first.length > 300 || !/^[^\s/\\?#@]+$/.test(first)) return null
  const text = `http://${first.replace(/\.(?=:\d*$|$)/, '')}`
  if (!URL.canParse(text)) return null
  const { host, hostname } = new URL(text)
  return { host, hostname }
}

/**
 * The host a phone asked for: as the mount knows it, as a trusted proxy passes it on, else as the request
 * says. Whoever forges one gets what the public gets there.
 */
export function askedHost(
  { headers, url }: Pick<ScanRequest, 'headers' | 'url'>,
  { host, peer, vouched }: ScanMount,
  trust: ProxyTrust,
): null | string {
  if (host !== undefined) return host
  // What the edge was asked for is all it says.
  if (vouched) return hostOfURL(url) ?? headers.get('host')
  const forwarded = trust.any ? headers.get('x-forwarded-host') : null
  if (forwarded !== null && mayForward(peer, trust)) return forwarded
  return headers.get('host') ?? hostOfURL(url)
}

/** A peer that cannot be seen counts as the first trusted hop, as in `clientAddress`. */
function mayForward(peer: null | string, trust: ProxyTrust): boolean {
  const address = peer === null ? null : normaliseAddress(peer)
  return address === null || trust.trusts(address, 0)
}

const hostOfURL = (url: string): null | string =>
  /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? null
