import { type Backoff, backoff } from '../kit/backoff.js'
import { errorCode } from '../kit/errorCode.js'

export type StoreHealth = {
  /** Lets the next try happen now instead of after the pause. */
  endPause: () => void
  failed: (error: unknown) => void
  isDown: () => boolean
  /** Down, and it is not time yet for another try. */
  isPausing: () => boolean
  /** Calls `tell` at every failure until the returned function is called. */
  onFailure: (tell: () => void) => () => void
  works: () => void
}

type HealthOptions = {
  onRecovery: () => void
  /** The pause after a failure is over. */
  onRetry: () => void
  pause: Backoff
  say: (key: string, message: string) => void
}

/** Does the store take scans, and when is it asked again? */
export function createStoreHealth({ onRecovery, onRetry, pause, say }: HealthOptions): StoreHealth {
  let failures = 0
  let timer: NodeJS.Timeout | null = null
  const listeners = new Set<() => void>()

  function endPause(): void {
    if (timer) clearTimeout(timer)
    timer = null
  }

  return {
    endPause,
    failed(error) {
      failures += 1
      say('store', `The database does not take scans (${errorCode(error)}), redirects go on.`)
      timer ??= setTimeout(
        () => {
          timer = null
          onRetry()
        },
        backoff(failures, pause),
      ).unref()
      for (const tell of listeners) tell()
    },
    isDown: () => failures > 0,
    isPausing: () => timer !== null,
    onFailure(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    works() {
      if (failures === 0) return
      failures = 0
      endPause()
      say('recovery', 'The database takes scans again.')
      onRecovery()
    },
  }
}
