import type { CodeEntry } from '../../vocabulary/scan.js'
import type { CodeSource } from '../../vocabulary/store.js'
import type { CodeTable, MissingCodes } from './createCodeTable.js'
import type { DirectorySync } from './createDirectorySync.js'

import { errorCode } from '../../kit/errorCode.js'
import { withTimeout } from '../../kit/withTimeout.js'

type LookupOptions = {
  bucket: { take: () => boolean }
  loaded: () => boolean
  maxLookups: number
  maxWaiting: number
  missing: MissingCodes
  missingTTL: number
  say: (key: string, message: string) => void
  source: Pick<CodeSource, 'find'>
  sync: DirectorySync
  table: CodeTable
  timeout: number
}

/** A code that could not be asked for is asked for again soon. */
const FAILED_TTL = 1000

/**
 * What happens to a code that is not in memory: one query per code at a time, a bounded number of
 * queries in all, `null` for the rest, so that made-up codes cost neither memory nor database.
 * While the codes are still being loaded the rest waits for that instead, and where neither query
 * nor load gets through it throws: nobody must be told that a printed code does not exist.
 */
export function createBoundedLookup(options: LookupOptions): {
  lookup: (code: string) => CodeEntry | null | Promise<CodeEntry | null>
  state: () => { pendingLookups: number; refusedLookups: number }
} {
  const { bucket, loaded, missing, source, sync, table, timeout } = options
  const asked = new Map<string, Promise<CodeEntry | null>>()
  let queries = 0
  let refused = 0

  async function find(code: string): Promise<CodeEntry | null> {
    const version = sync.version()
    queries += 1
    try {
      const entry = await withTimeout(source.find(code), timeout, 'Looking up a code')
      if (entry) sync.learn(entry, version)
      // What was learnt while the query ran is at least as new as its answer.
      const known = table.get(code) ?? entry
      if (!known) missing.add(code, options.missingTTL)
      return known
    } catch (error) {
      options.say('lookup', `Unknown codes cannot be looked up (${errorCode(error)}).`)
      const known = table.get(code) ?? nobody()
      missing.add(code, FAILED_TTL)
      return known
    } finally {
      queries -= 1
    }
  }

  async function wait(code: string, loading: Promise<void>): Promise<CodeEntry | null> {
    await withTimeout(loading, 2 * timeout, 'Loading the codes').catch(() => {})
    return table.get(code) ?? nobody()
  }

  /** No such code, as far as is known; throws where nothing is known. */
  function nobody(): null {
    if (loaded()) return null
    throw Object.assign(new Error('The codes were never read.'), { code: 'QR_NOT_LOADED' })
  }

  function once(code: string, answer: Promise<CodeEntry | null>): Promise<CodeEntry | null> {
    const shared = answer.finally(() => asked.delete(code))
    asked.set(code, shared)
    return shared
  }

  return {
    lookup(code) {
      const known = table.get(code)
      if (known) return known
      if (missing.has(code)) return null
      const same = asked.get(code)
      if (same) return same
      if (queries < options.maxLookups && bucket.take()) return once(code, find(code))
      const loading = loaded() ? null : sync.current()
      if (loading && asked.size < options.maxWaiting) return once(code, wait(code, loading))
      refused += 1
      return nobody()
    },
    state: () => ({ pendingLookups: asked.size, refusedLookups: refused }),
  }
}

/** `take()` is true at most `burst` times at once and `perSecond` times a second in the long run. */
export function createTokenBucket(
  perSecond: number,
  burst: number,
  now: () => number,
): { take: () => boolean } {
  let tokens = burst
  let at = now()
  return {
    take() {
      const time = now()
      tokens = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * perSecond)
      at = time
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}
