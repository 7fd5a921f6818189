import { fail } from '../kit/fail.js'
import { type Domain, UNKNOWN_HOSTS, type UnknownHosts } from '../vocabulary/domains.js'
import { checks } from './checks.js'

export type DomainOption = {
  /**
   * What stands before the code there. `'/'`: nothing, the code follows the host.
   *
   * @default the plugin's `path`
   */
  path?: string
  /**
   * Whose codes may be on it: tenants by their id, or by the text in their field `slug`.
   *
   * @default everybody's
   * @example ['acme']
   */
  tenants?: (number | string)[]
  /**
   * Its origin.
   *
   * @example 'https://go.example'
   */
  url: string
}

/** A domain, and whose codes may be on it; `null`: everybody's. */
export type HostDomain = Domain & { tenants: null | readonly (number | string)[] }

/** A domain is what is printed, so it is named by its host and nothing else. */
export function domainsOf(
  written: DomainOption[] | undefined,
  { path, siteURL }: { path: string; siteURL: null | string },
  option = 'options.domains',
): readonly HostDomain[] {
  if (written === undefined) return Object.freeze([])
  if (!Array.isArray(written)) {
    return fail(option, written, "a list like [{ url: 'https://go.example' }]")
  }
  const own = siteURL === null ? null : new URL(siteURL).host
  const hosts = new Set<string>()
  const domains = written.map((one, at): HostDomain => {
    const name = `${option}[${at}]`
    const asked = checks.object<DomainOption>(name, one, ['path', 'tenants', 'url'])
    const url = originOf(`${name}.url`, asked.url)
    const { host } = new URL(url)
    if (hosts.has(host)) fail(`${name}.url`, asked.url, 'a host that no other domain has')
    if (host === own) fail(`${name}.url`, asked.url, 'a host beside that of siteURL, where codes live anyway') // prettier-ignore
    hosts.add(host)
    return Object.freeze({
      host,
      path: pathOf(`${name}.path`, asked.path, path),
      tenants: tenantsOf(`${name}.tenants`, asked.tenants),
      url,
    })
  })
  return Object.freeze(domains)
}

function originOf(name: string, written: unknown): string {
  const takes = "an origin like 'https://go.example', with its path in `path`"
  return checks.origin(name, written, takes) ?? fail(name, written, takes)
}

const pathOf = (name: string, written: unknown, byDefault: string): string =>
  written === '' || written === '/' ? '' : checks.path(name, written, byDefault)

function tenantsOf(name: string, written: unknown): HostDomain['tenants'] {
  if (written === undefined) return null
  const isList =
    Array.isArray(written) &&
    written.length > 0 &&
    written.every((one) => Number.isInteger(one) || (typeof one === 'string' && one !== ''))
  return isList
    ? Object.freeze([...(written as (number | string)[])])
    : fail(name, written, "ids or slugs of tenants such as ['acme'], or nothing: then it is everybody's") // prettier-ignore
}

export const unknownHostsOf = (written: unknown): UnknownHosts =>
  checks.oneOf('options.unknownHosts', written, 'default', UNKNOWN_HOSTS)
