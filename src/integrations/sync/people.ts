import type { PayloadRequest } from 'payload'

import type { ID } from '../../vocabulary/scan.js'
import type { GateOptions } from '../hubspot/client/rateGate.js'
import type { RateGate } from '../hubspot/gateway.js'
import type { TicketingWork } from '../ticketing/vocabulary.js'
import type { SyncStore } from './contacts.js'
import type { EventsStore } from './events.js'
import type { SaleRow, SalesQuestion, SalesSums } from './sales.js'
import type { Certainty, KnownTouch } from './touch.js'

export type FormClaim = {
  /** Epoch milliseconds of the submission. */
  at: number
  consent: { source: string } | null
  email: string
  firstName: null | string
  kind: 'form'
  lastName: null | string
  /** See `hashClickId`. */
  clickIdHash: string
  verified: boolean
}

/**
 * A record elsewhere, by its id there; or by the address of somebody of whom something was sent and no
 * answer came, so that nobody knows the id.
 */
export type Erasure = { kind: 'erase'; target: string } & (
  { address: string; externalId?: undefined } | { address?: undefined; externalId: string }
)

/** What a delivery asks to be done. Emptied when it is done. */
export type Work = Erasure | FormClaim | { events: TicketingWork[]; kind: 'webhook' }

export type NewDelivery = {
  deliveryId: string
  /** @default now */
  dueAt?: Date
  kind: Work['kind']
  provider: string
  /**
   * Milliseconds statements of this transaction may wait for a lock from here on; then they fail, so
   * that what hangs does not hold every connection. As the database has it by default.
   */
  waitAtMost?: number
}

export type Delivery = { attempts: number; deliveryId: string; id: ID; work: Work }

/** `later`: try again at `at`. `dead`: set aside for a person to look at. No e-mails in `message`. */
export type DeliveryOutcome =
  | { at: Date; category: string; kind: 'later'; message: string }
  | { category: string; kind: 'dead'; message: string }
  | { kind: 'done' }

export type BindRequest = {
  /** When the form was sent or the order made, epoch milliseconds. */
  at: number
  /** Tells two binds of one instant apart, the same in every process. */
  by: string
  certainty: Certainty
  contact: ID
  /** What `by` names is one order: when its buyer turns out to be another person, the id goes along. */
  moves?: boolean
  clickIdHash: string
  /** Ids of scans before this have expired. Epoch milliseconds. */
  since: number
}

/**
 * `touch` also of an id that is already bound to this contact. `previous` lost it to this bind;
 * `codeOwner` is somebody else whose code was scanned, and for whom this scan counts no longer.
 */
export type BindAnswer =
  | { codeOwner: ID | null; kind: 'bound'; previous: ID | null; touch: KnownTouch }
  | { kind: 'expired' | 'taken' | 'unknown' }

/** What one contact's scans come to. */
export type ContactScans = {
  /** Of scans bound by an id. */
  bound: KnownTouch[]
  /**
   * Of codes that belong to the contact: the first and last human scan, codes and number. `used`: ids
   * of scans of them that somebody named in a form or purchase, so that they are that person's.
   */
  personal: {
    codes: string[]
    count: number
    first: KnownTouch | null
    last: KnownTouch | null
    used: string[]
  }
}

/** A ticket made out to a contact, and when it was let in. Epoch milliseconds. */
export type HeldTicket = { at: null | number; holder: ID; ticket: string }

/** Tickets made out to a contact. */
export type Attendance = { attended: number; held: number; lastAt: null | string }

export type SyncChange = {
  contact: ID
  digest: string
  /** May be sent at all. */
  permitted: boolean
  target: string
}

export type SyncRow = {
  attempts: number
  category: null | string
  contact: ID
  email: null | string
  externalId: null | string
  history: { at: string; category?: string; kind: string; message?: string }[]
  message: null | string
  state: string
  syncedAt: null | string
  syncedVersion: null | number
  target: string
  version: number
}

export type DeadLetter = {
  attempts: number
  category: null | string
  id: ID
  kind: string
  message: null | string
  provider: string
  receivedAt: string
}

/** What the plugin asks of the database about people. Statements with a `req` join its transaction. */
export type CRMStore = EventsStore & {
  /** Work in the request's transaction whose failure takes back this work alone. */
  apart: <Result>(req: PayloadRequest, work: () => Promise<Result>) => Promise<Result>
  addSuppression: (req: PayloadRequest, hash: string, reason: string) => Promise<void>
  /** Ties a scan id to a contact; once, except that stronger or earlier evidence takes it over. */
  bindScanId: (req: PayloadRequest, request: BindRequest) => Promise<BindAnswer>
  claimDeliveries: (request: {
    id?: ID
    leaseMs: number
    limit: number
    worker: string
  }) => Promise<Delivery[]>
  /** Scans a contact got by claims since then, whenever they were made. Epoch milliseconds. */
  claimsSince: (req: PayloadRequest, contact: ID, since: number) => Promise<number>
  /**
   * Contacts whose personal codes have other numbers of scans than those they were last computed with,
   * the longest untouched first. `scans`: what the codes have now.
   */
  contactsToRefresh: (limit: number) => Promise<{ id: ID; scans: number }[]>
  deadLetters: (limit: number) => Promise<DeadLetter[]>
  /** Deliveries by state. */
  deliveryCounts: () => Promise<Record<string, number>>
  /** Epoch milliseconds since when the oldest due delivery waits for a worker; `null`: none does. */
  dueDeliveriesSince: () => Promise<null | number>
  /** Epoch milliseconds of the next contact due for a target; `null` when none waits. */
  dueSync: (target: string) => Promise<null | number>
  forgetContact: (
    req: PayloadRequest,
    contact: ID,
  ) => Promise<{ externalId: string; target: string }[]>
  /** Takes submissions and names of this address out of work that waits or was set aside. */
  forgetWork: (req: PayloadRequest, email: string) => Promise<void>
  gate: (target: string, options: GateOptions) => RateGate
  /** Notes that a contact was let in with a ticket of ours. Nothing where the database cannot say who holds one. */
  attend: (req: PayloadRequest, ticket: string, holder: ID, at: number) => Promise<void>
  /** `null` while attendees are no contacts. */
  heldTickets: (req: PayloadRequest, contact: ID) => Promise<Attendance | null>
  /** Says who holds the tickets of an order, and nobody else does; resolves to who did before. */
  holdTickets: (
    req: PayloadRequest,
    order: { orderId: string; provider: string },
    held: HeldTicket[],
  ) => Promise<ID[]>
  /** Inserts the delivery, `false` when it is known. `fill` gives it its work. */
  insertDelivery: (req: PayloadRequest, delivery: NewDelivery) => Promise<ID | null>
  fillDelivery: (req: PayloadRequest, id: ID, work: Work) => Promise<void>
  isSuppressed: (hash: string, req?: PayloadRequest) => Promise<boolean>
  /** Remembers attendance of a ticket; resolves to the ticket's order if it is known. */
  keepAttendance: (req: PayloadRequest, ticket: string, at: number) => Promise<null | string>
  /** Newest first. */
  latestSales: (question: SalesQuestion, limit: number) => Promise<SaleRow[]>
  /** Ties tickets to their order; resolves to attendance that came before. */
  linkTickets: (
    req: PayloadRequest,
    order: string,
    tickets: string[],
  ) => Promise<{ at: number; ticket: string }[]>
  /** Held until the request's transaction ends. */
  lock: (req: PayloadRequest, name: string) => Promise<void>
  markChanged: (req: PayloadRequest, changes: SyncChange[]) => Promise<boolean>
  /**
   * Targets this contact was or is being sent to without an answer that names the record it is in, and
   * until when a worker may still be at it. No worker begins before the request's transaction ends.
   */
  openAttempts: (
    req: PayloadRequest,
    contact: ID,
  ) => Promise<{ leasedUntil: Date | null; target: string }[]>
  orderOfTicket: (req: PayloadRequest, ticket: string) => Promise<null | string>
  /** Removes done deliveries and unbound, expired scan ids. */
  purge: (before: { deliveries: Date; scanIds: Date }) => Promise<void>
  readTarget: (target: string) => Promise<{ lastRun: unknown; properties: unknown }>
  replay: (ids: 'all' | ID[]) => Promise<number>
  /** Makes everything, or one contact, wait to be sent again, e.g. after a portal was restored. */
  resync: (target: string, contact?: ID) => Promise<number>
  /** Failed ones wait again: all, or those of a target, of a contact. */
  retrySync: (filter: { contact?: ID; target?: string }) => Promise<number>
  sales: (question: SalesQuestion) => Promise<SalesSums>
  scansOf: (req: PayloadRequest, contact: ID) => Promise<ContactScans>
  /**
   * `false` where the lease had ended and somebody else has the delivery: theirs counts. With `req` in
   * the transaction that did the work.
   */
  settleDelivery: (
    worker: string,
    id: ID,
    outcome: DeliveryOutcome,
    req?: PayloadRequest,
  ) => Promise<boolean>
  /** Those of the hashes that are on the list. */
  suppressedAmong: (hashes: string[]) => Promise<string[]>
  /** Of these contacts, or of all. */
  syncCounts: (
    contacts?: 'all' | readonly ID[],
  ) => Promise<{ count: number; state: string; target: string }[]>
  syncRows: (filter: {
    contact?: ID
    contacts?: 'all' | readonly ID[]
    limit: number
    state?: string
  }) => Promise<SyncRow[]>
  syncStore: (target: string) => SyncStore
  /** Notes that a contact was looked at, and with how many scans it was computed, if it was. */
  touchContact: (req: PayloadRequest, contact: ID, scans?: number) => Promise<void>
  /** Nothing more is sent of this contact to any target but these, nor what waits for it there. */
  withholdElsewhere: (req: PayloadRequest, contact: ID, targets: string[]) => Promise<void>
  writeTarget: (target: string, facts: { lastRun?: unknown; properties?: unknown }) => Promise<void>
}
