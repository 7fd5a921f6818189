/**
 * What is odd about a destination that is allowed all the same:
 * - `http`: not encrypted, phones warn
 * - `local`: an address only this machine or network knows
 * - `no-tld`: a host without a dot, or one that ends in no letters
 * - `tld-typo`: an ending that is nearly always a slip, such as `.con`
 */
export type DestinationWarning = 'http' | 'local' | 'no-tld' | 'tld-typo'

/** Endings that are no top-level domain, next to one that is. */
const SLIPS: Record<string, string> = {
  cmo: 'com',
  cob: 'com',
  comm: 'com',
  con: 'com',
  cpm: 'com',
  dee: 'de',
  nett: 'net',
  ogr: 'org',
  ocm: 'com',
  vom: 'com',
  xom: 'com',
}

/** Top-level domains that never reach the internet: RFC 6761, RFC 6762, RFC 8375, ICANN `internal`. */
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|intranet|lan|home\.arpa|test|invalid)$/

/** Private, loopback and link-local: RFC 1918, 1122, 3927, 6598, 4193, 4291. */
const LOCAL_ADDRESS =
  /^(0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(::1?\]|f[cd]|fe[89ab]))/

/** What a person should look at before thousands are printed. Empty: nothing. Never throws. */
export function destinationWarnings(url: string): DestinationWarning[] {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return []
  const { hostname, protocol } = new URL(url)
  const host = hostname.toLowerCase().replace(/\.$/, '')
  if (LOCAL_NAMES.test(host) || LOCAL_ADDRESS.test(host)) return ['local']
  const found: DestinationWarning[] = protocol === 'http:' ? ['http'] : []
  const isAddress = host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host)
  const ending = host.slice(host.lastIndexOf('.') + 1)
  if (!isAddress && (!host.includes('.') || !/^([a-z]{2,}|xn--[a-z0-9-]+)$/.test(ending))) {
    found.push('no-tld')
  } else if (ending in SLIPS) found.push('tld-typo')
  return found
}

/** The address with its slip mended, for `tld-typo`. */
export function mendedEnding(url: string): string {
  return url.replace(
    /^(https?:\/\/[^/?#:]*\.)([a-z]+)/i,
    (_, before: string, ending: string) => before + (SLIPS[ending.toLowerCase()] ?? ending),
  )
}
