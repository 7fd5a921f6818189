import MemoryStorage from 'rate-limiter-flexible/lib/component/MemoryStorage/MemoryStorage.js'
import { AsyncResource } from 'node:async_hooks'

/** What is counted of a key in its window. */
export type Window = { consumedPoints: number; isFirstInDuration: boolean; msBeforeNext: number }

export type Windows = {
  /** Counts one more. */
  add: (key: string) => Window
  has: (key: string) => boolean
}

/**
 * Counts per key, each in a window that starts with its first one. The storage of
 * `rate-limiter-flexible`, asked without its limiter: that one wraps every number into a promise, and
 * a scan that waits for nothing costs half as much.
 */
export function createWindows(seconds: number): Windows {
  // A window ends by a timer. Made within a request, it would keep alive what the host's framework
  // stores for that request (`AsyncLocalStorage`) until it runs out.
  const outside = new AsyncResource('payload-plugin-qr.abuse')
  class Storage extends MemoryStorage {
    override set(...args: Parameters<MemoryStorage['set']>): Window {
      return outside.runInAsyncScope(() => super.set(...args))
    }
  }
  const storage = new Storage()
  return {
    add: (key) => storage.incrby(key, 1, seconds),
    has: (key) => storage.get(key) !== null,
  }
}
