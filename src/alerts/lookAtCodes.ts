import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'

import { storeOf } from '../store/storeOf.js'
import { currentFindings, trendFindings } from './findings.js'
import { mailAlerts } from './mail/mailAlerts.js'
import { misprintFindings } from './misprints/misprintFindings.js'
import { tellAlerts } from './webhooks/tellAlerts.js'

const MINUTE = 60_000
/** Milliseconds between two looks. */
export const LOOK_EVERY = 5 * MINUTE
/** Milliseconds between two looks at whole days, which seldom change. */
const TREND_EVERY = 60 * MINUTE

export type Looked = { mails: number; raised: number }

/**
 * Looks once at all codes where nobody did so lately: raises what is new, clears what is over, tells
 * receivers. Safe to be called by any process at any time. `null`: another process looked.
 */
export async function lookAtCodes(
  payload: BasePayload,
  options: QROptions,
  now = Date.now(),
): Promise<Looked | null> {
  const { alerts } = options
  if (alerts === false) return null
  const store = storeOf(payload, options)
  // A little less than the time between two looks: they do not come to the millisecond.
  if (!(await store.alerts.lease('alerts', LOOK_EVERY * 0.9))) return null
  const looking = { alerts, now, store }
  const withTrend = await store.alerts.lease('alerts-trend', TREND_EVERY * 0.9)
  const findings = [
    ...(await currentFindings(looking)),
    ...(await misprintFindings(looking)),
    ...(withTrend ? await trendFindings(looking) : []),
  ].filter(({ kind }) => alerts.kinds.includes(kind))
  const kinds = alerts.kinds.filter((kind) => withTrend || (kind !== 'rise' && kind !== 'fall'))
  const raised = await store.alerts.settle(kinds, findings)
  await tellAlerts(payload, options, now)
  return { mails: await mailAlerts(payload, options, now), raised }
}
