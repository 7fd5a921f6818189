import type { ID } from './scan.js'
import type { ScanSink } from './scanSink.js'
import type { Retention, StatsStore } from './statistics.js'

/** Which of these ids of codes, as texts, still exist: as they are, in their order. */
export type KnownCodes = (ids: readonly string[]) => Promise<ID[]>

/** What an engine beside the database answers, from the scans it was handed. */
export type Answers = Pick<StatsStore, 'facts' | 'latest' | 'rows'>

/** What became of scans after they were handed over. */
export type ScanChanges = {
  /** Ids of codes that were deleted for good: their scans are of none. */
  codes: readonly string[]
  /** Ids of scans that are gone; nothing of them may stay. */
  gone: readonly string[]
  /** Days of which details are gone: whole scans, or what `coarsen` leaves out, see `COARSENED`. */
  retained: readonly Retention[]
}

/** A sink that answers the statistics, too, and is told of what changes. */
export type ScanAnalytics = {
  /** @throws `CannotAnswer` for what it does not know, anything else where it is away */
  answers: (codes: KnownCodes) => Answers
  /** It does not take all scans, so its numbers would be others. */
  chooses?: boolean
  /** Resolves when it is done for good. Like `write`, it may be told the same again. */
  change: (changes: ScanChanges, context: { signal: AbortSignal }) => Promise<void>
} & ScanSink

/** What the database knows for an engine beside it. */
export type AnalyticsSide = {
  /**
   * Whether the sink of this name has every scan that is stored, but for those that wait: it had the first
   * one, or all of the past, and missed none since.
   */
  isWhole: (sink: string) => Promise<boolean>
  knownCodes: KnownCodes
  /** Says that the sink has all of the past. */
  noteWhole: (sink: string) => Promise<void>
  /** Epoch milliseconds before which details are gone, so that only the database has the numbers. */
  retainedBefore: () => Promise<null | number>
}

/** A question only the database knows an answer to: by a field that is not among those handed over. */
export class CannotAnswer extends Error {
  override readonly name = 'CannotAnswer'
}
