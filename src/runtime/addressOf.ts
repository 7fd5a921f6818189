import type { BasePayload, PayloadRequest } from 'payload'

import { isolateObjectProperty } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { withTimeout } from '../kit/withTimeout.js'
import { knownSiteURL, nextBasePath } from '../options/addresses.js'

/** The locale codes are read in: a scan has none of its own, and all of a code's scans go one way. */
const defaultLocaleOf = ({ config }: BasePayload): null | string =>
  config.localization ? config.localization.defaultLocale : null

/** Whether the site has this locale. */
export const isLocale = ({ config }: BasePayload, code: string): boolean =>
  config.localization ? config.localization.localeCodes.includes(code) : false

/**
 * For reading a document as scans do, in the site's default locale or that of a code of its own. The request
 * goes on in its own locale, and may be saving.
 */
export const inScanLocale = (req: PayloadRequest, locale: null | string = null) => ({
  locale: (locale ?? defaultLocaleOf(req.payload) ?? undefined) as never,
  req: isolateObjectProperty(req, ['fallbackLocale', 'locale']),
})

/** Milliseconds the host's function may take for one document. */
const PATIENCE = 3000

type More = {
  /** In which the document is read. @default the site's default one */
  locale?: null | string | undefined
  /** Where the host's function throws, or does not answer. */
  otherwise?: null | string | undefined
}

/** A document's address as `options.destinations` makes it; `null` where it has none. */
export async function addressOf(
  collection: string,
  doc: Record<string, unknown>,
  payload: BasePayload,
  options: QROptions,
  { locale: of, otherwise = null }: More = {},
): Promise<null | string> {
  try {
    const locale = of ?? defaultLocaleOf(payload)
    const made = (async () => options.destinations[collection]?.url({ collection, doc, locale }))()
    const url = await withTimeout(made, PATIENCE, 'Making an address')
    if (!url) return null
    if (URL.canParse(url)) return url
    // Without a site the address stays relative: the answer then stays on the scanned origin.
    const site = knownSiteURL(options, payload.config) ?? nextBasePath()
    return site + (url.startsWith('/') ? url : `/${url}`)
  } catch (error) {
    payload.logger.warn(
      `payload-plugin-qr: options.destinations.${collection}.url failed for document ${String(doc.id)}: ${error instanceof Error ? error.message : 'unknown error'}`,
    )
    return otherwise
  }
}
