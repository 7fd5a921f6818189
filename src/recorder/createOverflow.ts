import type { Batch, BatchQueue } from './createBatchQueue.js'
import type { BatchWriter } from './createBatchWriter.js'

import { errorCode } from '../kit/errorCode.js'

/** Milliseconds before a disk that refused is tried again. */
const DISK_PAUSE = 1000

type OverflowOptions = {
  /** Scans above which the oldest leave memory. */
  highWater: number
  now: () => number
  queue: BatchQueue
  batchWriter: BatchWriter
  say: (key: string, message: string) => void
  settle: (batch: Batch) => void
}

export type Overflow = {
  check: () => void
  /** Resolves when nothing is on its way. */
  done: () => Promise<void>
  /** Batches on their way to the disk: no longer in the queue, not safe yet. */
  moving: Set<Batch>
}

/** Moves the oldest scans from memory to the disk until there is room again. One run at a time. */
export function createOverflow(options: OverflowOptions): Overflow {
  const { highWater, now, queue, batchWriter, say, settle } = options
  const moving = new Set<Batch>()
  let running: null | Promise<void> = null
  let pausedUntil = 0

  async function run(): Promise<void> {
    while (queue.size() > highWater) {
      const batch = queue.oldest()
      if (!batch) return
      moving.add(batch)
      try {
        await batchWriter.spill(batch)
        settle(batch)
      } catch (error) {
        if (!batch.settled) queue.putBack(batch)
        pausedUntil = now() + DISK_PAUSE
        say('disk', `The spill file cannot be written (${errorCode(error)}).`)
        return
      } finally {
        moving.delete(batch)
      }
    }
  }

  return {
    check() {
      if (running || now() < pausedUntil || queue.size() <= highWater) return
      running = run().finally(() => (running = null))
    },
    done: async () => {
      await running
    },
    moving,
  }
}
