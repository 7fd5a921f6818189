import type { BasePayload } from 'payload'

import type { QROptions } from '../options/sanitizeOptions.js'
import type { ID } from '../scan/types.js'

import {
  contactProperties,
  HubSpotError,
  syncContacts,
  type ContactForSync,
  type SyncReport,
} from '../integrations/hubspot/index.js'
import { optionsOf } from '../options/optionsOf.js'
import { crmStoreOf } from '../store/crmStoreOf.js'
import { emailHash } from './emailHash.js'
import { gatewayOf } from './gatewayOf.js'
import { portalOf, targetsOf, VIVENU } from './targets.js'
import { writeBack } from './writeBack.js'

export type SyncRunReport = { nextAt: Date | null; targets: Record<string, SyncReport> }

/** Sends everything that is due, target by target, in bounded time. Safe to kill at any point. */
export async function runSync(
  payload: BasePayload,
  { deadline = Date.now() + 50_000, signal }: { deadline?: number; signal?: AbortSignal } = {},
): Promise<SyncRunReport> {
  const options = optionsOf(payload)
  const store = crmStoreOf(payload)
  const targets: Record<string, SyncReport> = {}
  let nextAt: Date | null = null
  for (const target of targetsOf(options)) {
    // nothing is due: no other system hears of it
    const due = await store.dueSync(target)
    if (due !== null && due <= Date.now()) {
      const report =
        target === VIVENU
          ? await writeBack(payload, options, { deadline, signal })
          : await syncPortal(payload, options, target, { deadline, signal })
      targets[target] = report
      await store.writeTarget(target, {
        lastRun: { ...report, at: new Date().toISOString() },
      })
    }
    const next = await store.dueSync(target)
    const resumeAt = targets[target]?.resumeAt?.getTime() ?? 0
    if (next !== null) {
      const at = new Date(Math.max(next, resumeAt, Date.now()))
      if (nextAt === null || at < nextAt) nextAt = at
    }
  }
  return { nextAt, targets }
}

// Looked at once an hour per process: a person may have removed one.
const CHECKED_FOR = 3_600_000
const checked = new WeakMap<object, Map<string, { at: number; usable: ReadonlySet<string> }>>()

async function syncPortal(
  payload: BasePayload,
  options: QROptions,
  target: string,
  run: { deadline: number; signal?: AbortSignal },
): Promise<SyncReport> {
  const { hubspot } = options.crm
  if (hubspot === false) throw new Error('payload-plugin-qr: options.hubspot is off')
  const gateway = gatewayOf(payload, portalOf(target) ?? '')
  let usable: ReadonlySet<string>
  try {
    usable = await usableProperties(payload, options, target, run)
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
    return halted(error)
  }
  const report = await syncContacts({
    ...run,
    gateway,
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
  const currencies = options.crm.hubspot === false ? [] : options.crm.hubspot.currencies
  const report = await gatewayOf(payload, portalOf(target) ?? '').ensureProperties(
    contactProperties({ currencies }),
    { deadline: run.deadline, signal: run.signal },
  )
  const usable = new Set(report.usable)
  known.set(target, { at: Date.now(), usable })
  await crmStoreOf(payload).writeTarget(target, {
    properties: { ...report, at: new Date().toISOString() },
  })
  return usable
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

async function suppressedOf(
  payload: BasePayload,
  contacts: ContactForSync[],
): Promise<ReadonlySet<ID>> {
  const store = crmStoreOf(payload)
  const hashes = new Map(contacts.map(({ email, id }) => [emailHash(payload, email), id]))
  const found = await store.suppressedAmong([...hashes.keys()])
  return new Set(found.flatMap((hash) => hashes.get(hash) ?? []))
}
