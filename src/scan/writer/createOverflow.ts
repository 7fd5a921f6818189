import type { Batch, BatchQueue } from './createBatchQueue.js'
import type { BatchSaver } from './createBatchSaver.js'
import { errorCode } from './errorCode.js'

/** Milliseconds before a disk that refused is tried again. */
const DISK_PAUSE = 1000

type OverflowOptions = {
  /** Scans above which the oldest leave memory. */
  highWater: number
  now: () => number
  queue: BatchQueue
  saver: BatchSaver
  say: (key: string, message: string) => void
  settle: (batch: Batch) => void
}

/** Moves the oldest scans from memory to the disk until there is room again. One run at a time. */
export function createOverflow(options: OverflowOptions): () => void {
  const { highWater, now, queue, saver, say, settle } = options
  let running = false
  let pausedUntil = 0

  async function run(): Promise<void> {
    while (queue.size() > highWater) {
      const batch = queue.oldest()
      if (!batch) return
      try {
        await saver.spill(batch)
        settle(batch)
      } catch (error) {
        queue.putBack(batch)
        pausedUntil = now() + DISK_PAUSE
        say('disk', `The spill file cannot be written (${errorCode(error)}).`)
        return
      }
    }
  }

  return () => {
    if (running || now() < pausedUntil || queue.size() <= highWater) return
    running = true
    void run().finally(() => (running = false))
  }
}
