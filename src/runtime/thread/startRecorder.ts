import type { BasePayload } from 'payload'

import { Worker } from 'node:worker_threads'

import type { QROptions } from '../../options/sanitizeOptions.js'
import type { Recorder } from '../../recorder/types.js'
import type { FromRecorder, RecorderData, ToRecorder } from './messages.js'

import { packDrafts } from './packDrafts.js'
import { defer } from '../../kit/defer.js'
import { errorCode } from '../../kit/errorCode.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { createPending } from './createPending.js'
import { recorderData } from './recorderData.js'

export type ThreadRecorder = {
  /** Writes nothing more; ends what the thread holds, within a second. */
  close: () => Promise<void>
} & Recorder

/** Milliseconds. */
const START = 10_000
const END = 1_000

/**
 * A thread of its own that describes and writes scans: half the work of a redirector is nothing that
 * a person waits for. `null` where there can be none (see `recorderData`) or it does not start; scans
 * are then written as everywhere else.
 */
export async function startRecorder(
  payload: BasePayload,
  options: QROptions,
): Promise<null | ThreadRecorder> {
  const data = await recorderData(payload, options)
  if (!data) return null
  const warn = (message: string): void => payload.logger.warn(`payload-plugin-qr: ${message}`)
  try {
    return await openRecorder(data, warn)
  } catch (error) {
    warn(`The recording thread does not start (${errorCode(error)}); scans are written without it.`)
    return null
  }
}

/** @throws when the thread is not ready within 10 s */
export async function openRecorder(
  data: RecorderData,
  warn: (message: string) => void,
): Promise<ThreadRecorder> {
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    name: 'payload-plugin-qr recorder',
    workerData: data,
  })
  const [ready, ended, pending] = [defer(), defer(), createPending()]
  let state: 'closing' | 'gone' | 'open' | 'starting' = 'starting'

  worker.on('message', (message: FromRecorder) => {
    if (message.type === 'ready') {
      state = 'open'
      ready.resolve()
    } else if (message.type === 'log') warn(message.message)
    else if (message.type === 'written') pending.resolve(message.id, message.written)
    else pending.reject(message.id, message.error)
  })
  const gone = (error: unknown): void => {
    if (state === 'open') warn('The recording thread ended; scans are written without it.')
    state = 'gone'
    ready.reject(error)
    pending.rejectAll('QR_RECORDER_GONE')
    ended.resolve()
  }
  worker.on('error', gone)
  worker.on('exit', () => gone(new Error('The recording thread ended.')))
  const tell = (message: ToRecorder): void => worker.postMessage(message)

  try {
    await withTimeout(ready.promise, START, 'Starting the recording thread')
  } catch (error) {
    await worker.terminate()
    throw error
  }
  return {
    close: async () => {
      if (state === 'open') tell({ type: 'close' })
      state = 'closing'
      await withTimeout(ended.promise, END, 'Ending the recording thread').catch(() => undefined)
      await worker.terminate()
    },
    isOpen: () => state === 'open',
    write: (drafts) => {
      const { answer, id } = pending.start()
      tell({ drafts: packDrafts(drafts, data.headers), id, type: 'write' })
      return answer
    },
  }
}
