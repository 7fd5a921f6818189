import type { Backoff } from '../kit/backoff.js'
import type { Log } from '../kit/log.js'
import type { RawScan, ScanRecord, ScanRecorder } from '../vocabulary/scan.js'
import type { ScanStore } from '../vocabulary/store.js'

export type ScanWriterOptions = {
  /** Between tries while the store fails, in milliseconds. @default { base: 250, max: 30_000 } */
  backoff?: Backoff
  /** Scans in one `writeScans`. @default 500 */
  batchSize?: number
  /**
   * Flushes at a time; each takes a connection. With two, one batch is made ready while the other
   * is written. @default 2
   */
  concurrency?: number
  /** Turns a raw scan into its record. Synchronous; called off the redirect's path. */
  describe: (raw: RawScan) => ScanRecord
  /** Milliseconds a durable scan waits for its commit before it goes to the spill file. @default 2000 */
  durableTimeout?: number
  /** Milliseconds a background scan waits at most before its batch is written. @default 250 */
  flushInterval?: number
  /** Whose fault is it? @default isDataError */
  isDataError?: (error: unknown) => boolean
  log?: Log
  /** Scans held in memory while the store fails. From 80 % on the oldest go to the spill file. @default 20_000 */
  maxQueue?: number
  now?: () => number
  /** Told after every try, for histograms. `ms`: how long the store took. */
  onFlush?: (flush: { failed: boolean; ms: number; size: number }) => void
  /**
   * Told once of what one statement committed, replayed scans too. Fire and forget: not waited for,
   * and what it throws is logged by its code. A statement that stored nothing new is not told.
   */
  onStored?: (records: readonly ScanRecord[]) => Promise<void> | void
  /** Settles when `describe` knows all it can (geo loaded); waited for once, 3 s at most. */
  ready?: () => Promise<void>
  /**
   * `background`: `write` returns at once; with a quarter of `maxQueue` in memory it returns a
   * promise that settles when there is room, after 500 ms at the latest.
   * `durable`: `write` returns a promise that settles when the scan is committed, or synced to the
   * spill file; it rejects when neither is possible.
   * @default 'background'
   */
  recording?: 'background' | 'durable'
  /** Milliseconds between looks for files that dead processes left. @default 60_000 */
  replayInterval?: number
  /** Where scans go that cannot be written. `false`: nowhere, they are dropped when memory is full. */
  spill: { directory: string } | false
  store: Pick<ScanStore, 'writeScans'>
  /**
   * Milliseconds a background flush may take before it counts as failed and goes to the spill file.
   * @default 2000, without a spill file 10_000
   */
  writeTimeout?: number
}

/** Counters since the start, except where it says "now". */
export type ScanWriterState = {
  /** Scans lost: memory full and no spill, or refused by the store and no spill. */
  dropped: number
  failedFlushes: number
  flushes: number
  /** Scans being written now. */
  inFlight: number
  /** Size of the last batch the store took. */
  lastBatch: number
  /** Milliseconds the last one took. */
  lastFlushMs: number
  /** Scans waiting in memory now. */
  queued: number
  /** Scans the store refused for their data, kept in `rejected.ndjson`. */
  rejected: number
  /** Scans written from spill files. */
  replayed: number
  /** Scans put into spill files. */
  spilled: number
  /** The store failed last time, now. */
  storeDown: boolean
  /** Last lines of spill files cut off by the end of a process. */
  torn: number
  /** Scans new to the store, replayed ones not among them. */
  written: number
}

export type ScanWriter = {
  /**
   * Writes what is left, spills what cannot be written within `deadline` milliseconds (5000).
   * Scans that still come in afterwards are written or spilled at once.
   */
  close: (deadline?: number) => Promise<void>
  /** Resolves when everything accepted so far is safe, or when a try failed. Never rejects. For `after()`. */
  flush: () => Promise<void>
  /** Puts what is in memory into a spill file, blocking: for `process.on('exit')`. */
  spillNow: () => void
  state: () => ScanWriterState
  /** Asks the store at once for what it did not take: it is another one now. */
  tryAgain: () => void
} & ScanRecorder
