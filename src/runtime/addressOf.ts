import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

/** A document's address as `options.destinations` makes it; `null` where it has none. */
export async function addressOf(
  collection: string,
  doc: Record<string, unknown>,
  payload: BasePayload,
  options: QROptions,
): Promise<null | string> {
  try {
    const url = await options.destinations[collection]?.url({ collection, doc })
    if (!url) return null
    if (URL.canParse(url)) return url
    const site = options.siteURL ?? payload.config.serverURL
    // Without a site the address stays relative: the answer then stays on the scanned origin.
    return site ? site.replace(/\/+$/, '') + (url.startsWith('/') ? url : `/${url}`) : url
  } catch (error) {
    payload.logger.warn(
      `payload-plugin-qr: options.destinations.${collection}.url threw for document ${String(doc.id)}: ${error instanceof Error ? error.message : 'unknown error'}`,
    )
    return null
  }
}
