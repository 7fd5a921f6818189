import type { Pool } from 'pg'

import type { RebuildProgress } from '../../statsTypes.js'
import type { Schema } from '../schema.js'

import { foldParts } from './foldParts.js'
import { inRollups } from './inRollups.js'
import { periodEnd, periodStart } from './periods.js'
import { rebuildMonth } from './rebuildMonth.js'

/** Scans that may wait in parts. A question reads all parts, so they must stay few. */
const ENOUGH = 2_000

/** Milliseconds after which few scans are folded as well. */
const LATEST = 60_000

/** Between two folds of a process under load, so that rows are not rewritten for every batch. */
const PAUSE = 5_000

export type Rollups = {
  /** Folds everything that waits. Resolves when nothing is left or another process folds. */
  fold: () => Promise<void>
  /** Told after each write how many scans wait now, folds when it is time. Never throws. */
  onWritten: (scans: number) => void
  /** Counts everything anew, month by month, while scans go on. */
  rebuild: (onProgress?: (progress: RebuildProgress) => void) => Promise<number>
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

  async function foldAll(): Promise<void> {
    waiting = 0
    for (;;) {
      const moved = await inRollups({ pool, timeout: 60_000, wait: false }, (client) =>
        foldParts(client, schema, Date.now()),
      )
      if (!moved || stopped) return
    }
  }

  return {
    fold,
    onWritten: (scans) => {
      waiting += scans
      plan(waiting >= ENOUGH ? Math.max(0, last + PAUSE - Date.now()) : LATEST)
    },
    rebuild: async (onProgress) => {
      const months = await monthsOf(pool, schema)
      let scans = 0
      for (const [index, month] of months.entries()) {
        scans += (await inRollups({ pool, timeout: 0, wait: true }, (client) =>
          rebuildMonth(client, schema, month, Date.now()),
        ))!
        const name = new Date(month).toISOString().slice(0, 7)
        onProgress?.({ month: name, months: index + 1, of: months.length, scans })
      }
      return scans
    },
    stop: async () => {
      stopped = true
      if (timer) clearTimeout(timer)
      await running?.catch(() => undefined)
    },
  }
}

/** All months from the first scan, by its id, to the present. */
async function monthsOf(pool: Pool, { scans }: Schema): Promise<number[]> {
  const time = (which: 'max' | 'min'): string =>
    `(SELECT extract(epoch FROM ${scans.column('scannedAt')}) * 1000 FROM ${scans.name}
      ORDER BY ${scans.column('scanId')} ${which === 'min' ? 'ASC' : 'DESC'} LIMIT 1)`
  const { rows } = await pool.query<{ first: null | string; last: null | string }>(
    `SELECT ${time('min')} AS first, ${time('max')} AS last`,
  )
  const { first, last } = rows[0]!
  const months: number[] = []
  if (first === null || last === null) return months
  for (let at = periodStart('m', Number(first)); at <= Number(last); at = periodEnd('m', at)) {
    months.push(at)
  }
  return months
}
