import type { CodeEntry, ID, ScanRecord } from '../scan/types.js'

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
export type ScanStore = {
  /** Takes one of `limit` places of a code in one atomic statement; `false` when none is left. */
  claimPlace: (id: ID, limit: number) => Promise<boolean>
  /** Resolves to the number of scans that were new. Rejects when nothing was stored. */
  writeScans: (scans: ScanRecord[]) => Promise<number>
}
