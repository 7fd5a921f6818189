import type { BasePayload } from 'payload'

import type { QROptions } from '../../options/sanitizeOptions.js'

import { errorCode } from '../../kit/errorCode.js'
import { withTimeout } from '../../kit/withTimeout.js'
import { storeOf } from '../../store/storeOf.js'
import { deliverMessages } from './deliverMessages.js'

const EVERY = 10_000
const DAY = 86_400_000
/** Milliseconds for which the log keeps what went, or was given up. */
const KEPT = 30 * DAY
/** Milliseconds the end of a process waits for answers; whoever comes next sends the rest. */
const PATIENCE = 2_000

/** Sends what is due every few seconds in each process that stays up. Ends with Payload. */
export function startWebhooks(payload: BasePayload, options: QROptions): void {
  if (!options.webhooks) return
  let running: null | Promise<unknown> = null
  let purged = 0
  const work = async (): Promise<void> => {
    try {
      await deliverMessages(payload, options)
      if (Date.now() - purged < DAY) return
      await storeOf(payload, options).outbox.purge(new Date(Date.now() - KEPT))
      purged = Date.now()
    } catch (error) {
      payload.logger.warn(
        `payload-plugin-qr: webhooks wait, the next try follows: ${errorCode(error)}`,
      )
    }
  }
  const timer = setInterval(() => {
    running ??= work().finally(() => (running = null))
  }, EVERY)
  // Never worth keeping a finished script alive.
  timer.unref()
  const destroy = payload.destroy.bind(payload)
  payload.destroy = async () => {
    clearInterval(timer)
    if (running) await withTimeout(running, PATIENCE, 'Sending').catch(() => undefined)
    await destroy()
  }
}
