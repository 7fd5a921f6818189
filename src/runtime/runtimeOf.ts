import type { BasePayload } from 'payload'

import type { Runtime } from './createRuntime.js'

import { fail } from '../kit/fail.js'
import { inherited } from '../kit/inherited.js'
import { optionsOf } from '../options/optionsOf.js'
import { createRuntime } from './createRuntime.js'

// One runtime per Payload, also where a bundler loads this module twice.
const runtimes: WeakMap<object, Runtime> = ((globalThis as Record<symbol, unknown>)[
  Symbol.for('payload-plugin-qr.runtimes')
] ??= new WeakMap()) as WeakMap<object, Runtime>

/**
 * The runtime of this Payload, started on first use and stopped with it. Throws while the plugin is
 * switched off: nothing of it may run then, whatever asks.
 */
export function runtimeOf(payload: BasePayload): Runtime {
  let runtime = inherited(runtimes, payload)
  if (!runtime) {
    const options = optionsOf(payload)
    if (options.disabled) fail('options.disabled', true, 'false where codes are scanned')
    const made = createRuntime(payload, options)
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

/** Writes every scan that still waits in this process; resolves when they are stored or kept on disk. */
export async function flushScans(payload: BasePayload): Promise<void> {
  if (optionsOf(payload).disabled) return
  await runtimeOf(payload).flush()
}
