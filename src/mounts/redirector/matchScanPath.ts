import type { DomainSettings } from '../../vocabulary/domains.js'

import { createDomainFinder } from '../../scan/domains/findDomain.js'

/** The redirector's own pages, which `/` must not take for codes; a code can be asked for in capitals. */
const OWN: ReadonlySet<string> = new Set(['/favicon.ico', '/healthz', '/metrics', '/robots.txt'])

/**
 * The code in a request's path, still percent-encoded, or `null` where the path is not one of a
 * scan. Prefixes are lower-case and end with a slash; `/` alone takes any single segment, for a
 * short domain of its own.
 */
export function matchScanPath(url: string, prefixes: readonly string[]): null | string {
  const path = pathOf(url)
  for (const prefix of prefixes) {
    if (path.length <= prefix.length || (prefix === '/' && OWN.has(path))) continue
    if (path.slice(0, prefix.length).toLowerCase() !== prefix) continue
    const code = path.slice(prefix.length)
    const slash = code.indexOf('/')
    // Trailing slashes are somebody's server tidying up, anything behind them is another path.
    if (slash < 0 || /^\/+$/.test(code.slice(slash))) return slash < 0 ? code : code.slice(0, slash)
  }
  return null
}

/** Without query; also of the absolute form that proxies send (RFC 9112, section 3.2.2). */
export function pathOf(url: string): string {
  let start = 0
  if (!url.startsWith('/')) {
    const authority = /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i.exec(url)
    if (authority) start = authority[0].length
  }
  const end = url.slice(start).search(/[?#]/)
  return end < 0 ? url.slice(start) : url.slice(start, start + end)
}

/** The host of the absolute form, which wins over the header (RFC 9112, section 3.2.2); `null`: there is none. */
export const hostOfTarget = (url: string): null | string =>
  url.startsWith('/') ? null : (/^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1] ?? null)

/**
 * Where scans arrive, for `matchScanPath`: the paths of the site, as they are and below the path its
 * address has (whoever stands in front may take that off), and one `more`. The longest first, so that
 * `/` takes what is left.
 */
export function scanPrefixes(
  paths: readonly string[],
  siteURL: null | string,
  more?: string,
): string[] {
  const below = siteURL && URL.canParse(siteURL) ? new URL(siteURL).pathname : ''
  const all = [...paths, ...paths.map((path) => below + path)]
  if (more !== undefined) all.push(more)
  const prefixes = all.map((path) => `/${path}/`.replace(/\/+/g, '/').toLowerCase())
  return [...new Set(prefixes)].sort((a, b) => b.length - a.length)
}

/**
 * The same by the host that is asked. A domain has its own path, and those of the default one below it, so that
 * a domain that was the default once goes on.
 */
export function prefixesByHost(
  prefixes: readonly string[],
  domains: DomainSettings | undefined,
): (host: null | string | undefined) => readonly string[] {
  if (!domains || domains.list.length === 0) return () => prefixes
  const find = createDomainFinder(domains)
  const ofDomains = new Map(
    domains.list.map(({ host, path }) => [
      host,
      [...new Set([...prefixes, `${path}/`.toLowerCase()])].sort((a, b) => b.length - a.length),
    ]),
  )
  return (host) => ofDomains.get(find(host ?? null)?.host ?? '') ?? prefixes
}
