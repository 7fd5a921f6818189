import type { NextConfig } from 'next'

import type { Domain } from '../../vocabulary/domains.js'

import { geoDataIncludes } from '../../describe/geo/geoDataIncludes.js'
import { apiClientIncludes } from '../../integrations/hubspot/client/apiClient.js'
import { checks } from '../../options/checks.js'
import { type DomainOption, domainsOf } from '../../options/domains.js'
import { decoderIncludes } from '../../website/design/decoderIncludes.js'
import { ZXING } from '../../website/design/decodeSymbol.js'
import { hintRules } from './hintRules.js'
import { IN_OWN_CASE, watchEnds, watchRequests } from './watchRequests.js'

type Rewrites = Awaited<ReturnType<NonNullable<NextConfig['rewrites']>>>
type NextConfigFunction = (...args: never[]) => NextConfig | Promise<NextConfig>
type WithQROptions = {
  api?: string
  domains?: readonly DomainOption[]
  gs1?: string
  path?: string
}
/** Where scans arrive: the host's route, Payload's endpoint, and a route of Digital Links. */
type Paths = {
  api: string
  digitalLinks: null | string
  domains: readonly Domain[]
  route: string
}

/** They load data by a path beside their code, which a bundler would break. */
const EXTERNAL = ['geoip-lite', ZXING.name]

/**
 * Prepares Next for scans. Wrap it around `withPayload`: it takes the client-hint restart off the
 * scan paths (a cold Chromium would request them twice), lets `/Q/CODE` reach the route without a
 * hop, with `trailingSlash` or without, and keeps geo data out of the bundler's way but inside a
 * standalone build.
 *
 * @example export default withQR(withPayload(nextConfig))
 * @param options.api - Payload's `routes.api`, which its endpoint of scans is below; default `/api`
 * @param options.domains - as in the plugin's options: a domain's own path leads to the scan route
 * @param options.gs1 - path of the route of Digital Links, as `gs1.path` in the plugin's options
 * @param options.path - path of the scan route, as in the plugin's options; default `/q`
 * @throws when one of them is no path
 */
export function withQR<T extends NextConfig | NextConfigFunction>(
  nextConfig: T,
  options: WithQROptions = {},
): T {
  const names = ['api', 'domains', 'gs1', 'path'] as const
  const { api, domains, gs1, path } = checks.object('withQR', options, names)
  const route = checks.path('withQR.path', path, '/q')
  const paths: Paths = {
    api: `${checks.path('withQR.api', api, '/api')}/q`,
    domains: domainsOf(
      domains as DomainOption[] | undefined,
      { path: route, siteURL: null },
      'withQR.domains',
    ),
    digitalLinks: gs1 === undefined ? null : checks.path('withQR.gs1', gs1, '/id'),
    route,
  }
  // The config is read by the server's own process before its first request.
  watchRequests(paths.route, paths.api, ...ownPaths(paths))
  if (typeof nextConfig === 'function') {
    return (async (...args: never[]) => extend(await nextConfig(...args), paths)) as unknown as T
  }
  return extend(nextConfig, paths) as T
}

/** Paths of domains; where a code follows its host there is none. */
const ownPaths = ({ domains }: Pick<Paths, 'domains'>): string[] =>
  domains.map(({ path }) => path).filter(Boolean)

function extend(nextConfig: NextConfig, { api, digitalLinks, domains, route }: Paths): NextConfig {
  const { basePath, trailingSlash = false } = nextConfig
  if (basePath) watchRequests(basePath + route, basePath + api)
  watchEnds(trailingSlash)
  return {
    ...nextConfig,
    headers: async () =>
      hintRules((await nextConfig.headers?.()) ?? [], [
        ...new Set([route, api, ...ownPaths({ domains })]),
        ...(digitalLinks === null ? [] : [digitalLinks]),
      ]),
    outputFileTracingIncludes: {
      ...nextConfig.outputFileTracingIncludes,
      '/*': [
        ...(nextConfig.outputFileTracingIncludes?.['/*'] ?? []),
        ...geoDataIncludes(),
        ...apiClientIncludes(),
        ...decoderIncludes(),
      ],
    },
    rewrites: async () => addRewrites(await nextConfig.rewrites?.(), route, domains),
    serverExternalPackages: [
      ...new Set([...(nextConfig.serverExternalPackages ?? []), ...EXTERNAL]),
    ],
  }
}

/**
 * Route folders are case-sensitive, rewrites are not: printed upper-case paths reach the route. For
 * platforms where no process sees requests before Next does; elsewhere they come as they should be.
 */
function addRewrites(
  hosts: Rewrites | undefined,
  path: string,
  domains: readonly Domain[],
): Rewrites {
  const printed = {
    destination: `${path}/:code`,
    missing: [{ key: IN_OWN_CASE, type: 'header' as const }],
    source: `${path.toUpperCase()}/:code`,
  }
  const ours = [printed, ...domains.filter((one) => one.path !== path).map(ofDomain(path))]
  if (!hosts) return ours
  return Array.isArray(hosts)
    ? [...hosts, ...ours]
    : { ...hosts, afterFiles: [...(hosts.afterFiles ?? []), ...ours] }
}

/** After files, so that a domain whose codes follow its host keeps its `robots.txt`. Next takes a port off a host. */
const ofDomain =
  (route: string) =>
  ({ path, url }: Domain) => ({
    destination: `${route}/:code`,
    has: [{ type: 'host' as const, value: new URL(url).hostname.replaceAll('.', '\\.') }],
    source: `${path}/:code`,
  })
