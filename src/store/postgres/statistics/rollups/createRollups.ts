import type { Pool } from 'pg'

import type { RebuildProgress, Retention } from '../../../../vocabulary/statistics.js'
import type { Schema } from '../../schema.js'

import { retainScans } from '../../scans/retention/retainScans.js'
import { isComplete } from './complete.js'
import { foldParts } from './foldParts.js'
import { inRollups } from './inRollups.js'
import { rebuildRollups } from './rebuildRollups.js'

/** Scans that may wait in parts. A question reads all parts, so they must stay few. */
const ENOUGH = 20_000

/** Milliseconds after which few scans are folded as well. */
const LATEST = 300_000

/** Between two folds of a process under load, so that rows are not rewritten for every batch. */
const PAUSE = 30_000

export type Rollups = {
  /** Sees to it that scans stored before there were rollups get counted. Returns at once. */
  catchUp: () => void
  /** Folds everything that waits. Resolves when nothing is left or another process folds. */
  fold: () => Promise<void>
  /** Told after each write how many scans wait now, folds when it is time. Never throws. */
  onWritten: (scans: number) => void
  /** Counts everything anew, month by month, while scans go on. */
  rebuild: (onProgress?: (progress: RebuildProgress) => void) => Promise<number>
  /** Deletes or coarsens old scans. `null` where another process is at it. */
  retain: (retention: Retention) => Promise<null | number>
  /** Stops the timer and waits for a fold under way. */
  stop: () => Promise<void>
}

/** Keeps the rollups up. `onError` is told of a fold that failed; the next one tries again. */
export function createRollups(
  pool: Pool,
  schema: Schema,
  onError: (error: unknown) => void,
): Rollups {
  let waiting = 0
  let timer: NodeJS.Timeout | null = null
  let due = Infinity
  let last = 0
  let running: null | Promise<void> = null
  let stopped = false
  let complete = false

  function plan(delay: number): void {
    const at = Date.now() + delay
    if (stopped || at >= due) return
    if (timer) clearTimeout(timer)
    due = at
    timer = setTimeout(() => {
      timer = null
      due = Infinity
      fold().catch(onError)
    }, delay)
    // A fold is never worth keeping a finished script alive: parts count as they are.
    timer.unref()
  }

  function fold(): Promise<void> {
    running ??= foldAll().finally(() => {
      running = null
      last = Date.now()
    })
    return running
  }

  /** Scans stored before there were rollups are counted once, by one process, without being asked. */
  async function catchUp(): Promise<void> {
    if (complete || (await isComplete(pool, schema))) complete = true
    else complete = (await rebuildRollups(pool, schema, { sweep: false, wait: false })) !== null
  }

  async function foldAll(): Promise<void> {
    waiting = 0
    await catchUp()
    // Another process counts what there was; rows may be of an older format until it is done.
    if (!complete) return
    for (;;) {
      const moved = await inRollups({ pool, schema, timeout: 60_000, wait: false }, (client) =>
        foldParts(client, schema, Date.now()),
      )
      if (!moved || stopped) return
    }
  }

  return {
    catchUp: () => void fold().catch(onError),
    fold,
    onWritten: (scans) => {
      waiting += scans
      plan(waiting >= ENOUGH ? Math.max(0, last + PAUSE - Date.now()) : LATEST)
    },
    rebuild: async (onProgress) =>
      (await rebuildRollups(pool, schema, { onProgress, sweep: true, wait: true }))!,
    retain: (retention) => retainScans(pool, schema, retention),
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      await running?.catch(() => undefined)
    },
  }
}
