import type { TallyState } from './tally/tallyState.js'

import { sizeOf } from './tally/tallyState.js'

/** Bytes that are kept: a year of ten million scans and its overview take about two million. */
const ROOM = 32_000_000

/**
 * What was added up from rows of days and months that are over. They change seldom, and each time
 * PostgreSQL gives a row a new version: as long as all versions are the same, so is the sum.
 */
export type Settled = {
  /** A copy, to be added to; `null` when any row is not as it was. */
  get: (question: string, versions: string) => null | TallyState
  /** Keeps a copy. */
  set: (question: string, versions: string, state: TallyState) => void
}

export function createSettled(room = ROOM): Settled {
  const kept = new Map<string, { size: number; state: TallyState; versions: string }>()
  let size = 0
  const drop = (question: string): void => {
    size -= kept.get(question)?.size ?? 0
    kept.delete(question)
  }
  return {
    get: (question, versions) => {
      const found = kept.get(question)
      if (found?.versions !== versions) return null
      // The order of a map is that of insertion: who was asked for last goes last.
      kept.delete(question)
      kept.set(question, found)
      return structuredClone(found.state)
    },
    set: (question, versions, state) => {
      drop(question)
      const entry = { size: sizeOf(state), state: structuredClone(state), versions }
      if (entry.size > room) return
      kept.set(question, entry)
      size += entry.size
      for (const oldest of kept.keys()) {
        if (size <= room) return
        drop(oldest)
      }
    },
  }
}
