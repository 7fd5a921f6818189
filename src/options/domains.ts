import type { SanitizedConfig } from 'payload'

import type { DomainSettings } from '../vocabulary/domains.js'
import type { QROptions } from './sanitizeOptions.js'

import { fail } from '../kit/fail.js'
import { printedPath } from '../symbol/symbolURL.js'
import { type Domain, UNKNOWN_HOSTS, type UnknownHosts } from '../vocabulary/domains.js'
import { knownSiteURL } from './addresses.js'
import { checks } from './checks.js'

export type DomainOption = {
  /**
   * What stands before the code there. `'/'`: nothing, the code follows the host.
   *
   * @default the plugin's `path`
   */
  path?: string
  /**
   * Its origin.
   *
   * @example 'https://go.example'
   */
  url: string
}

/** A domain is what is printed, so it is named by its host and nothing else. */
export function domainsOf(
  written: DomainOption[] | undefined,
  { path, siteURL }: { path: string; siteURL: null | string },
  option = 'options.domains',
): readonly Domain[] {
  if (written === undefined) return Object.freeze([])
  if (!Array.isArray(written)) {
    return fail(option, written, "a list like [{ url: 'https://go.example' }]")
  }
  const own = siteURL === null ? null : new URL(siteURL).host
  const hosts = new Set<string>()
  const domains = written.map((one, at): Domain => {
    const name = `${option}[${at}]`
    const asked = checks.object<DomainOption>(name, one, ['path', 'url'])
    const url = originOf(`${name}.url`, asked.url)
    const { host } = new URL(url)
    if (hosts.has(host)) fail(`${name}.url`, asked.url, 'a host that no other domain has')
    if (host === own) fail(`${name}.url`, asked.url, 'a host beside that of siteURL, where codes live anyway') // prettier-ignore
    hosts.add(host)
    return Object.freeze({ host, path: pathOf(`${name}.path`, asked.path, path), url })
  })
  return Object.freeze(domains)
}

function originOf(name: string, written: unknown): string {
  const url = checks.url(name, written)
  const takes = "an origin like 'https://go.example', with its path in `path`"
  if (url === null) return fail(name, written, takes)
  const { hash, origin, password, pathname, search, username } = new URL(url)
  // Not shown: it may be a password.
  if (username || password) return fail(name, 'a user name', 'an address without one, as it is printed') // prettier-ignore
  return pathname === '/' && !search && !hash ? origin : fail(name, written, takes)
}

const pathOf = (name: string, written: unknown, byDefault: string): string =>
  written === '' || written === '/' ? '' : checks.path(name, written, byDefault)

export const unknownHostsOf = (written: unknown): UnknownHosts =>
  checks.oneOf('options.unknownHosts', written, 'default', UNKNOWN_HOSTS)

type Sited = Pick<QROptions, 'domains' | 'path' | 'siteURL' | 'symbol' | 'unknownHosts'>

/**
 * What only the whole config tells: that the default domain is known where others are refused, that no
 * domain is Payload's own address, and that no path is Payload's.
 */
export function checkDomains(
  options: Sited,
  config: Pick<SanitizedConfig, 'serverURL'>,
  own: string[],
): void {
  // prettier-ignore
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

/** What scans need to know of domains; `undefined` where every host is the default one. */
export function domainSettingsOf(
  options: Sited,
  config: SanitizedConfig,
): DomainSettings | undefined {
  // prettier-ignore
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
