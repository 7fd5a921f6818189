import type { BasePayload } from 'payload'

import type { Log } from '../kit/log.js'
import type { QROptions } from '../options/sanitizeOptions.js'
import type { ScanWriter } from '../recorder/types.js'
import type { CodeDirectory } from '../scan/directory/types.js'
import type { GeoChain } from '../vocabulary/scan.js'
import type { ScanContext } from '../vocabulary/scanContext.js'
import type { Store } from '../vocabulary/store.js'

import { chainOf } from '../describe/geo/createGeoChain.js'
import { createBehaviour } from '../describe/traffic/behaviour/createBehaviour.js'
import { rejudge } from '../describe/traffic/rejudge.js'
import { createVisitorKeys } from '../describe/visitor/createVisitorKeys.js'
import { judgementOf } from '../options/judgementOf.js'
import { createRepeatCounter } from '../recorder/createRepeatCounter.js'
import { installShutdown } from '../recorder/installShutdown.js'
import { createCodeDirectory } from '../scan/directory/createCodeDirectory.js'
import { storeOf } from '../store/storeOf.js'
import { codeSource } from './codeSource.js'
import { type DomainWatch, watchDomains } from './domains/watchDomains.js'
import { keepSnapshot } from './edge/keepSnapshot.js'
import { createAbuseGuard } from './limits/createAbuseGuard.js'
import { createLimitClaims } from './limits/createLimitClaims.js'
import { createMetrics, type Metrics } from './metrics/createMetrics.js'
import { missesOf } from './missesOf.js'
import { startRedirectMaps } from './redirectMaps.js'
import { startRetention } from './retention.js'
import { ruleSources } from './ruleSources.js'
import { scanContextOf } from './scanContextOf.js'
import { sharesOf } from './sharesOf.js'
import { type Sender, startSinks } from './sinks/startSinks.js'
import { startLateJudgement } from './startLateJudgement.js'
import { turnsOf, visitorsOf } from './visitorsOf.js'
import { writerOf } from './writerOf.js'

/** What one process holds to answer scans. Made once per Payload, see `runtimeOf`. */
export type Runtime = {
  context: ScanContext
  directory: CodeDirectory
  /** Whether domains lead here. */
  domains: DomainWatch
  /** Writes everything that waits. */
  flush: () => Promise<void>
  geo: GeoChain
  metrics: Metrics
  sinks: Sender
  store: Store
  /**
   * Leaves the signals that end a process to the caller, who then sees to it that `stop` is
   * called. Without it they are listened for here.
   */
  releaseSignals: () => void
  /** Writes everything that waits and ends connections and timers. */
  stop: () => Promise<void>
  writer: ScanWriter
}

/** Puts the rooms together and starts loading codes and geo data; waits for neither. */
export function createRuntime(payload: BasePayload, options: QROptions): Runtime {
  const log: Log = (message) => payload.logger.warn(`payload-plugin-qr: ${message}`)
  const store = storeOf(payload, options)
  const judgement = judgementOf(options)
  const rooms = { judgement, log, options, payload, store }
  const geo = geoChainOf(options, log)
  const { visitors } = options
  const keys = visitors ? createVisitorKeys({ rotation: visitors.rotation, store }) : null
  const scanVisitors = visitorsOf(keys, options, payload)
  const limits = createLimitClaims({
    log,
    sharesOf: sharesOf(payload, options),
    store,
    turnOf: turnsOf(scanVisitors, options),
    whenDatabaseDown: options.limitsWhenDatabaseIsDown,
  })
  const snapshot = keepSnapshot(rooms)
  const domains = watchDomains({ domains: options.domains, payload })
  const directory = createCodeDirectory({
    log,
    onDifference: snapshot?.onDifference,
    onChange: (ids) => ids.forEach((id) => limits.forget(id)),
    onResync: () => limits.forget(),
    source: codeSource({ options, payload, store }),
  })
  const abuse = options.abuse ? createAbuseGuard(options.abuse) : undefined
  const metrics = createMetrics({
    abuse: () => abuse?.state() ?? null,
    directory: () => directory.state(),
    geo: () => geo.sources(),
    limits: limits.state,
    sinks: () => sinks.states(),
    now: Date.now,
    writer: () => writer.state(),
  })
  const seconds = visitors ? visitors.repeats : 0
  const repeats = createRepeatCounter(store)
  const misses = missesOf(options, geo, store)
  const behaviour = createBehaviour()
  const writer = writerOf({ ...rooms, behaviour, geo, keys, onFlush: metrics.onFlush })
  const late = startLateJudgement({
    behaviour,
    log,
    rejudge: (scan) => rejudge(scan, judgement),
    store,
  })
  store.presence.onChange(() => writer.tryAgain())
  let closing: null | Promise<void> = null
  const close = (): Promise<void> => (closing ??= writer.close())
  const releaseSignals = installShutdown({ atExit: writer.spillNow, drain: close })
  const stopRetention = startRetention({ log, rule: options.retention, stats: store.stats })
  const stopMaps = startRedirectMaps(rooms)
  const sinks = startSinks({ log, sinks: options.scans, store: store.sinks })
  void geo.ready()
  void directory.start()
  keys?.start()
  return {
    context: scanContextOf({
      ...rooms,
      abuse,
      directory,
      limits,
      metrics,
      misses: misses ?? undefined,
      recorder: writer,
      rules: ruleSources({ geo, log, payload, store, visitors: scanVisitors }),
      repeats: seconds > 0 ? { note: repeats.note, seconds } : undefined,
    }),
    directory,
    domains,
    flush: async () => {
      await writer.flush()
      await repeats.flush()
      await misses?.flush()
      await snapshot?.flush()
    },
    geo,
    metrics,
    releaseSignals,
    sinks,
    store,
    stop: async () => {
      releaseSignals()
      stopRetention()
      stopMaps()
      domains.stop()
      keys?.stop()
      await close()
      await repeats.flush()
      await misses?.flush()
      await late.stop()
      await sinks.stop()
      await directory.stop()
      await snapshot?.stop()
      await store.close()
    },
    writer,
  }
}

/** Where scans are located: as the options say, with files that the environment names. */
function geoChainOf({ geo }: QROptions, log: Log): GeoChain {
  const options = geo && {
    ...geo,
    asnPath: geo.asnPath ?? process.env.GEOIP_ASN_DB_PATH,
    cdn: geo.cdn ?? null,
    databasePath: geo.databasePath ?? process.env.GEOIP_DB_PATH,
  }
  return chainOf(options || null, log)
}
