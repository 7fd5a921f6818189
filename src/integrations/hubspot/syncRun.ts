import type { ID } from '../../vocabulary/scan.js'

import type { Backoff } from './client/backoff.js'
import type { ValueOptions } from './contacts/contactValues.js'
import type { ContactForSync, HubSpotGateway, SyncOutcome, SyncStore } from './types.js'

export type SyncOptions = {
  backoff?: Partial<Backoff>
  /** Contacts per request. @default 100, HubSpot's most */
  batchSize?: number
  /** Epoch milliseconds; no request is begun after it. @default 50 s from now */
  deadline?: number
  gateway: HubSpotGateway
  /** How long a leased contact is this run's alone. @default until deadline, time-out and 30 s more */
  leaseMs?: number
  /** Failed attempts after which a contact is set aside. Waiting for a limit does not count. @default 25 */
  maxAttempts?: number
  /** Leases per run. @default 50 */
  maxBatches?: number
  /** Epoch milliseconds. */
  now?: () => number
  /** 0 (inclusive) to 1. */
  random?: () => number
  /** Stops gracefully: what is not sent yet is due again at once. */
  signal?: AbortSignal
  store: SyncStore
  /** Those of the given contacts that must not be sent. Asked right before each batch. */
  suppressed?: (contacts: ContactForSync[]) => Promise<ReadonlySet<ID>>
  values?: ValueOptions
  /** Name of this run in leases. @default a random UUID */
  worker?: string
}

export type SyncReport = {
  failed: number
  /** A person has to look at it: token, scopes, properties, address. Nothing was set aside for it. */
  halted: { category: string; message: string } | null
  later: number
  leased: number
  requests: number
  /** When another run makes sense, if that is known. */
  resumeAt: Date | null
  /** `empty`: nothing is due. Anything else: run again. */
  stoppedBy: 'aborted' | 'batches' | 'deadline' | 'empty' | 'halted' | 'outage' | 'rate-limit'
  suppressed: number
  synced: number
}

/** What one run carries along. */
export type SyncRun = {
  backoff: Backoff
  deadline: number
  failuresInARow: number
  maxAttempts: number
  now: () => number
  options: SyncOptions
  random: () => number
  report: SyncReport
  stop: null | SyncReport['stoppedBy']
  worker: string
}

/** Sets `run.stop` when time is up or somebody asked to stop. */
export function stopped(run: SyncRun): boolean {
  if (run.options.signal?.aborted) run.stop = 'aborted'
  else if (!run.stop && run.now() >= run.deadline) run.stop = 'deadline'
  return run.stop !== null
}

/** Put back without using up an attempt: it was not this contact's fault. */
export function later(
  { id, version }: ContactForSync,
  at: number,
  category: string,
  message: string,
): SyncOutcome {
  return { at: new Date(at), category, counts: false, id, kind: 'later', message, version }
}

export function tally(report: SyncReport, outcomes: SyncOutcome[]): void {
  for (const { kind } of outcomes) report[kind]++
}
