import type { BasePayload } from 'payload'

import type { Runtime, RuntimeSeams } from './createRuntime.js'

import { optionsOf } from '../options/optionsOf.js'
import { createRuntime } from './createRuntime.js'

// One runtime per Payload, also where a bundler loads this module twice.
const runtimes: WeakMap<object, Runtime> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.runtimes')
] ??= new WeakMap()) as WeakMap<object, Runtime>

/** The runtime of this Payload, started on first use and stopped with it. */
export function runtimeOf(payload: BasePayload, seams?: RuntimeSeams): Runtime {
  let runtime = runtimes.get(payload)
  if (!runtime) {
    const made = createRuntime(payload, optionsOf(payload), seams)
    runtime = made
    runtimes.set(payload, made)
    // Payload has no hook for its end, and scans that wait must be written before its pool closes.
    const destroy = payload.destroy.bind(payload)
    payload.destroy = async () => {
      runtimes.delete(payload)
      await made.stop()
      await destroy()
    }
  }
  return runtime
}
