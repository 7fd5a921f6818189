import ipaddr from 'ipaddr.js'

import type { TrustedProxies } from '../../vocabulary/scan.js'

import { createLRU } from '../../kit/createLRU.js'
import { ipFamily } from '../../kit/ipFamily.js'

/** A `trustedProxies` option made ready for the hot path. */
export type ProxyTrust = {
  /** `false` for `trustedProxies: false` and `0`: no forwarded address is ever believed. */
  readonly any: boolean
  /** May this address name the one before it? `hop` 0 is the socket's other end. */
  readonly trusts: (address: string, hop: number) => boolean
}

type Network = [ipaddr.IPv6, number]

const MAPPED = 96

/** Every address as IPv6, an IPv4 one as it is mapped there: `10.0.0.0/8` is `::ffff:10.0.0.0/104`. */
function mapped(address: string): ipaddr.IPv6 {
  const parsed = ipaddr.parse(address)
  return parsed instanceof ipaddr.IPv4 ? parsed.toIPv4MappedAddress() : (parsed as ipaddr.IPv6)
}

function networkOf(range: string): Network {
  const [text = '', prefix] = range.split('/')
  const lead = ipFamily(text) === 4 ? MAPPED : 0
  return [mapped(text), prefix === undefined ? 128 : Number(prefix) + lead]
}

/**
 * Compiles once what `clientAddress` asks on every scan.
 * Throws a `TypeError` naming the entry that is no address, CIDR or known name.
 */
export function compileTrustedProxies(trusted: TrustedProxies): ProxyTrust {
  const problem = trustedProxyProblem(trusted)
  if (problem !== null) throw new TypeError(`trustedProxies: ${problem}`)
  if (trusted === false || trusted === 0) return { any: false, trusts: () => false }
  if (typeof trusted === 'number') return { any: true, trusts: (_, hop) => hop < trusted }

  const networks = trusted.flatMap((entry) => (NAMED_RANGES[entry] ?? [entry]).map(networkOf))
  // The same few proxies ask again and again.
  const known = createLRU<boolean>(1000)
  return {
    any: trusted.length > 0,
    trusts: (address) => {
      let verdict = known.get(address)
      if (verdict === undefined) {
        const asked = mapped(address)
        verdict = networks.some((network) => asked.match(network))
        known.set(address, verdict)
      }
      return verdict
    },
  }
}

/** Ranges behind the names `trustedProxies` takes (RFC 1122, 1918, 3927, 4193, 4291). */
const NAMED_RANGES: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  private: [
    '10.0.0.0/8',
    '172.16.0.0/12',
    '192.168.0.0/16',
    '169.254.0.0/16',
    'fc00::/7',
    'fe80::/10',
  ],
}

function isRange(text: string): boolean {
  if (ipFamily(text) !== 0 && !text.includes('%')) return true
  const [, network, bits] = /^([^/%]+)\/(\d{1,3})$/.exec(text) ?? []
  if (network === undefined || bits === undefined) return false
  const family = ipFamily(network)
  return family !== 0 && Number(bits) <= (family === 4 ? 32 : 128)
}

/**
 * What is wrong with a `trustedProxies` option, in one sentence that names the culprit;
 * `null` when it is fine.
 */
export function trustedProxyProblem(trusted: unknown): null | string {
  if (trusted === false) return null
  if (typeof trusted === 'number') {
    return Number.isInteger(trusted) && trusted >= 0 && trusted <= 32
      ? null
      : `the number of proxies must be a whole number from 0 to 32, not ${trusted}`
  }
  if (!Array.isArray(trusted)) {
    return 'must be false, a number of proxies, or a list of addresses, CIDRs, "loopback" and "private"'
  }
  for (const entry of trusted) {
    if (typeof entry === 'string' && (Object.hasOwn(NAMED_RANGES, entry) || isRange(entry))) {
      continue
    }
    return `${JSON.stringify(entry)} is no IP address, CIDR (like "10.0.0.0/8"), "loopback" or "private"`
  }
  return null
}
