import type { BasePayload } from 'payload'

import type { Backoff } from '../../integrations/hubspot/client/backoff.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { GatewayPace } from './gatewayOf.js'

import {
  contactProperties,
  HubSpotError,
  syncContacts,
  type PropertiesReport,
  type SyncReport,
} from '../../integrations/hubspot/index.js'
import { optionsOf } from '../../options/optionsOf.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { type DueWork, dueWork } from '../deliveries/dueWork.js'
import { gatewayOf } from './gatewayOf.js'
import { hasAttendees } from '../conversions/hasAttendees.js'
import { suppressedOf } from '../erasure/suppressedOf.js'
import { portalOf, targetsOf, VIVENU } from './targets.js'
import { dueEvents, tellEvents } from '../deliveries/tellEvents.js'
import { writeBack } from './writeBack.js'

export type SyncRunReport = { nextAt: Date | null; targets: Record<string, SyncReport> }

/** How long things take. The defaults are HubSpot's; a stand-in that is quicker needs less. */
export type SyncPace = GatewayPace & {
  backoff?: Partial<Backoff>
  /** See `SyncOptions`. */
  leaseMs?: number
  /** Longest a run takes, milliseconds. @default 50_000 */
  runMs?: number
}

type Run = { deadline: number; signal?: AbortSignal }
type RunOptions = { deadline?: number; pace?: SyncPace; signal?: AbortSignal }

/**
 * Sends everything that is due, target by target, in bounded time, of which each target has its share.
 * Safe to kill at any point.
 */
export async function runSync(
  payload: BasePayload,
  { pace = {}, signal, ...given }: RunOptions = {},
): Promise<SyncRunReport> {
  const deadline = given.deadline ?? Date.now() + (pace.runMs ?? 50_000)
  const options = optionsOf(payload)
  if (options.disabled) return { nextAt: null, targets: {} }
  const store = crmStoreOf(payload)
  const targets: Record<string, SyncReport> = {}
  const due: DueWork[] = []
  for (const target of targetsOf(options)) due.push(await dueWork(payload, options, target))
  // nothing is due: no other system hears of it
  const open = due.filter(({ contacts, events }) => contacts || events)
  // who waited longest comes first, so that a backlog of one keeps nobody else waiting for ever
  open.sort((a, b) => a.ranAt - b.ranAt)
  for (const [index, work] of open.entries()) {
    if (index > 0 && Date.now() >= deadline) break
    const turn = turnOf(deadline, open.length - index)
    const report = await runTarget(payload, options, work, { deadline: turn, pace, signal })
    if (report) targets[work.target] = report
  }
  let nextAt: Date | null = null
  for (const target of targetsOf(options)) {
    const resumeAt = targets[target]?.resumeAt?.getTime() ?? 0
    for (const next of [await store.dueSync(target), await dueEvents(payload, options, target)]) {
      if (next === null) continue
      const at = new Date(Math.max(next, resumeAt, Date.now()))
      if (nextAt === null || at < nextAt) nextAt = at
    }
  }
  return { nextAt, targets }
}

// Shorter, and a turn might end with looking at the portal's properties.
const SHORTEST_TURN = 5_000

/** When a turn ends: what is left is shared evenly, and what one leaves over goes to the next. */
function turnOf(deadline: number, turns: number): number {
  const left = Math.max(0, deadline - Date.now())
  return Date.now() + Math.min(left, Math.max(left / turns, SHORTEST_TURN))
}

/** `null`: no contact was due. */
async function runTarget(
  payload: BasePayload,
  options: QROptions,
  { contacts, events, target }: DueWork,
  { pace, ...run }: Run & { pace: SyncPace },
): Promise<null | SyncReport> {
  let report: null | SyncReport = null
  if (contacts) {
    // events that wait have the other half
    const now = Date.now()
    const deadline = events ? now + (run.deadline - now) / 2 : run.deadline
    report =
      target === VIVENU
        ? await writeBack(payload, options, { ...run, deadline })
        : await syncPortal(payload, options, target, { ...run, deadline, pace })
    await writeRun(payload, target, report)
  }
  // events are of contacts HubSpot knows: after them, and only while HubSpot takes something
  if (!report?.resumeAt) await tellEvents(payload, options, target, run)
  return report
}

/** What the events of this target came to stays beside it. */
async function writeRun(payload: BasePayload, target: string, report: SyncReport): Promise<void> {
  const store = crmStoreOf(payload)
  const { lastRun } = await store.readTarget(target)
  const events = (lastRun as { events?: unknown } | null)?.events
  const at = new Date().toISOString()
  await store.writeTarget(target, { lastRun: { ...report, at, ...(events ? { events } : {}) } })
}

// Looked at once an hour per process: a person may have removed one.
const CHECKED_FOR = 3_600_000
const checked = new WeakMap<object, Map<string, { at: number; usable: ReadonlySet<string> }>>()

async function syncPortal(
  payload: BasePayload,
  options: QROptions,
  target: string,
  { pace, ...run }: Run & { pace: SyncPace },
): Promise<SyncReport> {
  const { hubspot } = options.crm
  if (hubspot === false) throw new Error('payload-plugin-qr: options.hubspot is off')
  const gateway = gatewayOf(payload, portalOf(target) ?? '', pace)
  let usable: ReadonlySet<string>
  try {
    usable = await usableProperties(payload, options, target, run)
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
    const known = error.passing ? await knownProperties(payload, options, target) : null
    if (!known) return halted(error)
    usable = known
  }
  const report = await syncContacts({
    ...run,
    backoff: pace.backoff,
    gateway,
    leaseMs: pace.leaseMs,
    store: crmStoreOf(payload).syncStore(target),
    suppressed: (contacts) => suppressedOf(payload, contacts),
    values: { currencies: hubspot.currencies, names: hubspot.names, usable },
  })
  if (report.halted) checked.get(payload)?.delete(target)
  return report
}

export async function usableProperties(
  payload: BasePayload,
  options: QROptions,
  target: string,
  run: { deadline?: number; force?: boolean; signal?: AbortSignal },
): Promise<ReadonlySet<string>> {
  const known = checked.get(payload) ?? new Map()
  checked.set(payload, known)
  const held = known.get(target)
  if (held && !run.force && Date.now() - held.at < CHECKED_FOR) return held.usable
  const report = await gatewayOf(payload, portalOf(target) ?? '').ensureProperties(
    propertiesOf(options),
    { deadline: run.deadline, signal: run.signal },
  )
  const usable = new Set(report.usable)
  known.set(target, { at: Date.now(), usable })
  await crmStoreOf(payload).writeTarget(target, {
    properties: { ...report, at: new Date().toISOString() },
  })
  return usable
}

const propertiesOf = (options: QROptions) =>
  contactProperties({
    attendees: hasAttendees(options),
    currencies: options.crm.hubspot === false ? [] : options.crm.hubspot.currencies,
  })

/** What the last check found, for when HubSpot is too busy for another; `null` if that will not do. */
async function knownProperties(
  payload: BasePayload,
  options: QROptions,
  target: string,
): Promise<null | ReadonlySet<string>> {
  const { properties } = await crmStoreOf(payload).readTarget(target)
  const found = properties as null | Partial<PropertiesReport>
  const names = [
    ...(found?.usable ?? []),
    ...(found?.archived ?? []),
    ...(found?.wrongType ?? []).map(({ name }) => name),
  ]
  return propertiesOf(options).properties.every(({ name }) => names.includes(name))
    ? new Set(found?.usable)
    : null
}

function halted(error: HubSpotError): SyncReport {
  return {
    failed: 0,
    halted: { category: error.category ?? error.kind, message: error.message },
    later: 0,
    leased: 0,
    requests: 1,
    // a person has to look at it, or it passes by itself
    resumeAt: new Date(error.retryAt ?? Date.now() + 5 * 60_000),
    stoppedBy: error.passing ? 'outage' : 'halted',
    suppressed: 0,
    synced: 0,
  }
}
