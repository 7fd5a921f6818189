import type { BasePayload } from 'payload'

import { createHmac } from 'node:crypto'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { GeoChain, ScanContext, ScanDraft, ScanRecord } from '../scan/types.js'
import type { Store } from '../store/types.js'

import { createAbuseGuard } from '../abuse/createAbuseGuard.js'
import { createMetrics, type Metrics } from '../metrics/createMetrics.js'
import { createCarryScanId } from '../scan/attribution/createCarryScanId.js'
import { describeScan } from '../scan/describeScan.js'
import { createCodeDirectory } from '../scan/directory/createCodeDirectory.js'
import { createGeoChain } from '../scan/geo/createGeoChain.js'
import { noGeo } from '../scan/geo/noGeo.js'
import { createQuietLog } from '../scan/writer/createQuietLog.js'
import { createLimitClaims } from '../scan/writer/createLimitClaims.js'
import { createScanWriter } from '../scan/writer/createScanWriter.js'
import { errorCode } from '../scan/writer/errorCode.js'
import { defaultSpillDirectory } from '../scan/writer/defaultSpillDirectory.js'
import { installShutdown } from '../scan/writer/installShutdown.js'
import { storeOf } from '../store/storeOf.js'
import { codeSource } from './codeSource.js'
import { testLinks } from './testLinks.js'
import { watchRequests } from './watchRequests.js'

/** What one process holds to answer scans. Made once per Payload, see `runtimeOf`. */
export type Runtime = {
  context: ScanContext
  directory: ReturnType<typeof createCodeDirectory>
  /** Writes everything that waits. */
  flush: () => Promise<void>
  geo: GeoChain
  metrics: Metrics
  store: Store
  /**
   * Leaves the signals that end a process to the caller, who then sees to it that `stop` is
   * called. Without it they are listened for here.
   */
  releaseSignals: () => void
  /** Writes everything that waits and ends connections and timers. */
  stop: () => Promise<void>
  writer: ReturnType<typeof createScanWriter>
}

/** Puts the rooms together and starts loading codes and geo data; waits for neither. */
export function createRuntime(payload: BasePayload, options: QROptions): Runtime {
  watchRequests(options.path)
  const log = (message: string): void => payload.logger.warn(`payload-plugin-qr: ${message}`)
  // In an outage every scan has the same thing to say.
  const say = createQuietLog(log, Date.now)
  const store = storeOf(payload, options)
  const geo = options.geo === false ? noGeo : createGeoChain({ ...geoPaths(options.geo), log })
  const limits = createLimitClaims({
    log,
    store,
    whenDatabaseDown: options.limitsWhenDatabaseIsDown,
  })
  const directory = createCodeDirectory({
    log,
    onChange: (ids) => ids.forEach((id) => limits.forget(id)),
    onResync: () => limits.forget(),
    source: codeSource({ options, payload, store }),
  })
  const abuse = options.abuse ? createAbuseGuard(options.abuse) : undefined
  const metrics = createMetrics({
    abuse: () => abuse?.state() ?? null,
    directory: () => directory.state(),
    geo: () => geo.sources(),
    now: Date.now,
    writer: () => writer.state(),
  })
  const { batchSize, flushInterval, mode, spillDirectory } = options.recording
  const writer = createScanWriter({
    batchSize,
    describe: describerOf(payload, options, geo),
    flushInterval,
    log,
    onFlush: metrics.onFlush,
    onStored: options.hooks.onScan && ((scans) => options.hooks.onScan?.({ payload, scans })),
    ready: () => geo.ready(),
    recording: mode,
    spill: spillOf(spillDirectory),
    store,
  })
  let closing: null | Promise<void> = null
  const close = (): Promise<void> => (closing ??= writer.close())
  const releaseSignals = installShutdown({ atExit: writer.spillNow, drain: close })
  void geo.ready()
  void directory.start()
  return {
    context: {
      abuse,
      beforeRedirect: options.hooks.beforeRedirect,
      attribution:
        options.crm.attribution === false ? undefined : createCarryScanId(options.crm.attribution),
      cdn: options.geo === false ? null : (options.geo.cdn ?? null),
      directory,
      limits,
      now: Date.now,
      onError: (error, step) => {
        metrics.onStepFailed(step)
        say(
          step,
          `The step "${step}" of a scan failed, the scan was answered (${errorCode(error)}).`,
        )
      },
      onScan: metrics.onScan,
      pages: {
        logo: options.page.logo,
        siteName: options.page.name,
        siteURL: options.page.link ?? options.siteURL ?? (payload.config.serverURL || null),
      },
      schemes: options.schemes,
      sink: writer,
      tests: {
        usedUp: async ({ id }) => (await store.usedUpCodes([id])).length > 0,
        verify: testLinks(payload.secret).verify,
      },
      trustedProxies: options.trustedProxies,
    },
    directory,
    flush: () => writer.flush(),
    geo,
    metrics,
    releaseSignals,
    store,
    stop: async () => {
      releaseSignals()
      await close()
      await directory.stop()
      await store.close()
    },
    writer,
  }
}

function geoPaths(geo: Exclude<QROptions['geo'], false>) {
  return {
    ...geo,
    asnPath: geo.asnPath ?? process.env.GEOIP_ASN_DB_PATH,
    cdn: geo.cdn ?? null,
    databasePath: geo.databasePath ?? process.env.GEOIP_DB_PATH,
  }
}

function spillOf(directory: false | string | undefined): { directory: string } | false {
  const chosen = directory === undefined ? defaultSpillDirectory() : directory
  return chosen ? { directory: chosen } : false
}

function describerOf(payload: BasePayload, { visitors }: QROptions, geo: GeoChain) {
  if (visitors === false) {
    const blind = { geo, rotation: 'never', secret: '' } as const
    return (draft: ScanDraft): ScanRecord => ({ ...describeScan(draft, blind), visitor: null })
  }
  const secret = visitorSecret(payload, visitors.secret)
  return (draft: ScanDraft): ScanRecord =>
    describeScan(draft, { geo, rotation: visitors.rotation, secret })
}

/** A key of its own, so that neither secret can be worked out from the other. */
function visitorSecret(payload: BasePayload, secret: null | string): string {
  return (
    secret ??
    process.env.QR_IP_HASH_SALT ??
    createHmac('sha256', payload.secret).update('payload-plugin-qr visitors').digest('base64url')
  )
}
