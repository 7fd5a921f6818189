import type { Backoff } from '../../kit/backoff.js'
import type { Log } from '../../kit/log.js'
import type { CodeEntry, ID } from '../../vocabulary/scan.js'
import type { CodeLookup } from '../../vocabulary/scanContext.js'
import type { CodeChange, CodeSource } from '../../vocabulary/store.js'

export type CodeDirectoryOptions = {
  /** Between tries while the database fails, in milliseconds. @default { base: 250, max: maxStaleness } */
  backoff?: Backoff
  log?: Log
  /** Queries for unknown codes: per second in the long run, and at once. @default 50 */
  lookupsPerSecond?: number
  /** @default 100 */
  lookupBurst?: number
  /** Milliseconds a person with an unknown code waits for the database. @default 1500 */
  lookupTimeout?: number
  /** Queries for unknown codes under way at a time. @default 8 */
  maxLookups?: number
  /** Unknown codes that wait for the first load to end. @default 5000 */
  maxWaiting?: number
  /**
   * Milliseconds after which all codes are read again when nobody tells of changes: at once a rule
   * while LISTEN is down; while it is up, for as many codes as fit one page, more codes less often.
   * @default 30_000
   */
  maxStaleness?: number
  /** Made-up codes remembered. @default 10_000 */
  missingSize?: number
  /** Milliseconds a code is remembered not to exist. @default 30_000 */
  missingTTL?: number
  now?: () => number
  /** Codes told to have changed, or gone, whether or not their entry differs. */
  onChange?: (ids: ID[]) => void
  /**
   * Entries that were told to have changed or are found to have, as they are now, and texts that lead to
   * none any more. Not told of what the first read brings.
   */
  onDifference?: (now: CodeEntry[], gone: string[]) => void
  /** All codes were read again: changes nobody told of may be among them. */
  onResync?: () => void
  /** Codes per query of a full read. @default 2000 */
  pageSize?: number
  /** Milliseconds a query for changes or a page may take. @default 10_000 */
  queryTimeout?: number
  /** Milliseconds between full reads at most, while LISTEN is up. @default 600_000 */
  resyncInterval?: number
  source: CodeSource
}

export type CodeDirectoryState = {
  /** Queries that failed in a row. */
  failures: number
  listening: boolean
  /** All codes were read once. */
  loaded: boolean
  /** When they were last all read; epoch milliseconds of the start of that read. */
  loadedAt: null | number
  /** Made-up codes remembered now. */
  missing: number
  /** Told of, not yet read. */
  pendingChanges: number
  pendingLookups: number
  /** Unknown codes answered without asking the database, because too many were asked for. */
  refusedLookups: number
  /** Full reads. */
  resyncs: number
  size: number
  /** Texts left behind by domains that are gone from the options. */
  strays: number
  /** Edits may be missing: nobody told of changes for longer than promised. */
  stale: boolean
}

export type CodeDirectory = {
  /** Tells of a change directly, as the source does. */
  apply: (change: CodeChange) => void
  /** Resolves when all codes are loaded, or the first try failed; it goes on trying. Never rejects. */
  start: () => Promise<void>
  state: () => CodeDirectoryState
  stop: () => Promise<void>
} & CodeLookup
