import { defer, type Deferred } from '../kit/defer.js'

export type Backpressure = {
  /** A batch is safe: lets those on who wait, when there is room again. */
  check: () => void
  /** A promise while more scans wait than can be written soon, else nothing. */
  wait: () => Promise<void> | undefined
}

type BackpressureOptions = {
  /** Scans in memory from which on people wait. */
  limit: number
  /** Milliseconds anybody waits at most. */
  patience: number
  /** Scans in memory now. */
  size: () => number
}

/**
 * More scans than the database can take must not end in a full memory: people then wait a moment,
 * so that they come as fast as they can be written. Where nothing is written at all nobody waits
 * for longer than `patience`, and those behind them not at all until something is.
 */
export function createBackpressure({ limit, patience, size }: BackpressureOptions): Backpressure {
  let room: Deferred<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let stuck = false

  function open(): void {
    clearTimeout(timer)
    room?.resolve()
    room = null
  }

  return {
    check() {
      stuck = false
      if (size() <= limit) open()
    },
    wait() {
      if (stuck || size() <= limit) return undefined
      if (!room) {
        room = defer()
        timer = setTimeout(() => {
          stuck = true
          open()
        }, patience)
      }
      return room.promise
    },
  }
}
