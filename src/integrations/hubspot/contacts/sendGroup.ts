import { randomUUID } from 'node:crypto'

import type { ID } from '../../../vocabulary/scan.js'
import type { ContactForSync, SyncOutcome, SyncStore } from '../../sync/contacts.js'
import type { Run, RunOptions, SyncReport } from '../../sync/run.js'
import type { HubSpotGateway, UpsertAnswer } from '../gateway.js'
import type { ValueOptions } from './contactValues.js'
import type { Matched } from './matchAnswer.js'

import { countFailure, later, tryLater } from '../../sync/run.js'
import { HubSpotError } from '../client/HubSpotError.js'
import { contactValues } from './contactValues.js'
import { matchAnswer, moveProblem } from './matchAnswer.js'

export type SyncOptions = {
  /** Contacts per request. @default 100, HubSpot's most */
  batchSize?: number
  gateway: HubSpotGateway
  /** Leases per run. @default 50 */
  maxBatches?: number
  store: SyncStore
  /** Those of the given contacts that must not be sent. Asked right before each batch. */
  suppressed?: (contacts: ContactForSync[]) => Promise<ReadonlySet<ID>>
  values?: ValueOptions
} & RunOptions

export type SyncRun = { options: SyncOptions; report: SyncReport } & Run

/** What one request is made of. */
export type Group = {
  /** `id`: contacts whose address changed since, so that the e-mail would make another record. */
  by: 'email' | 'id'
  contacts: ContactForSync[]
  /** Was refused in another way before, in the same run. */
  isSecond?: boolean
}

export type Sent = {
  /** Groups to send again in this run: halves of a refused batch, or all of it after a wait. */
  again: Group[]
  outcomes: SyncOutcome[]
}

// How long a problem only a person can solve is left before anything is tried again.
const HALT = 15 * 60_000
// The request may still be on its way: nothing newer is sent until it cannot overtake any more.
const STRAY = new Set<HubSpotError['kind']>(['aborted', 'network', 'timeout'])

/** Sends one group in one request and says what became of each contact in it. */
export async function sendGroup(run: SyncRun, group: Group): Promise<Sent> {
  const traced = new Map(group.contacts.map((contact) => [randomUUID() as string, contact]))
  run.report.requests++
  let answer: UpsertAnswer
  try {
    answer = await request(run, group, traced)
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
    return afterError(run, group, error)
  }
  run.failuresInARow = 0
  return afterAnswer(run, group, matchAnswer(traced, answer))
}

function request(
  { deadline, options: { gateway, values }, signal }: SyncRun,
  { by }: Group,
  traced: ReadonlyMap<string, ContactForSync>,
): Promise<UpsertAnswer> {
  const inputs = [...traced].map(([traceId, contact]) => ({
    email: contact.email,
    hubspotId: contact.externalId ?? '',
    properties: contactValues(contact, values),
    traceId,
  }))
  const call = { deadline, signal }
  return by === 'id'
    ? gateway.batchUpdateContacts(inputs, call)
    : gateway.batchUpsertContacts(
        inputs.map(({ hubspotId: _, ...input }) => input),
        call,
      )
}

function afterAnswer(run: SyncRun, group: Group, matched: Matched): Sent {
  const outcomes = [...matched.synced]
  const again: Group[] = []
  const gone: ContactForSync[] = []
  const taken: ContactForSync[] = []
  for (const { category, contact, message, move, passing } of matched.problems) {
    if (group.by === 'id' && move === 'gone') gone.push(contact)
    else if (group.by === 'id' && move === 'taken') taken.push(contact)
    else if (category === 'PROPERTY_DOESNT_EXIST') {
      outcomes.push(halt(run, contact, category, message))
    } else if (passing) outcomes.push(triedOnce(run, contact, { category, message }))
    else outcomes.push(failed(contact, category, message))
  }
  if (gone.length > 0) again.push(byEmail(gone, 'gone'))
  if (taken.length > 0) {
    // whoever had the address may have moved on in this very request: once more
    const mayBeFree = !group.isSecond && matched.synced.length > 0
    again.push(mayBeFree ? { by: 'id', contacts: taken, isSecond: true } : byEmail(taken, 'taken'))
  }
  // Neither a result nor an error that can be told to be theirs: fewer at a time, then wait.
  const { unknown } = matched
  if (unknown.length > 1) return { again: [...again, ...halves(group, unknown)], outcomes }
  if (group.by === 'id' && unknown.length > 0) {
    // a record that was merged into another one is left out without a word
    return { again: [...again, byEmail(unknown, 'taken')], outcomes }
  }
  for (const contact of unknown) {
    const message = 'HubSpot answered without saying what became of this contact.'
    outcomes.push(triedOnce(run, contact, { category: 'NO_RESULT', message }))
  }
  return { again, outcomes }
}

/** The e-mail decides which record is theirs from now on: HubSpot's one with it, or a new one. */
function byEmail(contacts: ContactForSync[], why: 'gone' | 'taken'): Group {
  return {
    by: 'email',
    // a new record has no names yet
    contacts: why === 'gone' ? contacts.map((one) => ({ ...one, externalId: null })) : contacts,
    isSecond: true,
  }
}

function afterError(run: SyncRun, group: Group, error: HubSpotError): Sent {
  const { category, kind, message } = error
  const { contacts } = group
  const reason = { category: category ?? kind.toUpperCase(), message }
  if (kind === 'aborted') {
    run.stop = 'aborted'
    return putBack(contacts, run.now() + run.options.gateway.timeoutMs, reason)
  }
  if (kind === 'rate-limit') return waitForLimit(run, group, error)
  const move = group.by === 'id' ? moveProblem(error) : null
  if (move && contacts.length === 1) return { again: [byEmail(contacts, move)], outcomes: [] }
  if (!move && (error.halting || category === 'PROPERTY_DOESNT_EXIST')) {
    const outcomes = contacts.map((contact) => halt(run, contact, reason.category, message))
    return { again: [], outcomes }
  }
  if (error.passing) {
    countFailure(run)
    const outcomes = contacts.map((contact) => triedOnce(run, contact, reason, error))
    return { again: [], outcomes }
  }
  // One record, or two that HubSpot takes for one, spoiled the batch: halve until it stands alone.
  if (contacts.length > 1) return { again: halves(group, contacts), outcomes: [] }
  const outcomes = contacts.map((contact) => failed(contact, reason.category, message))
  return { again: [], outcomes }
}

function waitForLimit(run: SyncRun, group: Group, error: HubSpotError): Sent {
  const at = error.retryAt ?? run.now()
  // The gate is paused until then: the next request waits by itself.
  if (at < run.deadline) return { again: [group], outcomes: [] }
  run.stop = 'rate-limit'
  run.report.resumeAt = new Date(at)
  return putBack(group.contacts, at, { category: 'RATE_LIMIT', message: error.message })
}

function halt(run: SyncRun, { id, version }: ContactForSync, category: string, message: string) {
  run.stop = 'halted'
  run.report.halted = { category, message }
  return { ...later(run.now() + HALT, { category, message }), id, version }
}

function triedOnce(
  run: SyncRun,
  { attempts, id, version }: ContactForSync,
  reason: { category: string; message: string },
  error?: HubSpotError,
): SyncOutcome {
  const settled = error && STRAY.has(error.kind) ? run.now() + run.options.gateway.timeoutMs : 0
  const notBefore = Math.max(settled, error?.retryAt ?? 0)
  return { ...tryLater(run, attempts, reason, notBefore), id, version }
}

function putBack(
  contacts: ContactForSync[],
  at: number,
  reason: { category: string; message: string },
): Sent {
  const outcomes = contacts.map(({ id, version }) => ({ ...later(at, reason), id, version }))
  return { again: [], outcomes }
}

export function failed(
  { id, version }: ContactForSync,
  category: string,
  message: string,
): SyncOutcome {
  return { category, id, kind: 'failed', message, version }
}

function halves(group: Group, contacts: ContactForSync[]): Group[] {
  const middle = Math.ceil(contacts.length / 2)
  const parts = [contacts.slice(0, middle), contacts.slice(middle)]
  return parts.map((part) => ({ ...group, contacts: part }))
}
