import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { errorCode } from '../kit/errorCode.js'
import { withTimeout } from '../kit/withTimeout.js'
import { optionsOf } from '../options/optionsOf.js'
import { runChecks } from './checks/runChecks.js'
import { LOOK_EVERY, lookAtCodes } from './lookAtCodes.js'
import { sendReports } from './reports/sendReports.js'
import { deliverMessages } from './webhooks/deliverMessages.js'

/** Milliseconds the end of a process waits for a look; the next one does what it left. */
const PATIENCE = 2_000

/**
 * Looks every few minutes in each process that stays up; whoever comes first does it. Ends with Payload.
 * Not at once: a process that just started has people to answer.
 */
export function startAlerts(payload: BasePayload, options: QROptions): void {
  if (options.alerts === false && !options.reports) return
  for (const warning of warningsOf(payload, options)) {
    payload.logger.warn(`payload-plugin-qr: ${warning}`)
  }
  let running: null | Promise<unknown> = null
  const run = (): void => {
    running ??= raiseAlerts(payload).finally(() => (running = null))
  }
  const timer = setInterval(run, LOOK_EVERY)
  // Never worth keeping a finished script alive.
  timer.unref()
  const destroy = payload.destroy.bind(payload)
  payload.destroy = async () => {
    clearInterval(timer)
    if (running) await withTimeout(running, PATIENCE, 'A look at codes').catch(() => undefined)
    await destroy()
  }
}

function warningsOf(payload: BasePayload, { alerts, reports }: QROptions): string[] {
  const mail = alerts && alerts.mail
  const sent = [
    ...(mail ? [{ ...mail, option: 'alerts.mail', what: 'alerts' }] : []),
    ...(reports ? [{ ...reports, option: 'reports', what: 'reports' }] : []),
  ]
  return sent.flatMap(({ collection, option, what }) => [
    ...(payload.config.email ? [] : [`${what} cannot be sent: the config has no \`email\``]),
    ...((collection ?? payload.config.admin.user) in payload.collections
      ? []
      : [`options.${option}.collection: there is no collection "${collection}"`]),
  ])
}

/**
 * Looks once: checks destinations, raises and clears alerts, sends e-mail, reports and webhooks. For hosts whose processes do
 * not stay up, from a schedule of their own; processes that do stay up call it by themselves. Never
 * throws, and does nothing where somebody did it a moment ago.
 */
export async function raiseAlerts(payload: BasePayload): Promise<void> {
  const options = optionsOf(payload)
  if (options.disabled) return
  // One that fails is no reason to leave the other.
  for (const work of [runChecks, lookAtCodes, sendReports, deliverMessages]) {
    try {
      await work(payload, options)
    } catch (error) {
      payload.logger.warn(
        `payload-plugin-qr: not all was done that codes need, the next try follows: ${errorCode(error)}`,
      )
    }
  }
}
