import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { type BusyRecorder, recorderWhenBusy } from './thread/recorderWhenBusy.js'
import { startRecorder } from './thread/startRecorder.js'
import { mayUseThread } from './mayUseThread.js'

/** The recording thread of a site, which starts with a rush. `null` where it is not wanted. */
export function threadOf(payload: BasePayload, options: QROptions): BusyRecorder | null {
  if (!options.recording.thread) return null
  return recorderWhenBusy(async () => (mayUseThread() ? startRecorder(payload, options) : null))
}
