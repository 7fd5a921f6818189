import { unlink } from 'node:fs/promises'

import type { ScanRecord } from '../vocabulary/scan.js'
import { claimSpills } from './spill/claimSpills.js'
import type { Spill } from './spill/createSpill.js'
import { readSpill, type SpilledPage } from './spill/readSpill.js'
import { spillInUse } from './spill/spillInUse.js'
import type { IsolatedWrite } from './writeIsolating.js'

export type ReplayOptions = {
  batchSize: number
  /** There was no room to put them aside. */
  onDropped: (count: number) => void
  onRejected: (count: number, why: unknown) => void
  onReplayed: (written: number) => void
  onTorn: () => void
  spill: Spill
  /** Batches the store has taken since the start: proof that it is fine. */
  successes: () => number
  /** Rejects when the database is away. */
  write: (records: ScanRecord[]) => Promise<IsolatedWrite>
}

export type Replay = {
  /** Gives claimed files back. */
  close: () => Promise<void>
  /**
   * Writes everything that waits on the disk and belongs to nobody. Resolves to the number of files
   * it is through with; rejects when the store failed, and goes on from there at the next call.
   */
  run: () => Promise<number>
}

type Claimed = {
  /** Some of its scans wait for a migration. */
  awaits: boolean
  lines: number
  path: string
  /** `successes` when all records of a page were refused; a later success means they are to blame. */
  suspectAt: null | number
}

export function createReplay(options: ReplayOptions): Replay {
  const { batchSize, spill, successes, write } = options
  let files: Claimed[] = []
  let running: null | Promise<number> = null
  let closed = false
  let storeError: unknown = null
  /** Scans of this run wait for a migration. */
  let putBack = false

  /** `false`: the whole page was refused and nothing shows yet whose fault it is. */
  async function writePage(file: Claimed, page: SpilledPage): Promise<boolean> {
    const { records } = page
    const result = await write(records).catch((error: unknown) => {
      storeError = error
      throw error
    })
    const { awaiting, refused } = result
    if (refused.length > 0 && refused.length + awaiting.length === records.length) {
      const proven = file.suspectAt !== null && successes() > file.suspectAt
      if (!proven) {
        file.suspectAt ??= successes()
        return false
      }
    }
    // Back into a file of our own, which is not read again before the next run.
    await spill.append(awaiting)
    putBack ||= awaiting.length > 0
    file.awaits ||= awaiting.length > 0
    const lines = [...page.broken, ...refused.map((record) => JSON.stringify(record))]
    const dropped = await spill.reject(lines)
    file.suspectAt = null
    file.lines = page.lines
    options.onReplayed(result.written)
    const rejected = lines.length - dropped
    if (rejected > 0) options.onRejected(rejected, result.refusal)
    if (dropped > 0) options.onDropped(dropped)
    if (page.torn) options.onTorn()
    return true
  }

  async function replayFile(file: Claimed): Promise<boolean> {
    for await (const page of readSpill(file.path, batchSize, file.lines)) {
      if (closed || !(await writePage(file, page))) return false
    }
    return true
  }

  async function runAll(): Promise<number> {
    const suspects: Claimed[] = []
    let done = 0
    putBack = false
    try {
      for (;;) {
        if (files.length === 0) {
          if (!putBack) await spill.rotate()
          const paths = await claimSpills(spill.directory)
          files = paths.map((path) => ({ awaits: false, lines: 0, path, suspectAt: null }))
        }
        const file = files[0]
        if (!file || closed) return done
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
        // Of a file whose scans all wait the store has taken nothing.
        if (!file.awaits) done += 1
      }
    } finally {
      files.push(...suspects)
    }
  }

  return {
    async close() {
      closed = true
      await running?.catch(() => {})
      for (const { path } of files) spillInUse().delete(path)
      files = []
    },
    run() {
      running ??= runAll().finally(() => (running = null))
      return running
    },
  }
}
