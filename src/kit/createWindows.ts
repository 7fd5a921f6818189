/** What is counted of a key, this time included. `msLeft`: until its window ends. */
export type Counted = { count: number; msLeft: number }

export type Windows = {
  /** Counts one more; `null`: there is no room for another key. */
  add: (key: string) => Counted | null
  /** Counts one less, in a window that is still open. */
  takeBack: (key: string) => void
  /** Keys that are counted now. */
  size: () => number
}

/**
 * Counts per key, each in a window that starts with its first one. All windows are equally long, so
 * a `Map` holds them in the order they end in: no timers. With `room` keys counted, new ones go
 * uncounted until old ones run out.
 *
 * @param now milliseconds of a clock that is never set back
 */
export function createWindows(
  seconds: number,
  room: number,
  now: () => number = () => performance.now(),
): Windows {
  const length = seconds * 1000
  const windows = new Map<string, { count: number; end: number }>()

  function sweep(at: number): void {
    for (const [key, { end }] of windows) {
      if (end > at) return
      windows.delete(key)
    }
  }

  return {
    add(key) {
      const at = now()
      sweep(at)
      const window = windows.get(key)
      if (window) return { count: ++window.count, msLeft: window.end - at }
      if (windows.size >= room) return null
      windows.set(key, { count: 1, end: at + length })
      return { count: 1, msLeft: length }
    },
    takeBack(key) {
      const window = windows.get(key)
      if (window && window.count > 0) window.count -= 1
    },
    size() {
      sweep(now())
      return windows.size
    },
  }
}
