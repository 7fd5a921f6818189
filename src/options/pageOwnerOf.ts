import type { ScanContext } from '../vocabulary/scanContext.js'
import type { QROptions } from './sanitizeOptions.js'

/**
 * Whose the page of a code that is off is. What the host did not name comes from the site's address.
 *
 * @param siteURL - the address as far as it is known
 */
export function pageOwnerOf(
  { page }: Pick<QROptions, 'page'>,
  siteURL: null | string,
): Required<ScanContext['pages']> {
  const link = page.link ?? siteURL
  return {
    logo: page.logo,
    siteName: page.name ?? (link && URL.canParse(link) ? new URL(link).hostname || null : null),
    siteURL: link,
  }
}
