import type { PayloadRequest } from 'payload'

import type { AlertStore } from './alerts.js'
import type { Between } from './between.js'
import type { Product } from './gs1/product.js'
import type { JudgementStore } from './judgement.js'
import type { MissStore } from './misses.js'
import type { NameStore } from './names.js'
import type { OwnPages } from './ownPages.js'
import type { CheckIn, PlaceStore } from './places.js'
import type { ReportStore } from './reports.js'
import type { Rule } from './rules.js'
import type { CodeEntry, ID, ScanRecord, UTM } from './scan.js'
import type { AnalyticsSide } from './scanAnalytics.js'
import type { SinkStore } from './scanSink.js'
import type { StatsStore } from './statistics.js'
import type { OutboxStore } from './webhooks.js'

/** What changed in the database, as told by NOTIFY to every process after commit. */
export type CodeChange =
  | { collection: string; id: ID; kind: 'document' }
  | { id: ID; kind: 'campaign' }
  | { ids: ID[]; kind: 'codes' }
  | { kind: 'everything' }

export type ListenHandlers = {
  onChange: (change: CodeChange) => void
  /** The connection is up (again); everything may have changed meanwhile. */
  onConnect: () => void
  /** The connection is gone; it reconnects by itself. */
  onDisconnect: () => void
}

/** Where the directory's entries come from: the database, with destinations resolved. */
export type CodeSource = {
  /** Entries touched by a change. For `codes`, an id that is missing from the answer no longer exists. */
  affected: (change: CodeChange) => Promise<CodeEntry[]>
  /** One code by its canonical text, trash included; `null` when there is none. */
  find: (code: string) => Promise<CodeEntry | null>
  /** Starts listening on a connection of its own. Resolves to a function that stops it. */
  listen: (handlers: ListenHandlers) => Promise<() => Promise<void>>
  /** All entries in id order, page by page; an empty answer is the end. */
  page: (after: ID | null, limit: number) => Promise<CodeEntry[]>
}

/** Writes scans with their counters (and rollups) in one transaction; idempotent by `scanId`. */
export type ScanStore = PlaceStore & {
  /**
   * Says of stored scans how often they were repeated, never less than before. Resolves to the ids of
   * those that are stored.
   */
  noteRepeats: (repeated: readonly { repeats: number; scanId: string }[]) => Promise<Set<string>>
  /** Resolves to the number of scans that were new. Rejects when nothing was stored. */
  writeScans: (scans: ScanRecord[]) => Promise<number>
}

/** Keys of the visitor hash, one per period, shared by all processes. */
export type VisitorStore = {
  /** Destroys the keys that are kept no longer, by the database's clock, and what was counted under them. */
  destroyVisitorKeys: () => Promise<void>
  /** Whether a person's scan of this code is stored under this visitor that came further than a page in between. */
  hasScanned: (code: ID, visitor: string) => Promise<boolean>
  /** Which of these visitors are stored: at all, or with a scan of that code. */
  knownVisitors: (asked: readonly { qrCode: ID; visitor: string }[]) => Promise<Set<string>>
  /**
   * The key of a period; the first to ask has it made, at random. `null` where the database's clock is
   * past `keptUntil` (epoch milliseconds; `null`: for good). Rejects while it cannot be read.
   */
  visitorKey: (period: string, keptUntil: null | number) => Promise<null | string>
}

/** A code as the database holds it, with its campaign's destination where it has none; references are not resolved. */
export type CodeRow = {
  /** `null`: no page in between. */
  between: Between | null
  /** Its other names, on whatever domain, see `nameKey`. */
  aliases: readonly string[]
  campaignSlug: null | string
  campaignUTM: UTM
  code: string
  destinationType: string
  destinationURL: null | string
  expiresAt: null | number
  fallbackURL: null | string
  /** Host of the domain its text is on; `null`: the default one. */
  host: null | string
  id: ID
  placement: null | string
  /** `null`: the code of nothing GS1 has a number for. */
  product: Product | null
  /** The document a code of type `reference` leads to; in a locale of it where it is that one's own code. */
  reference: { collection: string; id: ID; locale: null | string } | null
  /** What its pages say, its own and its campaign's; `null`: nothing. */
  pages: OwnPages | null
  /** Its own, then its campaign's. */
  rules: readonly Rule[]
  scanLimit: null | number
  /** `null`: any number. */
  scansPerVisitor: null | number
  startsAt: null | number
  status: 'active' | 'paused'
  title: null | string
  trashed: boolean
  untouched: boolean
  utm: UTM
}

export type CodeQuery =
  | { after: ID | null; limit: number }
  | { campaign: ID }
  | { code: string }
  | { ids: ID[] }
  | { reference: { collection: string; id: ID } }

/** What the database has of the tables and columns the code was written for. */
export type SchemaPresence = {
  /** What is missing, as people call it; empty once `payload migrate` has run. */
  lacking: () => readonly string[]
  /** Looks again, as happens by itself. Resolves to whether something came or went. */
  look: () => Promise<boolean>
  /** Told when something came or went, until the returned function is called. */
  onChange: (tell: () => void) => () => void
}

/** The view of all scans in plain columns, for tools that read the database themselves. */
export type FlatView = {
  /** Makes it, or makes it fit the schema there is. */
  create: () => Promise<void>
  drop: () => Promise<void>
  /** Quoted, with its schema. */
  name: string
  /** Makes it fit where it was made before. */
  renew: () => Promise<void>
  /** The statement that makes it. */
  sql: string
}

/** Somebody, by one name: a visitor's hash, a scan of theirs, or the contact they are. */
export type Person = { contact?: ID; scan?: string; visitor?: string }

/** What is kept of somebody's scans, by the names of the scans' fields. */
export type PersonScans = {
  scans: ({ scanId: unknown } & Record<string, unknown>)[]
  visitors: string[]
}

/** Times a visitor was sent on by a code that lets each in so often; ISO instant when it is forgotten. */
export type Turns = { code: ID; taken: number; until: null | string }

export type ScanErasure = {
  /** Takes away scans and whatever was made of them. Resolves to how many. */
  eraseScans: (found: PersonScans) => Promise<number>
  /** Scans a person is named by, and all others of the same visitors. */
  findScans: (person: Person) => Promise<PersonScans>
  /** Their turns; erased with their scans. */
  findTurns: (visitors: readonly string[]) => Promise<Turns[]>
}

/** One change of a document by one person, and what it was before. Values are as the database has them. */
export type NotedChange = {
  /** ISO instant. */
  at: string
  /** Collection and id of a user, `null` for nobody: a script, a job. */
  by: { collection: string; id: ID } | null
  changes: { field: string; from: unknown; to: unknown }[]
  id: ID
  /** How it came about, where that is not by a form. */
  via: 'api-key' | 'bulk' | 'undo' | null
}

/** Who changed what, for the documents `collection:id`. Where the table is missing nothing is noted. */
export type HistoryStore = {
  /** In the request's transaction. */
  forgetChanges: (document: string, req: PayloadRequest) => Promise<void>
  /** In the request's transaction. */
  noteChange: (
    document: string,
    change: Omit<NotedChange, 'at' | 'id'>,
    req: PayloadRequest,
  ) => Promise<void>
  /** The newest first; with `id` that one alone. */
  readChanges: (
    document: string,
    asked: { id?: ID; limit: number; offset: number },
    req: PayloadRequest,
  ) => Promise<NotedChange[]>
}

/** Texts of codes that are about to be made. */
export type Reservations = {
  /** In the request's transaction. */
  releaseCode: (code: string, req: PayloadRequest) => Promise<void>
  /**
   * Keeps a text for so many milliseconds, in one atomic statement. Resolves to the end as ISO instant;
   * `null` where a code has it, it is kept for somebody else, or nothing can be kept.
   */
  reserveCode: (code: string, holder: string, life: number) => Promise<null | string>
  /** For whom a text is kept. */
  reservedFor: (code: string) => Promise<null | string>
}

/** Everything the plugin asks of a database. One implementation per dialect. */
export type Store = HistoryStore &
  NameStore &
  Reservations &
  ScanStore &
  VisitorStore & {
    /** Adds numbers for a code that is being created, in the request's transaction. Resolves to their id. */
    addCounts: (req: PayloadRequest) => Promise<ID>
    /** Codes or campaigns that are written with accents, by words without them; every word has to be there. */
    findMarked: (what: 'campaigns' | 'codes', words: readonly string[]) => Promise<ID[]>
    alerts: AlertStore
    analytics: AnalyticsSide
    /**
     * Lets somebody in with a code, in the request's transaction; once, whoever asks at the same time.
     * Resolves to the check-in there is then: another attempt's where somebody was before.
     */
    checkIn: (code: ID, checkIn: CheckIn, req: PayloadRequest) => Promise<Omit<CheckIn, 'by'>>
    /** Nobody has the symbol of a code whose text changes, in the request's transaction. */
    forgetDownload: (id: ID, req: PayloadRequest) => Promise<void>
    /** Remembers that somebody took the symbols of codes. */
    noteDownload: (...ids: ID[]) => Promise<void>
    erasure: ScanErasure
    flatView: FlatView
    judgements: JudgementStore
    misses: MissStore
    reports: ReportStore
    /** Ends the store's own connections. */
    close: () => Promise<void>
    /** Starts listening on a connection of its own, which reconnects by itself. */
    listen: (handlers: ListenHandlers) => Promise<() => Promise<void>>
    /** Waits for whoever holds one of these names, and holds them until the request's transaction ends. */
    lock: (names: readonly string[], req: PayloadRequest) => Promise<void>
    /** Tells all processes, when and if the request's transaction commits. */
    notify: (change: CodeChange, req: PayloadRequest) => Promise<void>
    outbox: OutboxStore
    presence: SchemaPresence
    sinks: SinkStore
    /** Published codes in id order, trash included. */
    readCodes: (query: CodeQuery) => Promise<CodeRow[]>
    /** Visitors of a code may be sent on as often as if they had never been, in the request's transaction. */
    rearmVisitors: (id: ID, req: PayloadRequest) => Promise<void>
    /** Forgets numbers of a code that was deleted and unties its scans, in the request's transaction. */
    removeCounts: (id: ID, req: PayloadRequest) => Promise<void>
    /** How many people a code has sent on. */
    sentOn: (id: ID) => Promise<number>
    /** Says whose numbers these are, in the request's transaction. */
    tieCounts: (counts: ID, code: ID, req: PayloadRequest) => Promise<void>
    /** Codes that have sent on as many people as their limit allows: of all, or of these. */
    usedUpCodes: (ids?: ID[]) => Promise<ID[]>
    stats: StatsStore
  }
