import type { PayloadRequest } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

import { shortURLOf } from './shortURLOf.js'
import { knownSiteURL } from './siteURLOf.js'

/**
 * The short URL of a code for use outside the admin, or null when the site's address is unknown:
 * the Local API makes up `http://localhost` for its requests, and that must not be printed.
 */
export function publicURLOf(
  code: unknown,
  options: QROptions,
  req: PayloadRequest,
): { printed: string; url: string } | null {
  if (typeof code !== 'string' || code === '') return null
  const known = knownSiteURL(options, req.payload.config) !== null
  return known || req.payloadAPI !== 'local' ? shortURLOf(code, options, req) : null
}
