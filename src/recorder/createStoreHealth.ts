import { type Backoff, backoff } from '../kit/backoff.js'
import { defer } from '../kit/defer.js'
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
  /**
   * A write that fails takes those beside it along, which reject with `GIVEN_UP`: they hang where it
   * hung, and memory is lost when the process is killed. What was asked may still happen; writing
   * twice is harmless.
   */
  together: (work: Promise<void>) => Promise<void>
  works: () => void
}

/** Why a write was given up that had not failed itself. */
export const GIVEN_UP = new Error('A write beside this one failed.')

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
  function onFailure(tell: () => void): () => void {
    listeners.add(tell)
    return () => listeners.delete(tell)
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
    onFailure,
    async together(work) {
      const failure = defer()
      const off = onFailure(() => failure.reject(GIVEN_UP))
      await Promise.race([work, failure.promise]).finally(off)
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
