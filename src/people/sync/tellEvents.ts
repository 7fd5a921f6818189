import type { BasePayload } from 'payload'

import type { EventNames, EventsReport } from '../../integrations/hubspot/index.js'
import type { QROptions } from '../../options/sanitizeOptions.js'

import { eventDefinitions, HubSpotError, syncEvents } from '../../integrations/hubspot/index.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { gatewayOf } from './gatewayOf.js'
import { portalOf } from './targets.js'

type Run = { deadline: number; signal?: AbortSignal }

/** When the next event of a target may be told; `null` when none waits. */
export async function dueEvents(
  payload: BasePayload,
  options: QROptions,
  target: string,
): Promise<null | number> {
  if (namesOf(options, target) === false) return null
  const store = crmStoreOf(payload)
  const due = await store.dueEvents(target)
  if (due === null) return null
  const { lastRun } = await store.readTarget(target)
  const resumeAt = (lastRun as { events?: { resumeAt?: string } } | null)?.events?.resumeAt
  return Math.max(due, resumeAt ? Date.parse(resumeAt) : 0)
}

/** Tells a portal what is due. Whatever comes of it, contacts are synced all the same. */
export async function tellEvents(
  payload: BasePayload,
  options: QROptions,
  target: string,
  run: Run,
): Promise<void> {
  const names = namesOf(options, target)
  const due = await dueEvents(payload, options, target)
  if (names === false || due === null || due > Date.now() || Date.now() >= run.deadline) return
  const store = crmStoreOf(payload)
  const gateway = gatewayOf(payload, portalOf(target) ?? '')
  await define(payload, target, names, run)
  const report = await syncEvents({ ...run, gateway, names, store: store.eventStore(target) })
  if (report.halted) {
    payload.logger.warn(`payload-plugin-qr: custom events of ${target}: ${report.halted.message}`)
    defined.get(payload)?.delete(target)
  }
  await writeReport(payload, target, report)
}

const namesOf = ({ crm }: QROptions, target: string): EventNames | false =>
  crm.hubspot === false || portalOf(target) === null ? false : crm.hubspot.events

// Looked at once an hour per process, as properties are.
const DEFINED_FOR = 3_600_000
const defined = new WeakMap<object, Map<string, number>>()

/** A person may have defined them by hand, so not being allowed to is no reason not to send. */
async function define(
  payload: BasePayload,
  target: string,
  names: EventNames,
  run: Run,
): Promise<void> {
  const known = defined.get(payload) ?? new Map<string, number>()
  defined.set(payload, known)
  if (Date.now() - (known.get(target) ?? 0) < DEFINED_FOR) return
  try {
    const gateway = gatewayOf(payload, portalOf(target) ?? '')
    await gateway.ensureEventDefinitions(eventDefinitions(names), run)
    known.set(target, Date.now())
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
  }
}

async function writeReport(
  payload: BasePayload,
  target: string,
  report: EventsReport,
): Promise<void> {
  const store = crmStoreOf(payload)
  const { lastRun } = await store.readTarget(target)
  const events = { ...report, at: new Date().toISOString() }
  await store.writeTarget(target, { lastRun: { ...(lastRun as object | null), events } })
}
