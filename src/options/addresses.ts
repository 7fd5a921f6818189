import type { PayloadRequest, SanitizedConfig } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

import { SymbolError } from '../symbol/SymbolError.js'
import { type ShortURLParts, type SymbolSource, symbolText } from '../symbol/symbolText.js'
import { printedPath } from '../symbol/symbolURL.js'

// Settings of the host's Next, as `withPayload` passes them on; without Next there are none. By their
// whole names: Next puts the values in their place.

/** `basePath`; empty without one. */
export const nextBasePath = (): string => process.env.NEXT_BASE_PATH ?? ''

/** `trailingSlash`; `null` where nobody said. */
export function nextTrailingSlash(): boolean | null {
  const said = process.env.NEXT_TRAILING_SLASH
  return said ? said === 'true' : null
}

/**
 * Where short URLs live: the option, else Payload's `serverURL`, else the origin of this request; the
 * last two with the base path of Next, which they do not tell.
 */
export function siteURLOf(
  options: QROptions,
  req: Pick<PayloadRequest, 'headers' | 'payload'> & { origin?: string; url?: string },
): null | string {
  const known = knownSiteURL(options, req.payload.config)
  if (known !== null) return known
  if (req.origin) return req.origin + nextBasePath()
  return req.url && URL.canParse(req.url) ? new URL(req.url).origin + nextBasePath() : null
}

/** The same as far as it is known without a request. */
export function knownSiteURL(
  { siteURL }: Pick<QROptions, 'siteURL'>,
  { serverURL }: Pick<SanitizedConfig, 'serverURL'>,
): null | string {
  if (siteURL) return siteURL
  if (!serverURL) return null
  // Payload itself takes its origin alone; who wrote a path there wrote this one.
  const written = serverURL.replace(/\/+$/, '')
  return URL.canParse(written) && new URL(written).pathname === '/'
    ? written + nextBasePath()
    : written
}

type Asked = Pick<PayloadRequest, 'headers' | 'payload'> & { origin?: string; url?: string }

/**
 * What a short URL is made of.
 *
 * @param host that of the code's domain; where it is none of the options, the default one takes its place
 */
export function shortURLParts(
  options: QROptions,
  req: Asked,
  host?: null | string,
): Required<ShortURLParts> {
  const domain = host ? options.domains.find((one) => one.host === host) : undefined
  return {
    api: req.payload.config.routes.api,
    baseURL: domain?.url ?? siteURLOf(options, req) ?? 'http://localhost:3000',
    digitalLinks: digitalLinksOf(options, siteURLOf(options, req)),
    path: domain?.path ?? options.path,
    spelling: options.symbol.spelling,
  }
}

/** What stands before Digital Links; `null` where there are none, or nobody knows the site. */
export function digitalLinksOf(
  { gs1 }: Pick<QROptions, 'gs1'>,
  site: null | string,
): null | string {
  const origin = gs1 === false ? null : (gs1.url ?? site)
  return gs1 === false || origin === null ? null : origin + gs1.path
}

/** What stands before a code in symbols, as they spell it. */
export const printedPathOf = (options: QROptions, config: SanitizedConfig): string =>
  printedPath({
    api: config.routes.api,
    baseURL: knownSiteURL(options, config) ?? 'http://localhost:3000',
    path: options.path,
    spelling: options.symbol.spelling,
  })

/** Part of a code's document: what its short URL depends on. */
type Addressed = { code: string; host?: null | string }

/** The short URL people read. */
export function shortURLOf({ code, host }: Addressed, options: QROptions, req: Asked): string {
  const { baseURL, path } = shortURLParts(options, req, host)
  return `${baseURL}${path}/${code}`
}

/** What a code's symbol carries. Throws a `SymbolError`. */
export const symbolTextOf = (
  doc: { host?: null | string } & SymbolSource,
  options: QROptions,
  req: Asked,
): string => symbolText(doc, shortURLParts(options, req, doc.host))

/** The same; null where there is nothing to print yet, as in a draft of a static code. */
export function drawableTextOf(
  doc: Parameters<typeof symbolTextOf>[0],
  options: QROptions,
  req: Asked,
): null | string {
  try {
    return symbolTextOf(doc, options, req)
  } catch (error) {
    if (error instanceof SymbolError) return null
    throw error
  }
}

/**
 * What a code's symbol carries and its short URL, for use outside the admin. The short URL is null for
 * a static code. Both are where the site's address is unknown: the Local API makes up
 * `http://localhost` for its requests, and that must not be printed.
 */
export function publicURLOf(
  doc: { [field in 'host' | keyof SymbolSource]?: unknown },
  options: QROptions,
  req: PayloadRequest,
): { printed: null | string; url: null | string } {
  const { code, kind } = doc
  if (kind === 'static') {
    return { printed: drawableTextOf(doc as SymbolSource, options, req), url: null }
  }
  const host = typeof doc.host === 'string' ? doc.host : null
  const isOwn = options.domains.some((one) => one.host === host)
  const known = isOwn || knownSiteURL(options, req.payload.config) !== null
  if (typeof code !== 'string' || code === '' || !(known || req.payloadAPI !== 'local')) {
    return { printed: null, url: null }
  }
  const printed = symbolTextOf(doc as SymbolSource, options, req)
  return { printed, url: shortURLOf({ code, host }, options, req) }
}

/** Says that printed codes lead beside Next's base path; `null` where they do not. */
export function besideBasePath({
  path,
  siteURL,
}: Pick<QROptions, 'path' | 'siteURL'>): null | string {
  const basePath = nextBasePath()
  if (!basePath || !siteURL || new URL(siteURL).pathname.endsWith(basePath)) return null
  const { origin } = new URL(siteURL)
  // Not refused: a redirector of a short domain, or a proxy, may answer there.
  return `options.siteURL is ${siteURL}, so codes lead to ${siteURL}${path}/…, and Next answers below its basePath ${basePath}: set siteURL to ${origin}${basePath}, unless something else answers there`
}
