import type { EventKind } from '../sync/events.js'
import type { HubSpotError } from './client/HubSpotError.js'

/** What the `X-HubSpot-RateLimit-*` headers of one answer say; `null`: not told. */
export type RateLimits = {
  dailyRemaining: null | number
  intervalMs: null | number
  max: null | number
  remaining: null | number
}

export type PauseReason = 'burst' | 'daily'

/** A place in the burst window, or how long until asking again makes sense. */
export type Permit =
  { permit: null; reason: PauseReason; waitMs: number } | { permit: string; waitMs: 0 }

/**
 * The rate limit of one portal, shared by all processes that use the same key.
 *
 * A permit occupies its place from `take` until one interval after `settle`: HubSpot counted the
 * request somewhere in between, so the limit holds whatever the network does. A permit that is
 * never settled (killed worker) frees itself after the request's time-out plus one interval.
 * How many places there are is what answers told last, see `limitsNow`.
 */
export type RateGate = {
  /** Nobody gets a permit before `at`. An earlier `at` never shortens a longer pause. */
  pauseUntil: (at: Date, reason: PauseReason) => Promise<void>
  settle: (permit: string, limits: null | RateLimits) => Promise<void>
  take: () => Promise<Permit>
}

/** Dated API versions this gateway knows. Source: HubSpot's legacy migration guide. */
export type HubSpotAPIVersion = '2026-03' | '2026-09'

export type TransportRequest = {
  accessToken: string
  baseURL: string
  body?: object
  method: 'GET' | 'POST'
  /** With query string. */
  path: string
  /** Ends the request, time-out included. */
  signal: AbortSignal
}

/** Sends one request and returns whatever HubSpot answered; rejects only without an answer. */
export type Transport = (request: TransportRequest) => Promise<Response>

/** One call, for logs and metrics: nothing of its body, no e-mail, no token. */
export type CallRecord = {
  correlationId: null | string
  kind: 'ok' | HubSpotError['kind']
  method: string
  ms: number
  path: string
  status: null | number
}

export type CallOptions = {
  /** Epoch milliseconds until which to wait for a permit. @default 10 s from now */
  deadline?: number
  signal?: AbortSignal
}

export type UpsertInput = {
  email: string
  /** Strings as HubSpot takes them; `''` clears. */
  properties: Record<string, string>
  /** `objectWriteTraceId`: unique in the batch. */
  traceId: string
}

export type UpdateInput = { hubspotId: string } & UpsertInput

/** One record HubSpot refused inside a batch it otherwise took (207). Message as HubSpot sent it. */
export type RecordProblem = {
  category: string
  /** E-mails or record ids HubSpot names; may be empty. */
  ids: string[]
  message: string
  status: string
  traceIds: string[]
}

export type UpsertAnswer = {
  limits: RateLimits
  /** Holds personal data: for matching and `plainReason`, never for logs. */
  problems: RecordProblem[]
  results: { email: null | string; hubspotId: string; isNew: boolean; traceId: null | string }[]
}

export type HubSpotAccount = {
  accountType: null | string
  currency: null | string
  portalId: null | number
  /** IANA name; the daily limit starts anew at its midnight. */
  timeZone: null | string
}

export type PropertyType = 'datetime' | 'number' | 'string'

export type PropertyDefinition = {
  description: string
  fieldType: 'date' | 'number' | 'text' | 'textarea'
  label: string
  name: string
  type: PropertyType
}

export type PropertySet = {
  group: { label: string; name: string }
  properties: PropertyDefinition[]
}

export type PropertiesReport = {
  /** The name is taken by an archived property: restore it in HubSpot to use it. */
  archived: string[]
  created: string[]
  existing: string[]
  group: 'created' | 'existing'
  /** Names values may be sent for: created and existing ones of the right type. */
  usable: string[]
  /** Exists with another type; left alone. */
  wrongType: { expected: string; found: string; name: string }[]
}

/** Source: custom events, "send event completions" (Enterprise portals only). */
export type BehaviouralEvent = {
  email?: string
  /** `pe{HubID}_{name}` */
  eventName: string
  objectId?: string
  occurredAt: Date
  properties: Record<string, string>
  /** Makes the event idempotent: HubSpot takes it once. */
  uuid: string
}

/** One kind of custom event as the portal has to know it before any is sent. */
export type EventDefinition = {
  description: string
  kind: EventKind
  label: string
  /** Without the `pe{HubID}_` HubSpot puts before it. */
  name: string
  properties: { label: string; name: string; type: 'number' | 'string' }[]
}

/** The only door to HubSpot. Methods reject with a `HubSpotError`; only a failing gate shows through. */
export type HubSpotGateway = {
  /** Writes these records by their ids, under these e-mails. At most 100, ids and trace ids distinct. */
  batchUpdateContacts: (inputs: UpdateInput[], options?: CallOptions) => Promise<UpsertAnswer>
  /** At most 100 inputs with distinct e-mails and trace ids. */
  batchUpsertContacts: (inputs: UpsertInput[], options?: CallOptions) => Promise<UpsertAnswer>
  /** Creates definitions that are missing; changes none. Resolves to the names it created. */
  ensureEventDefinitions: (
    definitions: readonly EventDefinition[],
    options?: CallOptions,
  ) => Promise<string[]>
  /** Creates what is missing; changes nothing that exists. */
  ensureProperties: (set: PropertySet, options?: CallOptions) => Promise<PropertiesReport>
  /**
   * Record id of the contact with this e-mail, if the record bears what this plugin writes; `null`
   * where there is none or it is not ours.
   */
  findOurContact: (email: string, options?: CallOptions) => Promise<null | string>
  /**
   * Erases for good, by record id: HubSpot blocks an e-mail it does not know, so erasing by
   * e-mail is not offered. Only ever call it on a person's explicit decision.
   */
  gdprDelete: (recordId: string, options?: CallOptions) => Promise<void>
  /** HubID, once `readAccount` has told it. */
  portalId: () => null | number
  /** Resolves where the token may write contacts; writes none. */
  probeWrite: (options?: CallOptions) => Promise<void>
  readAccount: (options?: CallOptions) => Promise<HubSpotAccount>
  /** All or none: HubSpot refuses a batch for one event that is wrong. */
  sendBehaviouralEvents: (events: BehaviouralEvent[], options?: CallOptions) => Promise<void>
  /** Longest a single request may take, milliseconds. */
  readonly timeoutMs: number
  /** Once known: from the options or the last `readAccount`. */
  timeZone: () => null | string
}
