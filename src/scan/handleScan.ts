import type { ScanAnswer, ScanRequest } from '../vocabulary/scan.js'
import type { ScanContext, ScanMount } from '../vocabulary/scanContext.js'
import type { GivenAnswer } from './request/createRestartFilter.js'

import { toResponse } from './answer/answer.js'
import { answerFailure, giveAnswer } from './answer/giveAnswer.js'
import { claimPlace } from './decide/claimPlace.js'
import { decideScan } from './decide/decideScan.js'
import { lookUp } from './directory/lookUp.js'
import { readCode } from './request/readCode.js'
import { readFacts } from './request/readFacts.js'
import { type Maybe, runSteps, type StepTimes, whenThere } from './runSteps.js'
import { type ScanInHand, takeInHand } from './scanInHand.js'

/** The way of a scan. As soon as it is known what is given, it goes on with the answer. */
export const STEPS = [
  ['code', readCode], // parse and normalise; an address that asks too often ends here
  ['lookup', lookUp], // in memory; a code never seen is asked for
  ['facts', readFacts], // what the answer depends on: who asks, and with what
  ['decide', decideScan], // redirect or page; the rules of the code, where it has any
  ['claim', claimPlace], // only where the code is limited: a place, for a person who opens it
  ['answer', giveAnswer], // 302 or page; the scan goes to the recorder
] as const
// After the answer, in `src/recorder`: describe (`describeScan`), record (batched), fold.

/** Every so many scans the steps are timed, the first among them: a look at the clock costs. */
const TIMED_EVERY = 16

/**
 * A scan from request to response.
 *
 * Answers 302, 404 or 410, and 429 where the host blocks addresses; never a 5xx, never rejects.
 * Codes that do not exist get the page and leave no record. A place of a limited code is taken by
 * a person who opens it (`takesPlace`); HEAD, early fetches, bots and parts of other pages get the
 * same answer and take none. A recorder that returns a promise (durable recording) is waited for; when
 * it fails, the answer still goes out. `context.onError` hears of every failure. A test scan
 * (`context.tests`) gets the same answer, is of class `internal` and takes no place.
 */
export function handleScan(...scan: Parameters<typeof answerScan>): Maybe<Response> {
  return whenThere(() => answerScan(...scan), toResponse)
}

/** As `handleScan`, for mounts that write the answer to a socket themselves. */
export function answerScan(
  request: ScanRequest,
  context: ScanContext,
  mount: ScanMount,
): Maybe<ScanAnswer> {
  return answerBy(STEPS, takeInHand(request, context, mount))
}

/** The way of a scan, or one that begins otherwise. */
export function answerBy(
  steps: Parameters<typeof runSteps>[0],
  scan: ScanInHand,
): Maybe<ScanAnswer> {
  const started = performance.now()
  const { context } = scan
  const isTimed = context.onAnswered !== undefined && scan.tools.scans++ % TIMED_EVERY === 0
  const times: StepTimes | undefined = isTimed ? {} : undefined
  return whenThere(
    () => runSteps(steps, scan, times),
    () => tell(scan, started, times),
    (error) => {
      answerFailure(scan, error)
      return tell(scan, started, times)
    },
  )
}

function tell(scan: ScanInHand, started: number, steps?: StepTimes): ScanAnswer {
  const { answer, became, context, facts, given } = scan
  context.onAnswered?.({
    ms: performance.now() - started,
    outcome: became ?? (given as GivenAnswer).outcome,
    steps,
    trafficClass: facts?.traffic.class ?? null,
  })
  return answer!
}
