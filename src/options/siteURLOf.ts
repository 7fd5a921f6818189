import type { PayloadRequest, SanitizedConfig } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

import { nextBasePath } from './nextSettings.js'

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
