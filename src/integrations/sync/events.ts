import type { PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'
import type { KnownTouch } from './touch.js'

export type EventKind = 'purchase' | 'refund' | 'scan'

/** Something to be told as a custom event. `ref`: the scan's id or the order's key. */
export type NewEvent = {
  /** Epoch milliseconds. */
  at: number
  kind: EventKind
  properties: Record<string, string>
  ref: string
}

export type EventForSync = {
  /** How often it was put back with `counts: true`. */
  attempts: number
  /** HubSpot's record id of the contact: no e-mail travels with an event. */
  hubspotId: string
  /** A UUID that is the same whenever this event is told. */
  id: string
  kind: EventKind
  occurredAt: Date
  properties: Record<string, string>
}

/** What became of one leased event. `category` and `message` hold nothing personal. */
export type EventOutcome = { id: string } & (
  | { at: Date; category: string; counts: boolean; kind: 'later'; message: string }
  | { category: string; kind: 'failed'; message: string }
  | { kind: 'sent' }
)

/**
 * Events that wait, with the leases of `SyncStore`. `lease` gives those whose contact may be sent and
 * is known at HubSpot: no event ever makes a contact there.
 */
export type EventStore = {
  lease: (request: { leaseMs: number; limit: number; worker: string }) => Promise<EventForSync[]>
  settle: (worker: string, outcomes: EventOutcome[]) => Promise<void>
}

/** Custom events that wait to be told. */
export type EventsStore = {
  /** Epoch milliseconds of the next event due for a target; `null` when none waits. */
  dueEvents: (target: string) => Promise<null | number>
  /** Events by state, for one target; `null` while none are told. */
  eventCounts: (target: string) => Promise<null | Record<string, number>>
  eventStore: (target: string) => EventStore
  /** Scans of codes that belong to a contact and were not noted as events yet, at most 500. */
  personalScans: (req: PayloadRequest, contact: ID, target: string) => Promise<KnownTouch[]>
  /**
   * Notes events that are not known yet; resolves to whether there were any. A purchase that was not
   * told before it was given back is not told at all, nor is a scan that turned out to be another's.
   */
  recordEvents: (
    req: PayloadRequest,
    contact: ID,
    target: string,
    events: NewEvent[],
  ) => Promise<boolean>
  /** Failed events wait again, and a target that was given up on is asked again. */
  retryEvents: (filter: { contact?: ID; target?: string }) => Promise<number>
}
