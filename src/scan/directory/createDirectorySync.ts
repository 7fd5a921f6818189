import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { CodeChange, CodeSource } from '../../vocabulary/store.js'

import { type Backoff, backoff } from '../../kit/backoff.js'
import { defer, type Deferred } from '../../kit/defer.js'
import { errorCode } from '../../kit/errorCode.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { nameKey } from '../../vocabulary/domains.js'
import {
  allNamesOf,
  type CodeTable,
  createInterner,
  keysOf,
  type MissingCodes,
} from './createCodeTable.js'
import { createPendingChanges } from './createPendingChanges.js'

type SyncOptions = {
  missing: MissingCodes
  now: () => number
  onChange?: (ids: ID[]) => void
  onDifference?: (now: CodeEntry[], gone: string[]) => void
  /** A run ended, well or not. */
  onEnd: () => void
  onResync?: () => void
  pageSize: number
  pause: Backoff
  queryTimeout: number
  say: (key: string, message: string) => void
  source: CodeSource
  table: CodeTable
}

type Resync = {
  after: ID | null
  compact: (entry: CodeEntry) => CodeEntry
  seen: Set<string>
  startedAt: number
}

export type DirectorySync = {
  apply: (change: CodeChange) => void
  /** The run under way or about to start. */
  current: () => null | Promise<void>
  /** Takes the answer of a query for one code that was asked when `version` was current. */
  learn: (entry: CodeEntry, version: number) => void
  /** Reads all codes again. Resolves when the run ended, well or not. */
  resync: () => Promise<void>
  state: () => {
    failures: number
    loadedAt: null | number
    pendingChanges: number
    resyncs: number
  }
  stop: () => void
  /** Grows with every change told of. */
  version: () => number
}

/**
 * Brings the table up to date, one query after the other: an answer that is applied is therefore
 * never older than the one before it, and a change told of while a query runs is asked for after it.
 */
export function createDirectorySync(options: SyncOptions): DirectorySync {
  const { missing, now, pageSize, queryTimeout, source, table } = options
  const pending = createPendingChanges()
  let version = 0
  let wanted = false
  let resync: null | Resync = null
  let run: Deferred<void> | null = null
  let failures = 0
  let resyncs = 0
  let loadedAt: null | number = null
  let retryTimer: NodeJS.Timeout | null = null
  let stopped = false

  function put(
    entries: CodeEntry[],
    compact: (entry: CodeEntry) => CodeEntry,
    isTold: (differs: boolean) => boolean,
  ): void {
    const now: CodeEntry[] = []
    const before: CodeEntry[] = []
    for (const entry of entries) {
      const known = table.byId(entry.id)
      if (!isTold(putOne(compact(entry)))) continue
      now.push(entry)
      if (known) before.push(known)
    }
    tellDifference(now, before)
  }

  function tellDifference(changed: CodeEntry[], before: CodeEntry[]): void {
    // A text that went from one to another is there.
    const free = before.flatMap(allNamesOf).filter((text) => table.get(text) === undefined)
    if (changed.length + free.length > 0) options.onDifference?.(changed, free)
  }

  function putOne(entry: CodeEntry): boolean {
    const differs = table.put(entry)
    for (const key of [...keysOf(entry), ...(entry.strays ?? [])]) missing.delete(key)
    // What is known to be there now must survive the end of a pass that was past it already.
    resync?.seen.add(String(entry.id))
    return differs
  }

  function remove(ids: ID[]): void {
    const gone = ids.map((id) => table.byId(id)).filter((entry) => entry !== undefined)
    for (const id of ids) table.remove(id)
    tellDifference([], gone)
  }

  async function applyChange(change: CodeChange): Promise<void> {
    if (change.kind === 'everything') {
      wanted = true
      return
    }
    const entries = await withTimeout(
      source.affected(change),
      queryTimeout,
      'Reading changed codes',
    )
    if (stopped) return
    // also what is known: the first read may have seen the edit before it was told of
    put(entries, createInterner(), () => true)
    const ids = new Map(entries.map(({ id }) => [String(id), id]))
    if (change.kind === 'codes') {
      const gone = change.ids.filter((id) => !ids.has(String(id)))
      remove(gone)
      for (const id of gone) ids.set(String(id), id)
    }
    options.onChange?.([...ids.values()])
  }

  async function nextPage(pass: Resync): Promise<void> {
    const page = await withTimeout(source.page(pass.after, pageSize), queryTimeout, 'Reading codes')
    if (stopped) return
    const last = page.at(-1)
    if (!last) return finish(pass)
    if (last.id === pass.after) throw new Error('Reading codes does not get on.')
    put(page, pass.compact, (differs) => differs && loadedAt !== null)
    pass.after = last.id
  }

  function finish(pass: Resync): void {
    remove(table.ids().filter((id) => !pass.seen.has(String(id))))
    resync = null
    resyncs += 1
    loadedAt = pass.startedAt
    options.onResync?.()
  }

  /** One query. `false`: there is nothing to do. */
  async function step(): Promise<boolean> {
    const changes = pending.take()
    for (let change = changes.shift(); change; change = changes.shift()) {
      try {
        await applyChange(change)
      } catch (error) {
        for (const undone of [change, ...changes]) pending.add(undone)
        throw error
      }
    }
    if (!resync && wanted) {
      wanted = false
      resync = { after: null, compact: createInterner(), seen: new Set(), startedAt: now() }
    }
    if (!resync) return false
    await nextPage(resync)
    return true
  }

  async function work(ended: Deferred<void>): Promise<void> {
    try {
      while (!stopped && (await step()));
      failures = 0
    } catch (error) {
      failures += 1
      // From the start: what was told of in the meantime may have been missed, too.
      wanted ||= resync !== null
      resync = null
      options.say('read', `Codes cannot be read (${errorCode(error)}), known codes go on.`)
    }
    run = null
    ended.resolve()
    if (stopped) return
    if (failures > 0) retryTimer = setTimeout(kick, backoff(failures, options.pause)).unref()
    else if (wanted || pending.size() > 0) void kick()
    options.onEnd()
  }

  /** After this turn of the event loop, so that changes told of together are read together. */
  function kick(): Promise<void> {
    if (run) return run.promise
    if (retryTimer) clearTimeout(retryTimer)
    retryTimer = null
    const ended = defer()
    if (stopped) return Promise.resolve()
    run = ended
    setImmediate(() => void work(ended))
    return ended.promise
  }

  function apply(change: CodeChange): void {
    if (stopped) return
    version += 1
    pending.add(change)
    void kick()
  }

  return {
    apply,
    current: () => run?.promise ?? null,
    learn(entry, asked) {
      const known = table.byId(entry.id)
      if (!known && !table.get(nameKey(entry.code, entry.domain))) {
        put([entry], createInterner(), () => false)
      }
      // The answer may be older than what was told of meanwhile, or than what is known.
      if (known || version !== asked) apply({ ids: [entry.id], kind: 'codes' })
    },
    resync() {
      if (stopped) return Promise.resolve()
      wanted = true
      return kick()
    },
    state: () => ({ failures, loadedAt, pendingChanges: pending.size(), resyncs }),
    stop() {
      stopped = true
      if (retryTimer) clearTimeout(retryTimer)
    },
    version: () => version,
  }
}
