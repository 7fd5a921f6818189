import type { ID, ScanRecord } from './scan.js'

/**
 * A scan as other systems get it: as it is stored, without an address. Instants are epoch milliseconds,
 * `qrCode` is `null` once the code is deleted for good.
 */
export type SinkScan = { qrCode: ID | null } & Omit<
  ScanRecord,
  'claimed' | 'clickIdHash' | 'qrCode' | 'visitorMark'
>

/**
 * Scans that go together. A batch that comes again has the same `id`, and the scans it had, without
 * those that were erased meanwhile.
 */
export type SinkBatch = { id: string; scans: readonly SinkScan[] }

/** Where scans go after they are committed: an analytics database, a tag manager, a file. */
export type ScanSink = {
  /** What it takes at once. */
  limits?: {
    /** Scans in a batch at the most, 1 to 5,000. @default 1000 */
    scans?: number
    /** Seconds `write` may take, 1 to 300; then `signal` fires, and the batch comes again. @default 30 */
    seconds?: number
  }
  /** Lower-case letters, digits and hyphens. What was handed over is remembered by it: keep it. */
  name: string
  /**
   * Resolves when the batch is safe there. Rejects to get it again later, with the same id; with an
   * error whose `refused` is `true`, or a number of scans, it is given up, and they count as dropped. One call at a time over all
   * processes, in order, as long as it ends when `signal` fires.
   */
  write: (batch: SinkBatch, context: { signal: AbortSignal }) => Promise<void>
}

/** What a sink gets next: a sealed batch, whose first `taken` scans it has. */
export type SinkTurn = { batch: number; failures: number; ids: string[]; taken: number }

/** How a sink does. Instants are epoch milliseconds. */
export type SinkState = {
  /** Scans it never got. */
  dropped: number
  droppedAt: null | number
  /** Tries that failed since the last that did not. */
  failures: number
  name: string
  /** When the first of the scans that wait was stored; `null`: none waits. */
  oldestAt: null | number
  /** Code of the last failure. */
  said: null | string
  sentAt: null | number
  /** Scans that wait. */
  waiting: number
}

/** Scans that wait for sinks. They are kept in the transaction that stores them, by their ids alone. */
export type SinkStore = {
  /** Says how far a sink is; `false`: another process has it now. Keeps it for so much longer. */
  advance: (
    sink: string,
    worker: string,
    done: { batch: number; leaseMs: number; refused: number; taken: number; whole: boolean },
  ) => Promise<boolean>
  /** Takes a sink that has something waiting and is due, for this worker alone until its lease ends. */
  claim: (sink: string, claim: { leaseMs: number; worker: string }) => Promise<null | SinkTurn>
  /** Says that these sinks are there. One that is new gets what is sealed from now on. */
  enlist: (sinks: readonly string[]) => Promise<void>
  /** Takes a sink for this worker alone, whether or not something waits; `false`: another one has it. */
  hold: (sink: string, claim: { leaseMs: number; worker: string }) => Promise<boolean>
  /** Ids of stored scans between two ids, both left out, in their order: by when they were made. */
  history: (after: string, before: string, limit: number) => Promise<string[]>
  /** Remembers the last scan of the past that a sink was handed; `null` forgets it. */
  noteBackfilled: (sink: string, scanId: null | string) => Promise<void>
  /** The last scan of the past that a sink was handed; `null`: nothing is under way. */
  backfilled: (sink: string) => Promise<null | string>
  /** Notes a failure, and when to try again, in milliseconds. */
  fail: (sink: string, worker: string, failure: { delay: number; said: string }) => Promise<void>
  /**
   * The scans of these ids that are still stored, in their order. `asStored` leaves what is not known
   * `null` also where a sink is told what stands in for it: statistics count it so.
   */
  read: (ids: readonly string[], asStored?: boolean) => Promise<SinkScan[]>
  /** Ends the leases of a worker. */
  release: (worker: string) => Promise<void>
  /**
   * Puts scans that wait into a batch with a number, in one process at a time. Resolves to how many.
   */
  seal: () => Promise<number>
  states: (sinks: readonly string[]) => Promise<SinkState[]>
  /**
   * Deletes what every sink has, and what is older than `keepMs` milliseconds. Resolves to the scans each
   * sink misses by that.
   */
  trim: (keepMs: number) => Promise<{ dropped: number; name: string }[]>
}

/** Id of the row among the sinks that knows the number of the last batch; no sink may be called so. */
export const SEALED = '!sealed'
