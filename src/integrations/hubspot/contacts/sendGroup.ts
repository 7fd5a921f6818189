import { randomUUID } from 'node:crypto'

import { backoff } from '../client/backoff.js'
import { contactValues } from './contactValues.js'
import { HubSpotError } from '../client/HubSpotError.js'
import type { Matched } from './matchAnswer.js'
import { matchAnswer } from './matchAnswer.js'
import { moveProblem } from './moveProblem.js'
import type { SyncRun } from '../syncRun.js'
import { later } from '../syncRun.js'
import type { ContactForSync, SyncOutcome, UpsertAnswer } from '../types.js'

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

// An outage costs every contact an attempt per request: stop and let the next run find out.
const OUTAGE = 5
// How long a problem only a person can solve is left before anything is tried again.
const HALT = 15 * 60_000
// The request may still be on its way: nothing newer is sent until it cannot overtake any more.
const STRAY = new Set<HubSpotError['kind']>(['aborted', 'network', 'timeout'])
// Kinds that no other contact would fare better with.
const HALTING = new Set<HubSpotError['kind']>(['auth', 'not-found', 'scope'])

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
  { deadline, options: { gateway, signal, values } }: SyncRun,
  { by }: Group,
  traced: ReadonlyMap<string, ContactForSync>,
): Promise<UpsertAnswer> {
  const inputs = [...traced].map(([traceId, contact]) => ({
    email: contact.email,
    hubspotId: contact.hubspotId ?? '',
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
    } else if (passing) outcomes.push(tryLater(run, contact, category, message))
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
    outcomes.push(tryLater(run, contact, 'NO_RESULT', message))
  }
  return { again, outcomes }
}

/** The e-mail decides which record is theirs from now on: HubSpot's one with it, or a new one. */
function byEmail(contacts: ContactForSync[], why: 'gone' | 'taken'): Group {
  return {
    by: 'email',
    // a new record has no names yet
    contacts: why === 'gone' ? contacts.map((one) => ({ ...one, hubspotId: null })) : contacts,
    isSecond: true,
  }
}

function afterError(run: SyncRun, group: Group, error: HubSpotError): Sent {
  const { category, kind, message } = error
  const { contacts } = group
  const name = category ?? kind.toUpperCase()
  if (kind === 'aborted') {
    run.stop = 'aborted'
    const at = run.now() + run.options.gateway.timeoutMs
    return { again: [], outcomes: contacts.map((contact) => later(contact, at, name, message)) }
  }
  if (kind === 'rate-limit') return waitForLimit(run, group, error)
  const move = group.by === 'id' ? moveProblem(error) : null
  if (move && contacts.length === 1) return { again: [byEmail(contacts, move)], outcomes: [] }
  if (!move && (HALTING.has(kind) || category === 'PROPERTY_DOESNT_EXIST')) {
    return { again: [], outcomes: contacts.map((contact) => halt(run, contact, name, message)) }
  }
  if (error.passing) {
    if (++run.failuresInARow >= OUTAGE) run.stop = 'outage'
    const outcomes = contacts.map((contact) => tryLater(run, contact, name, message, error))
    return { again: [], outcomes }
  }
  // One record, or two that HubSpot takes for one, spoiled the batch: halve until it stands alone.
  if (contacts.length > 1) return { again: halves(group, contacts), outcomes: [] }
  return { again: [], outcomes: contacts.map((contact) => failed(contact, name, message)) }
}

function waitForLimit(run: SyncRun, group: Group, error: HubSpotError): Sent {
  const at = error.retryAt ?? run.now()
  // The gate is paused until then: the next request waits by itself.
  if (at < run.deadline) return { again: [group], outcomes: [] }
  run.stop = 'rate-limit'
  run.report.resumeAt = new Date(at)
  const { contacts } = group
  const outcomes = contacts.map((contact) => later(contact, at, 'RATE_LIMIT', error.message))
  return { again: [], outcomes }
}

function halt(run: SyncRun, contact: ContactForSync, category: string, message: string) {
  run.stop = 'halted'
  run.report.halted = { category, message }
  return later(contact, run.now() + HALT, category, message)
}

function tryLater(
  run: SyncRun,
  contact: ContactForSync,
  category: string,
  message: string,
  error?: HubSpotError,
): SyncOutcome {
  const attempts = contact.attempts + 1
  if (attempts >= run.maxAttempts) {
    return failed(contact, category, `Given up after ${attempts} attempts. The last: ${message}`)
  }
  const wait = run.now() + backoff(contact.attempts, run.backoff, run.random)
  const settled = error && STRAY.has(error.kind) ? run.now() + run.options.gateway.timeoutMs : 0
  const at = new Date(Math.max(wait, settled, error?.retryAt ?? 0))
  const { id, version } = contact
  return { at, category, counts: true, id, kind: 'later', message, version }
}

function failed({ id, version }: ContactForSync, category: string, message: string): SyncOutcome {
  return { category, id, kind: 'failed', message, version }
}

function halves(group: Group, contacts: ContactForSync[]): Group[] {
  const middle = Math.ceil(contacts.length / 2)
  const parts = [contacts.slice(0, middle), contacts.slice(middle)]
  return parts.map((part) => ({ ...group, contacts: part }))
}
