import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import { sameEntry } from './sameEntry.js'

export type CodeTable = {
  byId: (id: ID) => CodeEntry | undefined
  get: (code: string) => CodeEntry | undefined
  ids: () => ID[]
  /** Inserts or replaces by id, also under a new code. `true`: something is different now. */
  put: (entry: CodeEntry) => boolean
  remove: (id: ID) => boolean
  size: () => number
}

/** All codes in memory, found by code and by id. */
export function createCodeTable(): CodeTable {
  const byCode = new Map<string, CodeEntry>()
  // As text: an id that came through JSON must find the one that came from the database.
  const byId = new Map<string, CodeEntry>()

  function dropCode(entry: CodeEntry): void {
    // After two codes were swapped the place may belong to the other one already.
    if (byCode.get(entry.code) === entry) byCode.delete(entry.code)
  }

  return {
    byId: (id) => byId.get(String(id)),
    get: (code) => byCode.get(code),
    ids: () => Array.from(byId.values(), (entry) => entry.id),
    put(entry) {
      const key = String(entry.id)
      const known = byId.get(key)
      if (known && sameEntry(known, entry)) {
        byCode.set(known.code, known)
        return false
      }
      if (known) dropCode(known)
      byCode.set(entry.code, entry)
      byId.set(key, entry)
      return true
    },
    remove(id) {
      const known = byId.get(String(id))
      if (!known) return false
      dropCode(known)
      byId.delete(String(id))
      return true
    },
    size: () => byId.size,
  }
}
