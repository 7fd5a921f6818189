import { isIP } from 'node:net'

/** Ranges behind the names `trustedProxies` takes (RFC 1122, 1918, 3927, 4193, 4291). */
export const NAMED_RANGES: Readonly<Record<string, readonly string[]>> = {
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
