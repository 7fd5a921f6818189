import type { BatchSaver } from './createBatchSaver.js'
import { createReplay } from './createReplay.js'
import type { Spill } from './spill/createSpill.js'
import { errorCode } from '../kit/errorCode.js'
import { NoRoom } from './spill/NoRoom.js'
import type { Counters } from './noCounters.js'
import { REJECTED } from './spill/spillNames.js'
import { withTimeout } from '../kit/withTimeout.js'

type ReplayerOptions = {
  batchSize: number
  counters: Counters
  interval: number
  /** Spilled scans were written, so the store works. */
  onWritten: () => void
  saver: BatchSaver
  say: (key: string, message: string) => void
  spill: null | Spill
}

export type Replayer = {
  /** Resolves to the number of spill files written and deleted; rejects when the store failed. */
  run: () => Promise<number>
  /** Runs in the background now, and looks again every interval for what dead processes left. */
  soon: () => void
  stop: () => Promise<void>
}

/** When spill files are replayed, and what is said and counted of it. */
export function createReplayer(options: ReplayerOptions): Replayer {
  const { batchSize, counters, interval, onWritten, saver, say, spill } = options
  if (!spill) return { run: async () => 0, soon: () => {}, stop: async () => {} }

  let timer: NodeJS.Timeout | null = null
  let stopped = false
  const replay = createReplay({
    batchSize,
    onDropped: (count) => saver.lose(count, new NoRoom()),
    onRejected(count, why) {
      counters.rejected += count
      const kept = `kept in ${spill.directory}/${REJECTED}`
      say('rejected', `The database refuses scans for their data (${errorCode(why)}), ${kept}.`)
    },
    onReplayed: (written) => (counters.replayed += written),
    onTorn: () => (counters.torn += 1),
    spill,
    successes: saver.successes,
    write: saver.writeReplayed,
  })

  async function run(): Promise<number> {
    const before = counters.replayed
    const files = await replay.run()
    if (files > 0) onWritten()
    if (files > 0) say('replayed', `${counters.replayed - before} spilled scans are written.`)
    return files
  }
  function soon(): void {
    if (stopped) return
    if (timer) clearTimeout(timer)
    timer = setTimeout(soon, interval).unref()
    // The writer's own tries tell when the store is away; what is left here waits for the next look.
    run().catch((error: unknown) => {
      say('replay', `Spilled scans cannot be written yet (${errorCode(error)}).`)
    })
  }
  return {
    run,
    soon,
    async stop() {
      stopped = true
      if (timer) clearTimeout(timer)
      await withTimeout(replay.close(), 1000, 'Ending the replay').catch(() => {})
    },
  }
}
