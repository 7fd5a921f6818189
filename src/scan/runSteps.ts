import type { ScanEvent, ScanStep } from '../vocabulary/scanContext.js'
import type { ScanInHand } from './scanInHand.js'

/**
 * Most scans wait for nothing. Promises all the same would cost more than the steps they stand
 * between.
 */
export type Maybe<Value> = Promise<Value> | Value

/**
 * What is made of a value, at once or when it is there.
 *
 * @param failed what is made of an error of `ask`, thrown or rejected; left out, it is the caller's
 */
export function whenThere<Value, Next>(
  ask: () => Maybe<Value>,
  next: (value: Value) => Maybe<Next>,
  failed?: (error: unknown) => Next,
): Maybe<Next> {
  let value: Maybe<Value>
  try {
    value = ask()
  } catch (error) {
    if (failed === undefined) throw error
    return failed(error)
  }
  return value instanceof Promise ? value.then(next, failed) : next(value)
}

/** A step works on the scan in hand, and may wait. */
export type Step = (scan: ScanInHand) => Maybe<void>

/** Milliseconds of each step that was gone through, waiting included. */
export type StepTimes = NonNullable<ScanEvent['steps']>

/**
 * Goes through the steps in order. Once it is known what is given, only the last is left.
 *
 * @param times filled in, where somebody wants to know
 */
export function runSteps(
  steps: readonly (readonly [ScanStep, Step])[],
  scan: ScanInHand,
  times?: StepTimes,
  from = 0,
): Maybe<void> {
  for (let at = from; at < steps.length; at += 1) {
    if (scan.given !== undefined) at = steps.length - 1
    const [name, step] = steps[at] as (typeof steps)[number]
    const started = times && performance.now()
    const done = step(scan)
    if (done instanceof Promise) {
      return done.then(() => {
        if (times) times[name] = performance.now() - started!
        return runSteps(steps, scan, times, at + 1)
      })
    }
    if (times) times[name] = performance.now() - started!
  }
}
