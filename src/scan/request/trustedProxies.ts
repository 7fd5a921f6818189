import { BlockList, isIP } from 'node:net'

import type { TrustedProxies } from '../../vocabulary/scan.js'

import { createLRU } from '../../kit/createLRU.js'
import { normaliseAddress } from './normaliseAddress.js'

/** A `trustedProxies` option made ready for the hot path. */
export type ProxyTrust = {
  /** `false` for `trustedProxies: false` and `0`: no forwarded address is ever believed. */
  readonly any: boolean
  /** May this address name the one before it? `hop` 0 is the socket's other end. */
  readonly trusts: (address: string, hop: number) => boolean
}

const MAPPED = 96

function add(list: BlockList, range: string): void {
  const [text = '', prefix] = range.split('/')
  const network = normaliseAddress(text) ?? text
  const family = isIP(network) === 4 ? 'ipv4' : 'ipv6'
  if (prefix === undefined) return list.addAddress(network, family)
  const mapped = family === 'ipv4' && text.includes(':')
  // `::ffff:10.0.0.0/104` means 10.0.0.0/8, as addresses are compared after that same mapping.
  const bits = Number(prefix) - (mapped ? MAPPED : 0)
  if (mapped && bits < 0) return list.addSubnet(text, Number(prefix), 'ipv6')
  list.addSubnet(network, bits, family)
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

  const list = new BlockList()
  for (const entry of trusted) for (const range of NAMED_RANGES[entry] ?? [entry]) add(list, range)
  // The same few proxies ask again and again.
  const known = createLRU<boolean>(1000)
  return {
    any: trusted.length > 0,
    trusts: (address) => {
      let verdict = known.get(address)
      if (verdict === undefined) {
        verdict = list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
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
  if (isIP(text) !== 0 && !text.includes('%')) return true
  const [, network, bits] = /^([^/%]+)\/(\d{1,3})$/.exec(text) ?? []
  if (network === undefined || bits === undefined) return false
  const family = isIP(network)
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
