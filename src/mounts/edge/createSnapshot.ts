import type { CodeEntry } from '../../vocabulary/scan.js'

import {
  codeKey,
  type EdgeSite,
  readEntry,
  readSite,
  SITE_KEY,
} from '../../integrations/edge/snapshot.js'
import { createLRU } from '../../kit/createLRU.js'

/** Where the snapshot lies. A binding of Workers KV is one. */
export type EdgeStore = { get: (key: string) => Promise<null | string> }

type Held<Value> = { readAt: number; value: null | Value }

/** Codes held in memory at the most. */
const MOST = 10_000

/** The snapshot, as this isolate has read it. */
export type Snapshot = {
  /** Without asking the store; `undefined`: never read, `null`: not there. */
  held: (code: string) => CodeEntry | null | undefined
  /** `null`: the store has none. @throws while the store cannot be read, and never was */
  read: (code: string) => CodeEntry | null | Promise<CodeEntry | null>
  /** @throws as `read` */
  site: () => EdgeSite | null | Promise<EdgeSite | null>
}

/**
 * Reads the store, and remembers what it said for so many milliseconds. While it cannot be read, what
 * was read before goes on.
 */
export function createSnapshot(store: EdgeStore, memory: number, now = Date.now): Snapshot {
  const codes = createLRU<Held<CodeEntry>>(MOST)
  const sites = createLRU<Held<EdgeSite>>(1)

  function take<Value>(
    held: ReturnType<typeof createLRU<Held<Value>>>,
    key: string,
    parse: (text: string) => Value,
  ): null | Promise<null | Value> | Value {
    const known = held.get(key)
    return known && now() - known.readAt < memory ? known.value : ask(known)

    async function ask(before: Held<Value> | undefined): Promise<null | Value> {
      try {
        const text = await store.get(key)
        const value = text === null ? null : parse(text)
        held.set(key, { readAt: now(), value })
        return value
      } catch (error) {
        if (before === undefined) throw error
        return before.value
      }
    }
  }

  return {
    held: (code) => codes.get(codeKey(code))?.value,
    read: (code) => take(codes, codeKey(code), readEntry),
    site: () => take(sites, SITE_KEY, readSite),
  }
}
