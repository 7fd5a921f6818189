import { randomUUID } from 'node:crypto'

import type { Backoff } from '../client/backoff.js'
import type { EventNames } from './eventDefinitions.js'
import type { BehaviouralEvent, EventForSync, EventOutcome, EventStore, HubSpotGateway } from '../types.js' // prettier-ignore

import { BACKOFF, backoff } from '../client/backoff.js'
import { HubSpotError } from '../client/HubSpotError.js'

export type EventsOptions = {
  backoff?: Partial<Backoff>
  /** Events per request. @default 100 */
  batchSize?: number
  /** Epoch milliseconds; no request is begun after it. @default 50 s from now */
  deadline?: number
  gateway: HubSpotGateway
  /** Failed attempts after which an event is set aside. @default 25 */
  maxAttempts?: number
  names: EventNames
  /** Epoch milliseconds. */
  now?: () => number
  random?: () => number
  signal?: AbortSignal
  store: EventStore
}

export type EventsReport = {
  failed: number
  /** A person has to look at it; contacts are synced all the same. */
  halted: { category: string; message: string } | null
  later: number
  requests: number
  /** When another run makes sense, if that is known. */
  resumeAt: Date | null
  sent: number
}

// What only a person can change is asked about four times a day.
const HALT = 6 * 3_600_000
const LEASE_MARGIN = 30_000
// HubSpot's limit for values of events.
const LONGEST = 50
const HALTING = new Set<HubSpotError['kind']>(['auth', 'not-found', 'scope'])

type Run = EventsOptions & {
  deadline: number
  now: () => number
  report: EventsReport
  stopped: boolean
}

/**
 * One bounded run: events are leased, sent in batches and marked only after HubSpot has answered.
 * What was sent and not marked is sent again with the same `uuid`, which HubSpot takes once.
 */
export async function syncEvents(options: EventsOptions): Promise<EventsReport> {
  const now = options.now ?? Date.now
  const report: EventsReport = { failed: 0, halted: null, later: 0, requests: 0, resumeAt: null, sent: 0 } // prettier-ignore
  const deadline = options.deadline ?? now() + 50_000
  const run: Run = { ...options, deadline, now, report, stopped: false }
  const worker = randomUUID()
  const { gateway, store } = options
  while (!ended(run)) {
    const events = await store.lease({
      leaseMs: Math.max(0, deadline - now()) + gateway.timeoutMs + LEASE_MARGIN,
      limit: Math.min(options.batchSize ?? 100, 100),
      worker,
    })
    if (events.length === 0) break
    const queue = [events]
    for (let group = queue.shift(); group; group = queue.shift()) {
      const { again, outcomes } = ended(run) ? putBack(group, now()) : await sendGroup(run, group)
      if (outcomes.length > 0) await store.settle(worker, outcomes)
      for (const { kind } of outcomes) report[kind]++
      queue.unshift(...again)
    }
  }
  return report
}

type Sent = { again: EventForSync[][]; outcomes: EventOutcome[] }

const ended = (run: Run): boolean =>
  run.stopped || Boolean(run.signal?.aborted) || run.now() >= run.deadline

async function sendGroup(run: Run, group: EventForSync[]): Promise<Sent> {
  const { deadline, gateway, names, report, signal } = run
  try {
    if (gateway.portalId() === null) {
      report.requests++
      await gateway.readAccount({ deadline, signal })
    }
    const portal = gateway.portalId()
    const known = group.flatMap((event) => messageOf(event, names, portal) ?? [])
    if (known.length > 0) {
      report.requests++
      await gateway.sendBehaviouralEvents(known, { deadline, signal })
    }
    // a kind that was switched off meanwhile is not sent, nor kept waiting
    return { again: [], outcomes: group.map(({ id }) => ({ id, kind: 'sent' })) }
  } catch (error) {
    if (!(error instanceof HubSpotError)) throw error
    return afterError(run, group, error)
  }
}

function messageOf(
  { hubspotId, id, kind, occurredAt, properties }: EventForSync,
  names: EventNames,
  portal: null | number,
): BehaviouralEvent | null {
  const name = names[kind]
  if (name === false) return null
  const values = Object.entries(properties).map(([key, value]) => [key, value.slice(0, LONGEST)])
  return {
    eventName: `pe${portal}_${name}`,
    objectId: hubspotId,
    occurredAt,
    properties: Object.fromEntries(values) as Record<string, string>,
    uuid: id,
  }
}

function afterError(run: Run, group: EventForSync[], error: HubSpotError): Sent {
  const { category, kind, message, policy } = error
  const name = category ?? kind.toUpperCase()
  if (HALTING.has(kind)) {
    run.stopped = true
    run.report.halted = { category: name, message: explained(error) }
    run.report.resumeAt = new Date(run.now() + HALT)
    return later(group, run.report.resumeAt, name, message)
  }
  if (kind === 'rate-limit' || kind === 'aborted') {
    const at = new Date(error.retryAt ?? run.now())
    if (kind === 'rate-limit' && policy !== 'daily' && at.getTime() < run.deadline) {
      // the gate is paused until then: the next request waits by itself
      return { again: [group], outcomes: [] }
    }
    run.stopped = true
    run.report.resumeAt = at
    return later(group, at, name, message)
  }
  if (error.passing) {
    run.stopped = true
    return { again: [], outcomes: group.map((event) => tryLater(run, event, name, error)) }
  }
  // one event spoiled the batch: halve until it stands alone
  if (group.length > 1) {
    const middle = Math.ceil(group.length / 2)
    return { again: [group.slice(0, middle), group.slice(middle)], outcomes: [] }
  }
  const failed = group.map(({ id }): EventOutcome => ({ category: name, id, kind: 'failed', message })) // prettier-ignore
  return { again: [], outcomes: failed }
}

function explained({ kind, message }: HubSpotError): string {
  return kind === 'auth'
    ? message
    : `${message} Custom events need HubSpot Enterprise and the scope analytics.behavioral_events.send. Contacts are synced all the same; options.hubspot.events: false ends this.`
}

function tryLater(run: Run, event: EventForSync, category: string, error: HubSpotError) {
  const { attempts, id } = event
  if (attempts + 1 >= (run.maxAttempts ?? 25)) {
    const message = `Given up after ${attempts + 1} attempts. The last: ${error.message}`
    return { category, id, kind: 'failed', message } satisfies EventOutcome
  }
  const wait = backoff(attempts, { ...BACKOFF, ...run.backoff }, run.random ?? Math.random)
  const at = new Date(Math.max(run.now() + wait, error.retryAt ?? 0))
  return { at, category, counts: true, id, kind: 'later', message: error.message } satisfies EventOutcome // prettier-ignore
}

const putBack = (group: EventForSync[], at: number): Sent =>
  later(group, new Date(at), 'NOT_SENT', 'The run ended before its turn.')

const later = (group: EventForSync[], at: Date, category: string, message: string): Sent => ({
  again: [],
  outcomes: group.map(({ id }) => ({ at, category, counts: false, id, kind: 'later', message })),
})
