import type { BasePayload } from 'payload'

import { optionsOf } from '../options/optionsOf.js'
import { runtimeOf } from './runtimeOf.js'

/** Writes every scan that still waits in this process; resolves when they are stored or kept on disk. */
export async function flushScans(payload: BasePayload): Promise<void> {
  if (optionsOf(payload).disabled) return
  await runtimeOf(payload).flush()
}
