import type { EventForSync, EventOutcome, EventStore } from '../../sync/events.js'
import type { Run, RunOptions, RunReport } from '../../sync/run.js'
import type { BehaviouralEvent, HubSpotGateway } from '../gateway.js'
import type { EventNames } from './eventDefinitions.js'

import {
  createRun,
  drain,
  later,
  newReport,
  notSent,
  settle,
  stopped,
  tryLater,
} from '../../sync/run.js'
import { HubSpotError } from '../client/HubSpotError.js'

export type EventsOptions = {
  /** Events per request. @default 100 */
  batchSize?: number
  gateway: HubSpotGateway
  names: EventNames
  store: EventStore
} & RunOptions

/** `halted`: contacts are synced all the same. */
export type EventsReport = { sent: number } & RunReport

// What only a person can change is asked about four times a day.
const HALT = 6 * 3_600_000
const LEASE_MARGIN = 30_000
// HubSpot's limit for values of events.
const LONGEST = 50

type EventsRun = { options: EventsOptions; report: EventsReport } & Run

/**
 * One bounded run: events are leased, sent in batches and marked only after HubSpot has answered.
 * What was sent and not marked is sent again with the same `uuid`, which HubSpot takes once.
 */
export async function syncEvents(options: EventsOptions): Promise<EventsReport> {
  const run: EventsRun = { ...createRun(options), options, report: { ...newReport(), sent: 0 } }
  const { batchSize = 100, gateway, store } = options
  const pace = { limit: Math.min(batchSize, 100), margin: gateway.timeoutMs + LEASE_MARGIN }
  await drain(run, store.lease, pace, async (events) => {
    const queue = [events]
    for (let group = queue.shift(); group; group = queue.shift()) {
      const { again, outcomes } = stopped(run)
        ? putBack(group, notSent(run.now()))
        : await sendGroup(run, group)
      await settle(run, store, outcomes)
      queue.unshift(...again)
    }
  })
  return run.report
}

type Sent = { again: EventForSync[][]; outcomes: EventOutcome[] }

async function sendGroup(run: EventsRun, group: EventForSync[]): Promise<Sent> {
  const { deadline, options, report, signal } = run
  const { gateway, names } = options
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

function afterError(run: EventsRun, group: EventForSync[], error: HubSpotError): Sent {
  const { category, kind, message, policy } = error
  const reason = { category: category ?? kind.toUpperCase(), message }
  if (error.halting) {
    run.stop = 'halted'
    run.report.halted = { ...reason, message: explained(error) }
    run.report.resumeAt = new Date(run.now() + HALT)
    return putBack(group, later(run.report.resumeAt, reason))
  }
  if (kind === 'rate-limit' || kind === 'aborted') {
    const at = new Date(error.retryAt ?? run.now())
    if (kind === 'rate-limit' && policy !== 'daily' && at.getTime() < run.deadline) {
      // the gate is paused until then: the next request waits by itself
      return { again: [group], outcomes: [] }
    }
    run.stop = kind
    run.report.resumeAt = at
    return putBack(group, later(at, reason))
  }
  if (error.passing) {
    run.stop = 'outage'
    const outcomes = group.map(({ attempts, id }) => ({
      ...tryLater(run, attempts, reason, error.retryAt),
      id,
    }))
    return { again: [], outcomes }
  }
  // one event spoiled the batch: halve until it stands alone
  if (group.length > 1) {
    const middle = Math.ceil(group.length / 2)
    return { again: [group.slice(0, middle), group.slice(middle)], outcomes: [] }
  }
  return { again: [], outcomes: group.map(({ id }) => ({ ...reason, id, kind: 'failed' })) }
}

function explained({ kind, message }: HubSpotError): string {
  return kind === 'auth'
    ? message
    : `${message} Custom events need HubSpot Enterprise and the scope analytics.behavioral_events.send. Contacts are synced all the same; options.hubspot.events: false ends this.`
}

const putBack = (group: EventForSync[], back: ReturnType<typeof later>): Sent => ({
  again: [],
  outcomes: group.map(({ id }) => ({ ...back, id })),
})
