import { setImmediate as nextTurn } from 'node:timers/promises'

import type { RawScan, ScanRecord } from '../vocabulary/scan.js'
import type { Batch } from './createBatchQueue.js'
import type { Counters } from './noCounters.js'
import type { ScanWriterOptions } from './types.js'

import { errorCode } from '../kit/errorCode.js'
import { withTimeout } from '../kit/withTimeout.js'
import { isDataError } from './isDataError.js'
import { NoRoom, type Spill } from './spill/createSpill.js'
import { REJECTED } from './spill/spillFiles.js'
import { type IsolatedWrite, writeIsolating } from './writeIsolating.js'

export type BatchWriter = {
  /** Takes what waits in memory for a migration. */
  awaiting: () => ScanRecord[]
  /** Counts scans that are lost. */
  lose: (count: number, why: unknown) => void
  /** Rejects when there is no spill file or the disk refuses. */
  spill: (batch: Batch) => Promise<void>
  spillNow: (batches: Batch[]) => void
  /** Pieces the store has taken. */
  successes: () => number
  /** Rejects when the store failed; records it refuses are put aside. */
  write: (batch: Batch, timeout: number) => Promise<void>
  /** For records from spill files. Rejects when the store failed. */
  writeReplayed: (records: ScanRecord[]) => Promise<IsolatedWrite>
}

type BatchWriterOptions = {
  counters: Counters
  say: (key: string, message: string) => void
  spill: null | Spill
  writeTimeout: number
} & Pick<
  ScanWriterOptions,
  'describe' | 'isDataError' | 'maxQueue' | 'onFlush' | 'onStored' | 'ready' | 'store'
>

const READY_PATIENCE = 3000
/** Times `writeTimeout`: what lies on the disk is in no hurry, and has nowhere else to go. */
const REPLAY_PATIENCE = 5
/** Without a spill file a batch the store refuses is tried this often before it is dropped. */
const ATTEMPTS = 3

/** What can happen to one batch. Knows no queue and no timing. */
export function createBatchWriter(options: BatchWriterOptions): BatchWriter {
  const { counters, maxQueue = 20_000, say, spill, store } = options
  const held: ScanRecord[] = []
  const refusesData = options.isDataError ?? isDataError
  let ready: null | Promise<void> = null
  let successes = 0

  function lose(count: number, why: unknown): void {
    if (count === 0) return
    counters.dropped += count
    say('dropped', `Scans are lost (${errorCode(why)}), ${counters.dropped} so far.`)
  }
  const describeOne = (raw: RawScan) => options.describe(raw)
  const onDescribeError = (error: unknown) => lose(1, error)

  async function describe(batch: Batch): Promise<ScanRecord[]> {
    if (!batch.records) {
      ready ??= withTimeout(options.ready?.() ?? Promise.resolve(), READY_PATIENCE, 'Loading')
      await ready.catch(() => {})
      const records = await describeBatch(batch.rawScans, describeOne, onDescribeError)
      // Meanwhile the process may have begun to end and described it at once.
      batch.records ??= records
      batch.rawScans = []
    }
    return batch.records
  }

  /** Later, so that a hook that blocks or throws cannot touch the recording. */
  function tellStored(records: ScanRecord[], written: number): void {
    const { onStored } = options
    if (!onStored || written === 0) return
    setImmediate(() => {
      new Promise<void>((resolve) => resolve(onStored(records))).catch((error: unknown) =>
        say('onStored', `The hook for stored scans failed (${errorCode(error)}).`),
      )
    })
  }

  /** Counts one try. */
  async function timed<T>(
    size: number,
    timeout: number,
    work: Promise<T>,
    isFailed: (result: T) => boolean = () => false,
  ): Promise<T> {
    const started = performance.now()
    const finish = (failed: boolean) => {
      const ms = performance.now() - started
      counters.flushes += 1
      if (failed) counters.failedFlushes += 1
      else Object.assign(counters, { lastBatch: size, lastFlushMs: ms })
      options.onFlush?.({ failed, ms, size })
    }
    try {
      const result = await withTimeout(work, timeout, 'Writing scans')
      finish(isFailed(result))
      return result
    } catch (error) {
      finish(true)
      throw error
    }
  }

  // Counted as they come, so that a batch cut short, or a late answer, is counted right.
  async function writePiece(piece: ScanRecord[]): Promise<number> {
    const written = await store.writeScans(piece)
    counters.written += written
    successes += 1
    tellStored(piece, written)
    return written
  }

  async function toDisk(records: ScanRecord[]): Promise<void> {
    if (!spill) throw new Error('There is no spill file, set `spill` to a writable folder.')
    await spill.append(records)
    counters.spilled += records.length
    say('spilled', `Scans wait in ${spill.directory}, ${counters.spilled} so far.`)
  }

  async function putAside(records: ScanRecord[], why: unknown): Promise<void> {
    try {
      if (!spill) throw why
      const dropped = await spill.reject(records.map((record) => JSON.stringify(record)))
      counters.rejected += records.length - dropped
      lose(dropped, new NoRoom())
      const kept = `kept in ${spill.directory}/${REJECTED}`
      say('rejected', `The database refuses scans for their data (${errorCode(why)}), ${kept}.`)
    } catch (error) {
      lose(records.length, error)
    }
  }

  /** On the disk; without one in memory, as long as there is room. */
  async function keepAwaiting(records: ScanRecord[]): Promise<void> {
    if (records.length === 0) return
    if (spill) return toDisk(records)
    const room = Math.max(0, maxQueue - held.length)
    held.push(...records.slice(0, room))
    lose(records.length - Math.min(room, records.length), new Error('memory is full'))
  }

  return {
    awaiting: () => held.splice(0),
    lose,
    spill: async (batch) => toDisk(await describe(batch)),
    spillNow(batches) {
      if (!spill) return
      const records = batches.flatMap(
        (batch) => (batch.records ??= describeNow(batch.rawScans, describeOne, onDescribeError)),
      )
      spill.appendSync(records)
      counters.spilled += records.length
    },
    successes: () => successes,
    async write(batch, timeout) {
      const records = await describe(batch)
      const size = records.length
      const work = writeIsolating(writePiece, records, refusesData)
      const isRefused = ({ refused }: IsolatedWrite) => size > 0 && refused.length === size
      const { awaiting, refusal, refused } = await timed(size, timeout, work, isRefused)
      await keepAwaiting(awaiting)
      if (refused.length === 0) return
      if (refused.length + awaiting.length < size) return putAside(refused, refusal)
      // Everything refused: the records, or a database in the middle of a change? The replay finds
      // out when something else goes through.
      if (spill) return toDisk(refused)
      batch.records = refused
      batch.attempts += 1
      if (batch.attempts < ATTEMPTS) throw refusal
      lose(refused.length, refusal)
    },
    async writeReplayed(records) {
      const writeScans = async (piece: ScanRecord[]) => {
        const written = await store.writeScans(piece)
        successes += 1
        tellStored(piece, written)
        return written
      }
      const work = writeIsolating(writeScans, records, refusesData)
      return withTimeout(work, REPLAY_PATIENCE * options.writeTimeout, 'Replaying scans')
    },
  }
}

type Describe = (raw: RawScan) => ScanRecord

/** Reading user agents costs tens of microseconds each; redirects go first every few dozen. */
const SLICE = 32

/** Records of raw scans, in slices between which other work runs. One that throws is passed to `onError` and left out. */
async function describeBatch(
  rawScans: readonly RawScan[],
  describe: Describe,
  onError: (error: unknown) => void,
): Promise<ScanRecord[]> {
  const records: ScanRecord[] = []
  for (let at = 0; at < rawScans.length; at += SLICE) {
    if (at > 0) await nextTurn()
    records.push(...describeNow(rawScans.slice(at, at + SLICE), describe, onError))
  }
  return records
}

/** The same without a pause, for the last moment of a process. */
function describeNow(
  rawScans: readonly RawScan[],
  describe: Describe,
  onError: (error: unknown) => void,
): ScanRecord[] {
  const records: ScanRecord[] = []
  for (const raw of rawScans) {
    try {
      records.push(describe(raw))
    } catch (error) {
      onError(error)
    }
  }
  return records
}
