import type { EdgeStoreOption } from '../../options/edge.js'

import { backoff } from '../../kit/backoff.js'
import { errorCode } from '../../kit/errorCode.js'
import { createQuietLog, type Log } from '../../kit/log.js'

/** Writes at a time: stores take many, and few enough not to hold up anything else here. */
const AT_ONCE = 8
const PAUSE = { base: 1_000, max: 60_000 }

export type SnapshotWriter = {
  /** Resolves when all that was handed over is written, or one failed; that is tried again later. */
  flush: () => Promise<void>
  stop: () => Promise<void>
  /** `null` takes the key away. What is written last under a key stays. */
  write: (key: string, value: null | string) => void
}

/** Brings values to a key-value store, the newest of each key, again and again until it takes them. */
export function createSnapshotWriter(store: EdgeStoreOption, log: Log): SnapshotWriter {
  const waiting = new Map<string, null | string>()
  const say = createQuietLog(log, Date.now)
  let running: null | Promise<void> = null
  let failures = 0
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  async function writeOne(key: string, value: null | string): Promise<void> {
    waiting.delete(key)
    try {
      await (value === null ? store.delete(key) : store.put(key, value))
    } catch (error) {
      // not over what was written meanwhile
      if (!waiting.has(key)) waiting.set(key, value)
      throw error
    }
  }

  async function work(): Promise<void> {
    try {
      while (waiting.size > 0) {
        const some = [...waiting].slice(0, AT_ONCE)
        const done = await Promise.allSettled(some.map(([key, value]) => writeOne(key, value)))
        const failed = done.find(({ status }) => status === 'rejected')
        if (failed) throw (failed as PromiseRejectedResult).reason
      }
      failures = 0
    } catch (error) {
      failures += 1
      say(
        'edge',
        `The edge's codes could not be written (${errorCode(error)}), it will be tried again.`,
      )
      if (!stopped) timer = setTimeout(() => void flush(), backoff(failures, PAUSE)).unref()
    }
  }

  /** What was handed over while the last write ended is there, too. */
  function end(): void {
    running = null
    if (waiting.size > 0 && timer === null && !stopped) void flush()
  }

  function flush(): Promise<void> {
    if (timer) clearTimeout(timer)
    timer = null
    return (running ??= work().finally(end))
  }

  return {
    flush,
    async stop() {
      stopped = true
      await flush()
    },
    write(key, value) {
      waiting.set(key, value)
      // while the store fails the next try is planned already
      if (timer === null) void flush()
    },
  }
}
