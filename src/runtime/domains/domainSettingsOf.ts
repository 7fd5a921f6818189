import type { SanitizedConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { DomainSettings } from '../../vocabulary/domains.js'

import { knownSiteURL } from '../../options/addresses.js'
import { printedPath } from '../../symbol/symbolURL.js'

type Sited = Pick<QROptions, 'domains' | 'gs1' | 'siteURL' | 'symbol' | 'unknownHosts'>

/** Of the site, and of Digital Links where they have one of their own. */
function ownHosts({ gs1, ...options }: Sited, config: SanitizedConfig): string[] {
  const urls = [knownSiteURL(options, config), gs1 === false ? null : gs1.url]
  const hosts = urls.flatMap((url) => (url !== null && URL.canParse(url) ? new URL(url).host : []))
  return [...new Set(hosts)]
}

/** What scans need to know of domains; `undefined` where every host is the default one. */
export function domainSettingsOf(
  options: Sited,
  config: SanitizedConfig,
): DomainSettings | undefined {
  const { domains, symbol, unknownHosts } = options
  if (domains.length === 0 && unknownHosts === 'default') return undefined
  const api = config.routes.api
  return {
    list: domains.map(({ tenants: _, ...domain }) => ({
      ...domain,
      printedPath: printedPath({ api, baseURL: domain.url, path: domain.path, spelling: symbol.spelling }), // prettier-ignore
    })),
    own: ownHosts(options, config),
    unknown: unknownHosts,
  }
}
