import type { SanitizedConfig } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { DomainSettings } from '../../vocabulary/domains.js'

import { knownSiteURL } from '../../options/addresses.js'
import { printedPath } from '../../symbol/symbolURL.js'

type Sited = Pick<QROptions, 'domains' | 'siteURL' | 'symbol' | 'unknownHosts'>

/** What scans need to know of domains; `undefined` where every host is the default one. */
export function domainSettingsOf(
  options: Sited,
  config: SanitizedConfig,
): DomainSettings | undefined {
  const { domains, symbol, unknownHosts } = options
  if (domains.length === 0 && unknownHosts === 'default') return undefined
  const site = knownSiteURL(options, config)
  const api = config.routes.api
  return {
    list: domains.map((domain) => ({
      ...domain,
      printedPath: printedPath({ api, baseURL: domain.url, path: domain.path, spelling: symbol.spelling }), // prettier-ignore
    })),
    own: site !== null && URL.canParse(site) ? [new URL(site).host] : [],
    unknown: unknownHosts,
  }
}
