import { unlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'

import type { BatchWriter } from './createBatchWriter.js'
import type { Counters } from './noCounters.js'

import { errorCode } from '../kit/errorCode.js'
import { withTimeout } from '../kit/withTimeout.js'
import { NoRoom, type Spill } from './spill/createSpill.js'
import { readSpill, type SpilledPage } from './spill/readSpill.js'
import { claimSpills, REJECTED, spillInUse } from './spill/spillFiles.js'

export type ReplayOptions = {
  batchSize: number
  counters: Counters
  interval: number
  /** Spilled scans were written, so the store works. */
  onWritten: () => void
  batchWriter: BatchWriter
  say: (key: string, message: string) => void
  /** Scans people have made so far. */
  scanned: () => number
  spill: null | Spill
}

export type Replay = {
  /**
   * Writes everything that waits on the disk and belongs to nobody. Resolves when it is through;
   * rejects when the store failed, and goes on from there at the next call.
   */
  run: () => Promise<void>
  /** Runs in the background now, and looks again every interval for what dead processes left. */
  soon: () => void
  /** Gives claimed files back. */
  stop: () => Promise<void>
}

type Claimed = {
  lines: number
  path: string
  /** `successes` when all records of a page were refused; a later success means they are to blame. */
  suspectAt: null | number
}

/** While people scan, the replay rests this many times as long as its last batch took. */
const REST = 4
/** Milliseconds of a rest at most. */
const LONGEST_REST = 1000

/** Writes what spill files hold, and gives way to people who scan meanwhile: they wait, files do not. */
export function createReplay(options: ReplayOptions): Replay {
  const { batchSize, counters, interval, onWritten, batchWriter, say, scanned, spill } = options
  if (!spill) return { run: async () => {}, soon: () => {}, stop: async () => {} }
  const { directory } = spill

  let files: Claimed[] = []
  let running: null | Promise<void> = null
  /** The run after that. */
  let following: null | Promise<void> = null
  let stopped = false
  let storeError: unknown = null
  /** Scans of this run wait for a migration. */
  let putBack = false
  let timer: NodeJS.Timeout | null = null
  const end = new AbortController()

  /** `false`: the whole page was refused and nothing shows yet whose fault it is. */
  async function writePage(file: Claimed, page: SpilledPage): Promise<boolean> {
    const { records } = page
    const result = await batchWriter.writeReplayed(records).catch((error: unknown) => {
      storeError = error
      throw error
    })
    const { awaiting, refusal, refused } = result
    const taken = records.length - awaiting.length - refused.length
    if (refused.length > 0 && taken === 0) {
      const proven = file.suspectAt !== null && batchWriter.successes() > file.suspectAt
      if (!proven) {
        file.suspectAt ??= batchWriter.successes()
        return false
      }
    }
    // Back into a file of our own, which is not read again before the next run.
    await spill!.append(awaiting)
    putBack ||= awaiting.length > 0
    await putAside([...page.broken, ...refused.map((record) => JSON.stringify(record))], refusal)
    file.suspectAt = null
    file.lines = page.lines
    counters.replayed += result.written
    if (page.torn) counters.torn += 1
    // At once, not when all is written: until then scans of people go to the disk, too.
    if (taken > 0) onWritten()
    return true
  }

  async function putAside(lines: string[], why: unknown): Promise<void> {
    const dropped = await spill!.reject(lines)
    const rejected = lines.length - dropped
    if (rejected > 0) {
      counters.rejected += rejected
      const kept = `kept in ${directory}/${REJECTED}`
      say('rejected', `The database refuses scans for their data (${errorCode(why)}), ${kept}.`)
    }
    batchWriter.lose(dropped, new NoRoom())
  }

  async function replayFile(file: Claimed): Promise<boolean> {
    for await (const page of readSpill(file.path, batchSize, file.lines)) {
      const [before, started] = [scanned(), performance.now()]
      if (stopped || !(await writePage(file, page))) return false
      const took = performance.now() - started
      if (scanned() > before) await rest(REST * took)
    }
    return true
  }

  const rest = (ms: number): Promise<void> =>
    sleep(Math.min(LONGEST_REST, ms), undefined, { signal: end.signal }).catch(() => {})

  async function runAll(): Promise<void> {
    const suspects: Claimed[] = []
    const before = counters.replayed
    putBack = false
    try {
      for (;;) {
        if (files.length === 0) {
          if (!putBack) await spill!.rotate()
          files = (await claimSpills(directory)).map((path) => ({
            lines: 0,
            path,
            suspectAt: null,
          }))
        }
        const file = files[0]
        if (!file || stopped) break
        const through = await replayFile(file).catch((error: NodeJS.ErrnoException) => {
          if (error === storeError) throw error
          // Gone: another process thought us dead and was through first. Else the disk, kept for later.
          return error.code === 'ENOENT' && error.path === file.path
        })
        files.shift()
        if (!through) {
          suspects.push(file)
          continue
        }
        await unlink(file.path).catch(() => {})
        spillInUse().delete(file.path)
      }
    } finally {
      files.push(...suspects)
      const replayed = counters.replayed - before
      if (replayed > 0) say('replayed', `${replayed} spilled scans are written.`)
    }
  }

  function run(): Promise<void> {
    if (!running) return (running = runAll().finally(() => (running = null)))
    // It may have passed what is on the disk by now.
    following ??= running
      .catch(() => {})
      .then(() => {
        following = null
        return run()
      })
    return following
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

  async function giveBack(): Promise<void> {
    await running?.catch(() => {})
    await following?.catch(() => {})
    for (const { path } of files) spillInUse().delete(path)
    files = []
  }

  return {
    run,
    soon,
    async stop() {
      stopped = true
      end.abort()
      if (timer) clearTimeout(timer)
      await withTimeout(giveBack(), 1000, 'Ending the replay').catch(() => {})
    },
  }
}
