import type { QRCodeDocument } from '../block/types.js'

import { symbolURL } from '../../symbol/symbolURL.js'

export type SymbolSource = {
  /**
   * Where codes are scanned below `siteURL`, as in the plugin's `path` option.
   * @default '/q'
   */
  path?: string
  /** A code's document. An ID alone holds no address, so nothing is drawn for it. */
  qrCode?: null | number | QRCodeDocument | string
  /** Origin of the short URLs, e.g. `https://example.com`. Wins over what the code says. */
  siteURL?: null | string
  /** What a QR block carries; wins over `qrCode`. `null`: there is nothing to draw. */
  symbol?: null | QRCodeDocument
  /** Any content, drawn as it is. Wins over everything. */
  url?: string
}

/** What the symbol carries and what people read, or null where there is nothing to draw. */
export function symbolSource(source: SymbolSource): { printed: string; readable: string } | null {
  const { path = '/q', qrCode, siteURL, symbol, url } = source
  if (url) return { printed: url, readable: url }
  const code = symbol === undefined ? qrCode : symbol
  if (typeof code !== 'object' || code === null || code.deletedAt) return null
  if (siteURL && code.code) {
    const baseURL = siteURL.replace(/\/+$/, '')
    return {
      printed: symbolURL({ baseURL, code: code.code, path }),
      readable: `${baseURL}${path}/${code.code}`,
    }
  }
  return code.shortURL
    ? { printed: code.printedURL ?? code.shortURL, readable: code.shortURL }
    : null
}
