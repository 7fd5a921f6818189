import { SymbolError } from './SymbolError.js'

export const SPELLINGS = ['scheme', 'upper', 'typed'] as const

/**
 * How a short URL is spelled in a symbol: all but the scheme in upper case, all in upper case, or as
 * people read it.
 */
export type Spelling = (typeof SPELLINGS)[number]

/**
 * The URL that is printed in the symbol, e.g. `https://EXAMPLE.COM/Q/AB12CD`.
 *
 * Upper case while it stays equivalent: scheme and host are case-insensitive (RFC 3986, 6.2.2.1) and
 * our own path is matched so. Such a URL fits the alphanumeric mode, 5.5 bits a character instead
 * of 8, and so often a smaller symbol. The scheme stays in lower case: some readers take `HTTPS://` for
 * text (`docs/print.md`).
 *
 * Letters in the base URL's path (`https://example.com/Shop`) may be case-sensitive to its
 * server, and so may a path that is not ours to match (`/api/q`): then both keep their case, and only
 * the host is written so.
 *
 * Throws a `SymbolError` when the base is not an absolute http(s) URL, or carries a user name,
 * a query or a fragment.
 */
export function symbolURL({
  api = '/api',
  baseURL,
  code,
  path = '/q',
  spelling = 'scheme',
}: {
  /** Where Payload's own routes are, below the base. */
  api?: string
  baseURL: string
  code: string
  /** Where codes are scanned, below the base. */
  path?: string
  spelling?: Spelling
}): string {
  const base = parseBase(baseURL)
  if (!code) throw SymbolError.got('code', code, 'a code of at least one character')
  const below = `${base.pathname.replace(/\/+$/, '')}${path}/${encodeURIComponent(code.toUpperCase())}`
  const foreign = /[a-z]/i.test(base.pathname) || path.startsWith(`${api.replace(/\/+$/, '')}/`)
  // All or nothing in upper case: a scheme in upper case would gain nothing there.
  if (spelling === 'typed' || (spelling === 'upper' && foreign)) return base.origin + below
  const scheme = spelling === 'upper' ? base.protocol.toUpperCase() : base.protocol
  return `${scheme}//${base.host.toUpperCase()}${foreign ? below : below.toUpperCase()}`
}

/** What stands before the code in a symbol, without the path of the base: `/Q/`. */
export function printedPath(parts: Omit<Parameters<typeof symbolURL>[0], 'code'>): string {
  const { path = '/q' } = parts
  const { pathname } = new URL(symbolURL({ ...parts, code: '0' }))
  return pathname.slice(-path.length - 2, -1)
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
