import type { QROptions } from '../../options/sanitizeOptions.js'

import { digitalLinksOf } from '../../options/addresses.js'
import { digitalLinkIn } from '../../scan/gs1/digitalLinkIn.js'
import { readDigitalLink } from '../../vocabulary/gs1/digitalLink.js'
import { identifiersKey, levelsOf } from '../../vocabulary/gs1/readIdentifiers.js'

/** The numbers that a Digital Link of ours is answered by, the most precise first; empty: it is none. */
export function productsOfURL(
  url: string,
  options: QROptions,
  site: null | string,
  api: string,
): string[] {
  const root = digitalLinksOf(options, site)
  if (root === null || !URL.canParse(url, site ?? undefined)) return []
  const { hostname, pathname } = new URL(url, site ?? undefined)
  const resolvers = [new URL(root), ...(site === null ? [] : [new URL(`${site}${api}/gs1`)])]
  const here = resolvers.filter((one) => one.hostname === hostname)
  const prefixes = here.map((one) => one.pathname.replace(/\/$/, '').toLowerCase())
  const path = digitalLinkIn(pathname, prefixes)
  if (path === null) return []
  const read = readDigitalLink(path.replace(/\/+$/, ''), '', { shortGTIN: true })
  return read.problem ? [] : levelsOf(read).map(identifiersKey)
}
