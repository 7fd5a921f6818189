import type { PayloadRequest } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

/** Where short URLs live: the option, else Payload's `serverURL`, else the origin of this request. */
export function siteURLOf(
  options: QROptions,
  req: Pick<PayloadRequest, 'headers' | 'payload'> & { origin?: string; url?: string },
): null | string {
  if (options.siteURL) return options.siteURL
  if (req.payload.config.serverURL) return req.payload.config.serverURL.replace(/\/+$/, '')
  if (req.origin) return req.origin
  return req.url && URL.canParse(req.url) ? new URL(req.url).origin : null
}
