import type { ScanWriterState } from './types.js'

export type Counters = Omit<ScanWriterState, 'inFlight' | 'queued' | 'storeDown'>

/** A fresh set of counters. */
export function noCounters(): Counters {
  return {
    dropped: 0,
    failedFlushes: 0,
    flushes: 0,
    lastBatch: 0,
    lastFlushMs: 0,
    rejected: 0,
    replayed: 0,
    spilled: 0,
    torn: 0,
    written: 0,
  }
}
