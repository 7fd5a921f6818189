import type { PayloadRequest } from 'payload'

import type { QROptions } from './sanitizeOptions.js'

import { symbolURL } from '../symbol/symbolURL.js'
import { siteURLOf } from './siteURLOf.js'

type Asked = Pick<PayloadRequest, 'headers' | 'payload'> & { origin?: string; url?: string }

/** What a short URL is made of but its code. */
export type ShortURLParts = Required<Omit<Parameters<typeof symbolURL>[0], 'code'>>

export const shortURLParts = (options: QROptions, req: Asked): ShortURLParts => ({
  api: req.payload.config.routes.api,
  baseURL: siteURLOf(options, req) ?? 'http://localhost:3000',
  path: options.path,
})

/** The short URL people read, and the form of it that is printed in the symbol. */
export function shortURLOf(
  code: string,
  options: QROptions,
  req: Asked,
): { printed: string; url: string } {
  const parts = shortURLParts(options, req)
  return {
    printed: symbolURL({ ...parts, code }),
    url: `${parts.baseURL}${parts.path}/${code}`,
  }
}
