import type { RawScan, ScanRecord } from '../vocabulary/scan.js'

import { defer, type Deferred } from '../kit/defer.js'

/** Scans that are written, spilled or lost together. */
export type Batch = {
  /** Tries the store refused as a whole. */
  attempts: number
  count: number
  /** Emptied once described, to let go of the requests' headers. */
  rawScans: RawScan[]
  /** Settles when the batch is safe; made only when somebody waits for it. */
  outcome: Deferred<void> | null
  /** Described once, kept over retries. */
  records: null | ScanRecord[]
  /** Written, spilled or given up: whoever comes second leaves it alone. */
  settled: boolean
}

export type BatchQueue = {
  batches: () => Batch[]
  /** The oldest there is: parked, full, or still being filled. */
  oldest: () => Batch | null
  /** Keeps a batch the store did not take until it takes something again. */
  park: (batch: Batch) => void
  push: (raw: RawScan) => Batch
  /** Puts a batch back as the oldest. */
  putBack: (batch: Batch) => void
  /** Scans in all batches, parked ones too. */
  size: () => number
  /** The oldest full batch; with `open` also the one still being filled. */
  take: (open: boolean) => Batch | null
  /** Puts parked batches back in front. */
  unpark: () => void
}

const emptyBatch = (): Batch => ({
  attempts: 0,
  count: 0,
  rawScans: [],
  outcome: null,
  records: null,
  settled: false,
})

/** Scans that were described before. */
export const batchOf = (records: ScanRecord[]): Batch => ({
  ...emptyBatch(),
  count: records.length,
  records,
})

/** The promise of a batch. A failure is for those who wait, never an unhandled rejection. */
export function outcomeOf(batch: Batch): Promise<void> {
  if (!batch.outcome) {
    batch.outcome = defer()
    batch.outcome.promise.catch(() => {})
    if (batch.settled) batch.outcome.resolve()
  }
  return batch.outcome.promise
}

/** First in, first out, cut into batches on the way in, so that taking one moves nothing else. */
export function createBatchQueue(batchSize: number): BatchQueue {
  let parked: Batch[] = []
  let full: Batch[] = []
  let open = emptyBatch()
  let size = 0

  function takeOpen(): Batch | null {
    if (open.count === 0) return null
    const batch = open
    open = emptyBatch()
    return batch
  }
  function taken(batch: Batch | null): Batch | null {
    if (batch) size -= batch.count
    return batch
  }

  return {
    batches: () => [...parked, ...full, ...(open.count > 0 ? [open] : [])],
    oldest: () => taken(parked.shift() ?? full.shift() ?? takeOpen()),
    park(batch) {
      parked.push(batch)
      size += batch.count
    },
    push(raw) {
      const batch = open
      batch.rawScans.push(raw)
      batch.count += 1
      size += 1
      if (batch.count >= batchSize) {
        full.push(batch)
        open = emptyBatch()
      }
      return batch
    },
    putBack(batch) {
      // In front of either, depending on what it waits for.
      ;(parked.length > 0 ? parked : full).unshift(batch)
      size += batch.count
    },
    size: () => size,
    take: (withOpen) => taken(full.shift() ?? (withOpen ? takeOpen() : null)),
    unpark() {
      full = [...parked, ...full]
      parked = []
    },
  }
}
