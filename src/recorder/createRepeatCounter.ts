import type { ScanStore } from '../vocabulary/store.js'

import { createLaterWrite } from './createLaterWrite.js'

export type RepeatCounter = {
  /** Writes what waits; never rejects. */
  flush: () => Promise<void>
  /** How often this scan was repeated so far. */
  note: (scanId: string, repeats: number) => void
}

const EVERY = 1000
/** Scans whose repeats wait at most, and tries for each: its scan may lie on the disk. */
const ROOM = 10_000
const TRIES = 30

/**
 * Brings repeats to their scans, which are written before or after. A repeat is no scan, so nothing
 * that is counted hangs on it: those of a process that is killed, or of a scan that waits on the disk
 * for longer than half a minute, are lost.
 */
export function createRepeatCounter(store: Pick<ScanStore, 'noteRepeats'>): RepeatCounter {
  const waiting = new Map<string, { repeats: number; tries: number }>()

  async function write(): Promise<void> {
    const asked = [...waiting]
    if (asked.length === 0) return
    const ids = await store
      .noteRepeats(asked.map(([scanId, { repeats }]) => ({ repeats, scanId })))
      .catch(() => new Set<string>())
    for (const [id, sent] of asked) {
      sent.tries += 1
      // More may have come meanwhile.
      const isDone = ids.has(id) && waiting.get(id) === sent
      if (isDone || sent.tries >= TRIES) waiting.delete(id)
    }
    if (waiting.size > 0) plan()
  }

  const { flush, plan } = createLaterWrite(write, EVERY)
  return {
    flush,
    note(scanId, repeats) {
      const tries = waiting.get(scanId)?.tries ?? 0
      if (waiting.size >= ROOM && !waiting.has(scanId)) return
      waiting.set(scanId, { repeats, tries })
      plan()
    },
  }
}
