import type { NextConfig } from 'next'

import { geoDataIncludes } from '../../describe/geo/geoDataIncludes.js'
import { apiClientIncludes } from '../../integrations/hubspot/client/apiClient.js'
import { checks } from '../../options/checks.js'
import { decoderIncludes } from '../../website/design/decoderIncludes.js'
import { ZXING } from '../../website/design/decodeSymbol.js'
import { hintRules } from './hintRules.js'
import { IN_OWN_CASE, watchEnds, watchRequests } from './watchRequests.js'

type Rewrites = Awaited<ReturnType<NonNullable<NextConfig['rewrites']>>>
type NextConfigFunction = (...args: never[]) => NextConfig | Promise<NextConfig>
type WithQROptions = { api?: string; gs1?: string; path?: string }
/** Where scans arrive: the host's route, Payload's endpoint, and a route of Digital Links. */
type Paths = { api: string; digitalLinks: null | string; route: string }

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
 * @param options.gs1 - path of the route of Digital Links, as `gs1.path` in the plugin's options
 * @param options.path - path of the scan route, as in the plugin's options; default `/q`
 * @throws when one of them is no path
 */
export function withQR<T extends NextConfig | NextConfigFunction>(
  nextConfig: T,
  options: WithQROptions = {},
): T {
  const { api, gs1, path } = checks.object('withQR', options, ['api', 'gs1', 'path'])
  const paths: Paths = {
    api: `${checks.path('withQR.api', api, '/api')}/q`,
    digitalLinks: gs1 === undefined ? null : checks.path('withQR.gs1', gs1, '/id'),
    route: checks.path('withQR.path', path, '/q'),
  }
  // The config is read by the server's own process before its first request.
  watchRequests(paths.route, paths.api)
  if (typeof nextConfig === 'function') {
    return (async (...args: never[]) => extend(await nextConfig(...args), paths)) as unknown as T
  }
  return extend(nextConfig, paths) as T
}

function extend(nextConfig: NextConfig, { api, digitalLinks, route }: Paths): NextConfig {
  const { basePath, trailingSlash = false } = nextConfig
  if (basePath) watchRequests(basePath + route, basePath + api)
  watchEnds(trailingSlash)
  return {
    ...nextConfig,
    headers: async () =>
      hintRules((await nextConfig.headers?.()) ?? [], [
        route,
        api,
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
    rewrites: async () => addRewrite(await nextConfig.rewrites?.(), route),
    serverExternalPackages: [
      ...new Set([...(nextConfig.serverExternalPackages ?? []), ...EXTERNAL]),
    ],
  }
}

/**
 * Route folders are case-sensitive, rewrites are not: printed upper-case paths reach the route. For
 * platforms where no process sees requests before Next does; elsewhere they come as they should be.
 */
function addRewrite(hosts: Rewrites | undefined, path: string): Rewrites {
  const ours = {
    destination: `${path}/:code`,
    missing: [{ key: IN_OWN_CASE, type: 'header' as const }],
    source: `${path.toUpperCase()}/:code`,
  }
  if (!hosts) return [ours]
  return Array.isArray(hosts)
    ? [...hosts, ours]
    : { ...hosts, afterFiles: [...(hosts.afterFiles ?? []), ours] }
}
