import type { PayloadRequest } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

import { symbolURL } from '../symbol/symbolURL.js'
import { siteURLOf } from './siteURLOf.js'

/** The short URL people read, and the form of it that is printed in the symbol. */
export function shortURLOf(
  code: string,
  options: QROptions,
  req: Pick<PayloadRequest, 'headers' | 'payload'> & { origin?: string; url?: string },
): { printed: string; url: string } {
  const baseURL = siteURLOf(options, req) ?? 'http://localhost:3000'
  return {
    printed: symbolURL({ api: req.payload.config.routes.api, baseURL, code, path: options.path }),
    url: `${baseURL}${options.path}/${code}`,
  }
}
