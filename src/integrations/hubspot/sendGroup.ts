import { randomUUID } from 'node:crypto'

import { backoff } from './backoff.js'
import { contactValues } from './contactValues.js'
import { HubSpotError } from './HubSpotError.js'
import { matchAnswer } from './matchAnswer.js'
import type { SyncRun } from './syncRun.js'
import { later } from './syncRun.js'
import type { ContactForSync, SyncOutcome, UpsertAnswer } from './types.js'

export type Sent = {
  /** Groups to send again in this run: halves of a refused batch, or all of it after a wait. */
  again: ContactForSync[][]
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
export async function sendGroup(run: SyncRun, group: ContactForSync[]): Promise<Sent> {
  const { gateway, signal, values } = run.options
  const traced = new Map(group.map((contact) => [randomUUID() as string, contact]))
  const inputs = [...traced].map(([traceId, contact]) => ({
    email: contact.email,
    properties: contactValues(contact, values),
    traceId,
  }))
  run.report.requests++
  let answer: UpsertAnswer
  try {
    answer = await gateway.batchUpsertContacts(inputs, { deadline: run.deadline, signal })
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
    return afterError(run, group, error)
  }
  run.failuresInARow = 0
  const matched = matchAnswer(traced, answer)
  const outcomes = [...matched.synced]
  for (const { category, contact, message, passing } of matched.problems) {
    if (category === 'PROPERTY_DOESNT_EXIST') outcomes.push(halt(run, contact, category, message))
    else if (passing) outcomes.push(tryLater(run, contact, category, message))
    else outcomes.push(failed(contact, category, message))
  }
  // Neither a result nor an error that can be told to be theirs: fewer at a time, then wait.
  if (matched.unknown.length > 1) return { again: halves(matched.unknown), outcomes }
  for (const contact of matched.unknown) {
    const message = 'HubSpot answered without saying what became of this contact.'
    outcomes.push(tryLater(run, contact, 'NO_RESULT', message))
  }
  return { again: [], outcomes }
}

function afterError(run: SyncRun, group: ContactForSync[], error: HubSpotError): Sent {
  const { category, kind, message } = error
  const name = category ?? kind.toUpperCase()
  if (kind === 'aborted') {
    run.stop = 'aborted'
    const at = run.now() + run.options.gateway.timeoutMs
    return { again: [], outcomes: group.map((contact) => later(contact, at, name, message)) }
  }
  if (kind === 'rate-limit') return waitForLimit(run, group, error)
  if (HALTING.has(kind) || category === 'PROPERTY_DOESNT_EXIST') {
    return { again: [], outcomes: group.map((contact) => halt(run, contact, name, message)) }
  }
  if (error.passing) {
    if (++run.failuresInARow >= OUTAGE) run.stop = 'outage'
    const outcomes = group.map((contact) => tryLater(run, contact, name, message, error))
    return { again: [], outcomes }
  }
  // One record, or two that HubSpot takes for one, spoiled the batch: halve until it stands alone.
  if (group.length > 1) return { again: halves(group), outcomes: [] }
  return { again: [], outcomes: group.map((contact) => failed(contact, name, message)) }
}

function waitForLimit(run: SyncRun, group: ContactForSync[], error: HubSpotError): Sent {
  const at = error.retryAt ?? run.now()
  // The gate is paused until then: the next request waits by itself.
  if (at < run.deadline) return { again: [group], outcomes: [] }
  run.stop = 'rate-limit'
  run.report.resumeAt = new Date(at)
  const outcomes = group.map((contact) => later(contact, at, 'RATE_LIMIT', error.message))
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

function halves(group: ContactForSync[]): ContactForSync[][] {
  const middle = Math.ceil(group.length / 2)
  return [group.slice(0, middle), group.slice(middle)]
}
