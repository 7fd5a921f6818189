import type { SanitizedConfig } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { fail } from '../kit/fail.js'
import { knownSiteURL } from '../options/addresses.js'

type Sited = Pick<QROptions, 'domains' | 'siteURL' | 'unknownHosts'>

/**
 * What only the whole config tells: that the default domain is known where others are refused, that no
 * domain is Payload's own address, and that no path is Payload's.
 */
export function checkDomains(
  options: Sited,
  config: Pick<SanitizedConfig, 'serverURL'>,
  own: string[],
): void {
  const site = knownSiteURL(options, config)
  if (site === null && options.unknownHosts === 'refuse') {
    fail('options.unknownHosts', 'refuse', "'default' until siteURL says what the default host is")
  }
  const host = site !== null && URL.canParse(site) ? new URL(site).host : null
  for (const [at, domain] of options.domains.entries()) {
    if (domain.host === host) fail(`options.domains[${at}].url`, domain.url, 'a host beside that of serverURL, where codes live anyway') // prettier-ignore
    if (own.includes(domain.path)) fail(`options.domains[${at}].path`, domain.path, "a path of its own: that one is Payload's") // prettier-ignore
  }
}
