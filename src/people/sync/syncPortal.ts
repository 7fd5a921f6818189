import type { BasePayload } from 'payload'

import type { PropertiesReport } from '../../integrations/hubspot/index.js'
import type { SyncReport } from '../../integrations/sync/run.js'
import type { Backoff } from '../../kit/backoff.js'
import type { QROptions } from '../../options/sanitizeOptions.js'
import type { GatewayPace } from './gatewayOf.js'

import { contactProperties, HubSpotError, syncContacts } from '../../integrations/hubspot/index.js'
import { newSyncReport } from '../../integrations/sync/run.js'
import { crmStoreOf } from '../../store/crmStoreOf.js'
import { hasAttendance } from '../contacts/holders.js'
import { suppressedOf } from '../erasure/eraseContact.js'
import { gatewayOf } from './gatewayOf.js'
import { portalOf } from './targets.js'

/** How long things take. The defaults are HubSpot's; a stand-in that is quicker needs less. */
export type SyncPace = GatewayPace & {
  backoff?: Partial<Backoff>
  /** See `SyncOptions`. */
  leaseMs?: number
  /** Longest a run takes, milliseconds. @default 50_000 */
  runMs?: number
}

type Run = { deadline: number; signal?: AbortSignal }

// Looked at once an hour per process: a person may have removed one.
const CHECKED_FOR = 3_600_000
const checked = new WeakMap<object, Map<string, { at: number; usable: ReadonlySet<string> }>>()

/** Sends a portal the contacts that are due, in the properties it has. */
export async function syncPortal(
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
    attendees: hasAttendance(options),
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

const halted = (error: HubSpotError): SyncReport => ({
  ...newSyncReport(),
  halted: { category: error.category ?? error.kind, message: error.message },
  requests: 1,
  // a person has to look at it, or it passes by itself
  resumeAt: new Date(error.retryAt ?? Date.now() + 5 * 60_000),
  stoppedBy: error.passing ? 'outage' : 'halted',
})
