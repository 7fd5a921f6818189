import type { Behaviour } from '../describe/traffic/behaviour/createBehaviour.js'
import type { Log } from '../kit/log.js'
import type { Store } from '../vocabulary/store.js'

import {
  addReasons,
  type Rejudge,
  SWEEP_EVERY,
  sweepOnce,
} from '../describe/traffic/behaviour/lateSweep.js'
import { errorCode } from '../kit/errorCode.js'

type Options = { behaviour: Behaviour; log: Log; rejudge: Rejudge; store: Store }

/**
 * Every few minutes writes what behaviour told of scans that are stored already: what this process saw,
 * and, in one process of all, what shows only in the scans of all. Resolves when stopped.
 */
export function startLateJudgement({ behaviour, log, rejudge, store }: Options) {
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    try {
      const changed = await addReasons(store.judgements, rejudge, behaviour.takeLate())
      if (changed > 0) await store.stats.fold()
      await sweepOnce(store, rejudge, Date.now())
    } catch (error) {
      log(`Scans were not judged late, the next try follows: ${errorCode(error)}`)
    }
  }
  const timer = setInterval(() => {
    running = running.then(run)
  }, SWEEP_EVERY)
  // Never worth keeping a finished process alive.
  timer.unref()
  return {
    stop: async (): Promise<void> => {
      clearInterval(timer)
      await running
    },
  }
}
