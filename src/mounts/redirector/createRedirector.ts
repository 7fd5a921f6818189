import type { AddressInfo } from 'node:net'
import type { BasePayload, SanitizedConfig } from 'payload'

import { createServer, type Server } from 'node:http'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Runtime } from '../../runtime/createRuntime.js'
import type { ScanRequest } from '../../vocabulary/scan.js'

import { fail } from '../../kit/fail.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { knownSiteURL } from '../../options/addresses.js'
import { optionsOf } from '../../options/optionsOf.js'
import { runtimeOf } from '../../runtime/runtimeOf.js'
import { DESCRIPTION_PATH } from '../../scan/gs1/digitalLinkIn.js'
import { describe, resolverPrefixes } from '../describeResolver.js'
import { leaveAlone } from '../next/watchRequests.js'
import { createListener } from './createListener.js'
import { type DrainPatience, drainServer } from './drainServer.js'
import { prefixesByHost, scanPrefixes } from './matchScanPath.js'
import { openPayload } from './openPayload.js'

export type RedirectorOptions = {
  /** The host's Payload config: its database, its options of the plugin. */
  config: Promise<SanitizedConfig> | SanitizedConfig
  /** How long `close` waits, in milliseconds. @default { deadline: 10_000, linger: 1000 } */
  drain?: Partial<DrainPatience>
  /** Address to listen on. @default every address */
  host?: string
  /** Limits of a connection. The defaults suit phones on a bad network. */
  limits?: Partial<RedirectorLimits>
  /**
   * A path of scans beside `options.path` and `/api/q`; `/` takes `/CODE`, for a short domain of
   * its own.
   */
  path?: string
  /** `0` takes any free one. @default 8080 */
  port?: number
}

export type RedirectorLimits = {
  /** Milliseconds for the head of a request. @default 10_000 */
  headersTimeout: number
  /** Milliseconds an idle connection is kept. @default 5000 */
  keepAliveTimeout: number
  /** Connections at a time; `0`: as many as the system allows. @default 0 */
  maxConnections: number
  /** Bytes of all headers, else 431. @default 16_384 */
  maxHeaderSize: number
  /** Characters of the path with its query, else 414. @default 8192 */
  maxURLLength: number
  /** Milliseconds for a whole request. @default 15_000 */
  requestTimeout: number
}

export type Redirector = {
  /** Stops accepting, answers what is in flight, writes what waits, ends the connections. */
  close: () => Promise<void>
  payload: BasePayload
  /** The port it listens on. */
  port: number
  runtime: Runtime
  server: Server
}

const LIMITS: RedirectorLimits = {
  headersTimeout: 10_000,
  keepAliveTimeout: 5000,
  maxConnections: 0,
  maxHeaderSize: 16_384,
  maxURLLength: 8192,
  requestTimeout: 15_000,
}

const GEO_PATIENCE = 10_000

/** For the command line, which shares metrics over its workers. */
export type RedirectorSeams = { metrics?: (runtime: Runtime) => Promise<string> }

/**
 * Scans on plain `node:http`: no Next, the host's config and database. Resolves when it listens,
 * which it does once all codes are in memory.
 *
 * Signals are the caller's: call `close` before the process ends, or scans that wait are lost (with
 * a spill folder they are put there at exit).
 */
export async function createRedirector(
  options: RedirectorOptions,
  seams: RedirectorSeams = {},
): Promise<Redirector> {
  const limits = { ...LIMITS, ...options.limits }
  const payload = await openPayload(options.config)
  try {
    const pluginOptions = optionsOf(payload)
    if (pluginOptions.disabled) fail('options.disabled', true, 'false where the redirector runs')
    const runtime = runtimeOf(payload)
    runtime.releaseSignals()
    const saveAtExit = () => runtime.writer.spillNow()
    process.on('exit', saveAtExit)
    await untilLoaded(runtime)

    let isDraining = false
    const server = createHTTPServer(limits)
    leaveAlone(server)
    server.on(
      'request',
      createListener({
        isDraining: () => isDraining,
        maxURLLength: limits.maxURLLength,
        metrics: () => seams.metrics?.(runtime) ?? runtime.metrics.registry.metrics(),
        metricsToken: process.env.QR_METRICS_TOKEN,
        prefixesOf: prefixesByHost(
          scanPrefixes(
            [pluginOptions.path, `${payload.config.routes.api}/q`],
            knownSiteURL(pluginOptions, payload.config),
            options.path,
          ),
          runtime.context.domains,
        ),
        ...(pluginOptions.gs1 && { resolver: resolverOf(payload, pluginOptions) }),
        runtime,
      }),
    )
    await listen(server, options.port ?? 8080, options.host)

    const end = async () => {
      isDraining = true
      await drainServer(server, { deadline: 10_000, linger: 1000, ...options.drain })
      await payload.destroy()
      process.off('exit', saveAtExit)
    }
    let ending: null | Promise<void> = null
    const { port } = server.address() as AddressInfo
    return { close: () => (ending ??= end()), payload, port, runtime, server }
  } catch (error) {
    await payload.destroy()
    throw error
  }
}

/** Where Digital Links are answered, and the resolver described. */
const resolverOf = (payload: BasePayload, options: QROptions) => ({
  describe: (request: ScanRequest, peer: null | string) =>
    describe(request, DESCRIPTION_PATH, payload, options, { peer })!,
  prefixes: resolverPrefixes(options, knownSiteURL(options, payload.config)),
})

/**
 * Node makes no stream for the body of a request that has none, as no scan has. For Node 24.12 and
 * later; others do not know it, and the types of the oldest one neither.
 */
const WITHOUT_BODIES: object = { optimizeEmptyRequests: true }

function createHTTPServer(limits: RedirectorLimits): Server {
  const { headersTimeout, keepAliveTimeout, maxHeaderSize, requestTimeout } = limits
  const server = createServer({
    connectionsCheckingInterval: Math.min(1000, headersTimeout, requestTimeout),
    headersTimeout,
    keepAliveTimeout,
    maxHeaderSize,
    requestTimeout,
    ...WITHOUT_BODIES,
  })
  // Node answers 503 beyond `maxRequestsPerSocket`, which a redirect never does: no limit there.
  if (limits.maxConnections > 0) server.maxConnections = limits.maxConnections
  return server
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port }, () => {
      server.off('error', reject)
      // Later ones are about single connections that could not be accepted (too many open files).
      server.on('error', () => undefined)
      resolve()
    })
  })
}

/**
 * Waits until every code is in memory, as long as it takes: who takes over from a process that
 * knows the codes must know them, too. Geo data is waited for a moment, scans do without it.
 */
async function untilLoaded({ directory, geo }: Runtime): Promise<void> {
  await directory.start()
  while (!directory.state().loaded) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await withTimeout(geo.ready(), GEO_PATIENCE, 'Loading geo data').catch(() => {})
}
