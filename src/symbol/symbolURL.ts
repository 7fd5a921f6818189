import { SymbolError } from './SymbolError.js'

/**
 * The URL that is printed in the symbol.
 *
 * Upper case as a whole (`HTTPS://EXAMPLE.COM/Q/AB12CD`) while it stays equivalent: scheme and
 * host are case-insensitive (RFC 3986, 6.2.2.1) and our own path is matched so. Such a URL fits
 * the alphanumeric mode, 5.5 bits a character instead of 8, and so often a smaller symbol.
 *
 * Letters in the base URL's path (`https://example.com/Shop`) may be case-sensitive to its
 * server, and so may a path that is not ours to match (`/api/q`): then both keep their case.
 *
 * Throws a `SymbolError` when the base is not an absolute http(s) URL, or carries a user name,
 * a query or a fragment.
 */
export function symbolURL({
  api = '/api',
  baseURL,
  code,
  path = '/q',
}: {
  /** Where Payload's own routes are, below the base. */
  api?: string
  baseURL: string
  code: string
  /** Where codes are scanned, below the base. */
  path?: string
}): string {
  const base = parseBase(baseURL)
  if (!code) throw SymbolError.got('code', code, 'a code of at least one character')
  const root = `${base.origin}${base.pathname.replace(/\/+$/, '')}`
  const name = encodeURIComponent(code.toUpperCase())
  const url = `${root}${path}/${name}`
  const foreign = /[a-z]/i.test(base.pathname) || path.startsWith(`${api.replace(/\/+$/, '')}/`)
  return foreign ? url : url.toUpperCase()
}

function parseBase(baseURL: string): URL {
  const base = URL.canParse(baseURL) ? new URL(baseURL) : null
  if (!base || !/^https?:$/.test(base.protocol)) {
    throw SymbolError.got('baseURL', baseURL, 'an absolute URL such as https://example.com')
  }
  // Not shown: it may hold a password.
  if (base.username || base.password || base.search || base.hash) {
    throw new SymbolError('baseURL', 'takes no user name, password, query or fragment; remove it')
  }
  return base
}
