import type { CodeDirectory, CodeDirectoryOptions } from './types.js'

import { backoff } from '../../kit/backoff.js'
import { errorCode } from '../../kit/errorCode.js'
import { createQuietLog, silentLog } from '../../kit/log.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { createBoundedLookup, createTokenBucket } from './createBoundedLookup.js'
import { createCodeTable, createMissingCodes } from './createCodeTable.js'
import { createDirectorySync } from './createDirectorySync.js'

/** Milliseconds the first load waits for LISTEN, so that it need not be done again right after. */
const LISTEN_PATIENCE = 2000

/**
 * Step 2 of a scan: all codes in memory. A known code is answered at once and for ever, also while
 * the database is away; the source tells of edits; where it cannot, codes are read again in time.
 */
export function createCodeDirectory(options: CodeDirectoryOptions): CodeDirectory {
  const { log = silentLog, maxStaleness = 30_000, now = Date.now, source } = options
  const { missingTTL = 30_000, pageSize = 2000, resyncInterval = 600_000 } = options
  const pause = options.backoff ?? { base: 250, max: maxStaleness }
  const say = createQuietLog(log, now)
  const table = createCodeTable()
  const missing = createMissingCodes(options.missingSize ?? 10_000, now)
  const sync = createDirectorySync({
    missing,
    now,
    onChange: options.onChange,
    onDifference: options.onDifference,
    onEnd: planPoll,
    onResync: options.onResync,
    pageSize,
    pause,
    queryTimeout: options.queryTimeout ?? 10_000,
    say,
    source,
    table,
  })
  const unknown = createBoundedLookup({
    bucket: createTokenBucket(options.lookupsPerSecond ?? 50, options.lookupBurst ?? 100, now),
    loaded: () => sync.state().loadedAt !== null,
    maxLookups: options.maxLookups ?? 8,
    maxWaiting: options.maxWaiting ?? 5000,
    missing,
    missingTTL,
    say,
    source,
    sync,
    table,
    timeout: options.lookupTimeout ?? 1500,
  })

  let listening = false
  let stopped = false
  let started: null | Promise<void> = null
  let stopListening: (() => Promise<void>) | null = null
  let listenFailures = 0
  let listenTimer: NodeJS.Timeout | null = null
  let pollTimer: NodeJS.Timeout | null = null

  /** Milliseconds between full reads. Silence may also mean a pooler that swallows notifications. */
  function interval(): number {
    if (!listening) return maxStaleness
    const pages = Math.max(1, table.size() / pageSize)
    return Math.max(Math.min(resyncInterval, maxStaleness * pages), maxStaleness)
  }

  function planPoll(): void {
    if (pollTimer) clearTimeout(pollTimer)
    const { failures, loadedAt } = sync.state()
    // After a failure the sync itself tries again, with growing pauses.
    if (stopped || failures > 0) return
    const left = (loadedAt ?? now()) + interval() - now()
    const wait = Math.max(left, Math.min(1000, maxStaleness)) * (0.9 + Math.random() * 0.2)
    pollTimer = setTimeout(() => void sync.resync(), wait).unref()
  }

  async function listen(): Promise<void> {
    try {
      const end = await source.listen({
        onChange: (change) => sync.apply(change),
        onConnect() {
          listening = true
          void sync.resync()
        },
        onDisconnect() {
          listening = false
          planPoll()
        },
      })
      listenFailures = 0
      stopListening = end
      if (stopped) await end()
    } catch (error) {
      if (stopped) return
      listenFailures += 1
      say('listen', `Changes of codes cannot be listened for (${errorCode(error)}).`)
      listenTimer = setTimeout(() => void listen(), backoff(listenFailures, pause)).unref()
    }
  }

  async function start(): Promise<void> {
    await withTimeout(listen(), LISTEN_PATIENCE, 'LISTEN').catch(() => {})
    // Connecting has begun a load already.
    await (listening ? sync.current() : sync.resync())
  }

  function isStale(loadedAt: null | number, failures: number): boolean {
    if (loadedAt === null) return true
    // A failing query means edits that are known of and not obeyed.
    const limit = failures > 0 ? maxStaleness : interval()
    return now() - loadedAt > 1.5 * limit
  }

  return {
    apply: (change) => sync.apply(change),
    held: (code) => table.get(code) ?? (sync.state().loadedAt === null ? undefined : null),
    lookup: (code) => unknown.lookup(code),
    start: () => (started ??= start()),
    state() {
      const { failures, loadedAt, pendingChanges, resyncs } = sync.state()
      return {
        ...unknown.state(),
        failures,
        listening,
        loaded: loadedAt !== null,
        loadedAt,
        missing: missing.size(),
        pendingChanges,
        resyncs,
        size: table.size(),
        strays: table.strays(),
        stale: isStale(loadedAt, failures),
      }
    },
    async stop() {
      stopped = true
      sync.stop()
      for (const timer of [listenTimer, pollTimer]) if (timer) clearTimeout(timer)
      await stopListening?.()
    },
  }
}
