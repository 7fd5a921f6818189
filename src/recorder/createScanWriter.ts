import type { RawScan } from '../vocabulary/scan.js'
import type { ScanWriter, ScanWriterOptions } from './types.js'

import { defer } from '../kit/defer.js'
import { errorCode } from '../kit/errorCode.js'
import { createQuietLog, silentLog } from '../kit/log.js'
import { createBackpressure } from './createBackpressure.js'
import { type Batch, batchOf, createBatchQueue, outcomeOf } from './createBatchQueue.js'
import { createBatchWriter } from './createBatchWriter.js'
import { createGathering } from './createGathering.js'
import { createOverflow } from './createOverflow.js'
import { createReplay } from './createReplay.js'
import { createStoreHealth, GIVEN_UP } from './createStoreHealth.js'
import { noCounters } from './noCounters.js'
import { createSpill } from './spill/createSpill.js'

/** Part of `maxQueue` from which the oldest scans leave memory, ahead of the limit. */
const HIGH_WATER = 0.8
/** Part of `maxQueue` from which people wait for the database: half a second's work for it. */
const CROWDED = 0.25
const PATIENCE = 500

/**
 * Step 5 of a scan. Collects scans into batches, one `writeScans` each, and keeps them through
 * failures: in a spill file, which is replayed when the database is back or by the next process;
 * where there is no disk, in memory. Writing twice is harmless, the store is idempotent.
 */
export function createScanWriter(options: ScanWriterOptions): ScanWriter {
  const { batchSize = 500, concurrency = 2, durableTimeout = 2000, flushInterval = 250 } = options
  const { log = silentLog, maxQueue = 20_000, now = Date.now } = options
  const durable = options.recording === 'durable'
  const spill = options.spill ? createSpill(options.spill.directory) : null
  const { writeTimeout = spill ? 2000 : 10_000 } = options
  const { base, max } = options.backoff ?? { base: 250, max: 30_000 }
  // Where nothing but the database can make a scan safe, people wait for the next try.
  const pause = { base, max: durable && !spill ? Math.min(max, durableTimeout / 2) : max }

  const counters = noCounters()
  const say = createQuietLog(log, now)
  const queue = createBatchQueue(batchSize)
  const batchWriter = createBatchWriter({ ...options, counters, say, spill, writeTimeout })
  let scanned = 0
  const replay = createReplay({
    batchSize,
    batchWriter,
    counters,
    interval: options.replayInterval ?? 60_000,
    onWritten: () => health.works(),
    say,
    scanned: () => scanned,
    spill,
  })
  const highWater = spill ? maxQueue * HIGH_WATER : Infinity
  const overflow = createOverflow({ highWater, now, queue, batchWriter, say, settle })
  const backpressure = createBackpressure({
    limit: maxQueue * CROWDED,
    patience: PATIENCE,
    size: queue.size,
  })
  const health = createStoreHealth({ onRecovery, onRetry, pause, say })
  const gathering = createGathering(pump)

  const inFlight = new Set<Batch>()
  let stage: 'closed' | 'closing' | 'open' = 'open'
  /** While the store is down: the next batch asks it again instead of a replay. */
  let probing = false
  /** The interval of the batch being filled is over. */
  let due = false
  let flushing = 0
  let flushTimer: NodeJS.Timeout | null = null
  let pumpPlanned = false
  /** A try ended; replaced each time. */
  let ended = defer()

  function write(raw: RawScan): Promise<void> | void {
    scanned += 1
    gathering.arrived()
    if (queue.size() >= maxQueue) {
      const full = new Error('Too many scans wait to be written.')
      batchWriter.lose(1, full)
      overflow.check()
      return durable ? Promise.reject(full) : undefined
    }
    const batch = queue.push(raw)
    overflow.check()
    if (durable || stage !== 'open' || batch.count >= batchSize) planPump()
    else flushTimer ??= setTimeout(onInterval, flushInterval)
    return durable ? outcomeOf(batch) : backpressure.wait()
  }

  function onInterval(): void {
    flushTimer = null
    due = true
    pump()
  }

  /** Not at once: scans of the same turn of the event loop belong into one batch. */
  function planPump(): void {
    if (pumpPlanned) return
    pumpPlanned = true
    setImmediate(() => {
      pumpPlanned = false
      pump()
    })
  }

  function pump(): void {
    while (inFlight.size < concurrency) {
      if (gathers()) return
      const batch = next()
      if (!batch) return
      inFlight.add(batch)
      const started = performance.now()
      void save(batch).finally(() => {
        const ms = performance.now() - started
        gathering.ended({ count: batch.count, ms, onTheWay: onTheWay() })
        inFlight.delete(batch)
        ended.resolve()
        ended = defer()
        pump()
      })
    }
  }

  /** Only while all is well: otherwise a batch is a question to the database, or goes to the disk. */
  function gathers(): boolean {
    const isUsual = durable && stage === 'open' && flushing === 0 && !health.isDown()
    return isUsual && gathering.waits(inFlight.size, queue.size())
  }

  function onTheWay(): number {
    let count = queue.size()
    for (const batch of inFlight) count += batch.count
    return count
  }

  /** Nobody may wait for a database that is away, and memory is lost when the process is killed. */
  function straightToDisk(): boolean {
    return health.isDown() && !probing && spill !== null
  }

  function next(): Batch | null {
    if (straightToDisk()) return queue.take(true) ?? (stage === 'open' ? null : queue.oldest())
    if (health.isPausing()) return null
    if (health.isDown()) return (durable ? queue.take(true) : null) ?? queue.oldest()
    const batch = queue.take(due || durable || flushing > 0 || stage !== 'open')
    if (!batch || queue.size() === 0) due = false
    return batch
  }

  async function save(batch: Batch): Promise<void> {
    if (!straightToDisk()) {
      try {
        const work = batchWriter.write(batch, durable ? durableTimeout : writeTimeout)
        await (spill ? health.together(work) : work)
        settle(batch)
        return health.works()
      } catch (error) {
        probing = false
        if (error !== GIVEN_UP) health.failed(error)
        if (batch.settled) return
        if (!spill && !durable && stage === 'open') return queue.park(batch)
      }
    }
    try {
      await batchWriter.spill(batch)
      settle(batch)
      // In the middle of a try, which may have been through before this was there.
      if (stage === 'open' && health.isDown() && !health.isPausing()) askByReplay()
      // Nobody else lets go of a file that is opened now.
      if (stage === 'closed') await spill?.rotate()
    } catch (error) {
      if (spill) say('disk', `The spill file cannot be written (${errorCode(error)}).`)
      keepUnsafe(batch, error)
      // Those behind it would only wait for the same answer.
      while (durable && health.isDown()) {
        const behind = queue.take(true)
        if (!behind) break
        keepUnsafe(behind, error)
      }
    }
  }

  /** Whoever waits hears that the scan is not safe; it is still tried while there is room for it. */
  function keepUnsafe(batch: Batch, why: unknown): void {
    if (batch.settled) return
    batch.outcome?.reject(why)
    if (stage === 'closed' || queue.size() + batch.count > maxQueue) giveUp(batch, why)
    else if (health.isDown()) queue.park(batch)
    else queue.putBack(batch)
  }

  function giveUp(batch: Batch, why: unknown): void {
    if (batch.settled) return
    batch.settled = true
    batch.outcome?.reject(why)
    batchWriter.lose(batch.count, why)
  }

  function settle(batch: Batch): void {
    batch.settled = true
    batch.outcome?.resolve()
    backpressure.check()
  }

  function onRecovery(): void {
    probing = false
    due = true
    queue.unpark()
    if (stage === 'open') replay.soon()
    planPump()
  }

  function onRetry(): void {
    if (!straightToDisk()) return pump()
    if (stage === 'open') askByReplay()
  }

  /** Spilled scans are the probe: they must be written anyway, and nobody waits for them. */
  function askByReplay(): void {
    replay.run().then(
      () => {
        // Nothing to replay proves nothing: the next scan asks.
        probing = health.isDown()
        pump()
      },
      (error: unknown) => health.isDown() && health.failed(error),
    )
  }

  async function flush(): Promise<void> {
    const waiting = [...inFlight, ...overflow.moving, ...queue.batches()].map(outcomeOf)
    if (waiting.length === 0) return
    const failure = defer()
    const off = health.onFailure(failure.resolve)
    flushing += 1
    if (!straightToDisk()) health.endPause()
    pump()
    await Promise.race([Promise.allSettled(waiting), failure.promise])
    off()
    flushing -= 1
  }

  async function close(deadline = 5000): Promise<void> {
    if (stage !== 'open') return
    stage = 'closing'
    if (flushTimer) clearTimeout(flushTimer)
    const late = defer()
    const timer = setTimeout(late.resolve, deadline)
    let over = false
    void late.promise.then(() => (over = true))
    pump()
    while (!over && queue.size() + inFlight.size > 0) {
      await Promise.race([ended.promise, late.promise])
    }
    clearTimeout(timer)
    stage = 'closed'
    await overflow.done()
    for (const batch of takeEverything()) {
      await batchWriter.spill(batch).then(
        () => settle(batch),
        (error: unknown) => giveUp(batch, error),
      )
    }
    batchWriter.lose(batchWriter.awaiting().length, new Error('the process ends'))
    await replay.stop()
    await spill?.rotate()
  }

  /** Also what is being written: it may never be, and twice is harmless. */
  function takeEverything(): Batch[] {
    const all = [...inFlight, ...overflow.moving]
    for (let batch = queue.oldest(); batch; batch = queue.oldest()) all.push(batch)
    return all.filter((batch) => !batch.settled)
  }

  function spillNow(): void {
    if (!spill) return
    const batches = takeEverything()
    try {
      batchWriter.spillNow(batches)
      batches.forEach(settle)
    } catch (error) {
      for (const batch of batches) giveUp(batch, error)
    }
  }

  function tryAgain(): void {
    if (stage !== 'open') return
    const records = batchWriter.awaiting()
    if (records.length > 0) queue.putBack(batchOf(records))
    if (health.isDown()) {
      health.endPause()
      return onRetry()
    }
    replay.soon()
    pump()
  }

  // Later, so that making a writer costs nothing: a build makes one, too.
  setImmediate(() => stage === 'open' && replay.soon()).unref()

  const state = () => ({
    ...counters,
    inFlight: [...inFlight, ...overflow.moving].reduce((sum, batch) => sum + batch.count, 0),
    queued: queue.size(),
    storeDown: health.isDown(),
  })
  return { close, flush, spillNow, state, tryAgain, write }
}
