import type { Where } from 'payload'

import type { StoredOutcome } from './outcomes.js'
import type { Dimension, LatestScan } from './questions.js'
import type { ID, TrafficClass } from './scan.js'
import type { StandIn } from './standIn.js'

/**
 * Which scans. `start` and `end` (exclusive) are epoch milliseconds, `start` at a full quarter of an
 * hour. `end` may be any: a range that is compared with one still running ends between them.
 */
export type ScanSelection = {
  classes: 'all' | readonly TrafficClass[]
  /** `all` includes scans of codes that were deleted for good. */
  codes: 'all' | readonly ID[]
  /** `null`: any. A `null` in the list is scans without a country. */
  countries: null | readonly (null | string)[]
  devices: null | readonly string[]
  outcomes: null | readonly StoredOutcome[]
  end: number
  start: number
  /**
   * What else the scans must be, in fields of their own (read access). Rollups cannot answer it, so
   * such a selection is counted from the scans.
   */
  where?: undefined | Where
}

/**
 * What may be asked of a selection. Only what is asked for is worked out. `courses` are of the codes
 * most scanned, so they take `codes` as well.
 */
export type FactName =
  | 'breakdowns'
  | 'codes'
  | 'courses'
  | 'points'
  | 'sightings'
  | 'slots'
  | 'spans'
  | 'totals'
  | 'visitors'

/**
 * Scans of a visitor in an hour (hours since the epoch). `sign`: what, beside address and browser, tells
 * people apart: language and hints, as one text.
 */
export type Sighting = { hour: number; scans: number; sign: string; visitor: string }

export type FactRow = {
  country?: null | string
  region?: null | string
  scans: number
  value: null | string
}

/** `rows` by scans, then value; `rest` is the scans of values beyond the limit. */
export type FactBreakdown = { distinct: number; rest: number; rows: FactRow[] }

export type FactPoint = {
  city: string
  country: null | string
  latitude: number
  longitude: number
  region: null | string
  scans: number
}

/** Numbers of a selection. What was not asked for is empty. */
export type ScanFacts = {
  breakdowns: Partial<Record<Dimension, FactBreakdown>>
  /** Scans per class within the selection, its `classes` left out. */
  classes: Partial<Record<TrafficClass, number>>
  /** Scans per code, most first; without codes that were deleted for good. */
  codes: { id: ID; scans: number }[]
  /** `slots` of the codes most scanned, by themselves. */
  courses: { id: ID; slots: ArrayLike<number> }[]
  /** Scans per outcome within the selection; without scans that have none. */
  outcomes: Partial<Record<StoredOutcome, number>>
  points: FactPoint[]
  /** Counted from the scans; `null` where they are too many for that. Takes `totals` and `visitors`. */
  sightings: null | Sighting[]
  /** Scans per quarter of an hour from `start` on. */
  slots: ArrayLike<number>
  /** Of each of the question's `spans` by itself. */
  spans: SpanFacts[]
  /** The database answers in place of an engine beside it, and why; left out where that is as it should be. */
  standIn?: StandIn
  totals: { firstAt: null | number; lastAt: null | number; scans: number }
  /** Different visitors of the selection, and with its `classes` human or all instead. */
  visitors: { all: number; human: number; selected: number }
}

export type SpanFacts = Pick<ScanFacts, 'outcomes' | 'totals' | 'visitors'>

export type FactLimits = { breakdown: number; courses: number; points: number }

export type FactQuestion = {
  /** Breakdowns wanted; all when absent. */
  dimensions?: readonly Dimension[]
  limits: FactLimits
  selection: ScanSelection
  signal?: AbortSignal | undefined
  /** Parts of the selection side by side, in order: visitors of a part add up to nothing larger. */
  spans?: readonly Pick<ScanSelection, 'end' | 'start'>[]
  want: readonly FactName[]
}

/** A line of the live feed, its instant in epoch milliseconds. */
export type LatestRow = { scannedAt: number } & Omit<LatestScan, 'scannedAt'>

export type LatestQuestion = {
  after: null | string
  limit: number
  selection: Omit<ScanSelection, 'end' | 'start'>
  signal?: AbortSignal | undefined
}

export type ExportQuestion = {
  /** Fields of the scans collection, in this order. */
  columns: readonly string[]
  selection: ScanSelection
  signal?: AbortSignal | undefined
}

/** Progress of a rebuild: months done of all, scans counted so far. */
export type RebuildProgress = { month: string; months: number; of: number; scans: number }

/**
 * Ids from `least` to `greatest` (both included), among which are scans of `from` to `to` whose id
 * does not say so. Others may lie between them.
 */
export type StrayRange = { from: number; greatest: string; least: string; to: number }

/** What becomes of scans before an instant. */
export type Retention = {
  /** Epoch milliseconds; days (UTC) that are over by then. */
  before: number
  mode: 'coarsen' | 'delete'
}

/**
 * Reads statistics. Every answer of the database holds every scan stored before the question was asked; one
 * of an engine beside it what it was handed by then.
 */
export type StatsStore = {
  facts: (question: FactQuestion) => Promise<ScanFacts>
  /** Folds what waits into the rollups; answers are the same before and after. */
  fold: () => Promise<void>
  /** What stored scans were located with, and the newest data (ISO date) of each. */
  placeSources: () => Promise<{ date: null | string; name: string }[]>
  /** Newest first. */
  latest: (question: LatestQuestion) => Promise<LatestRow[]>
  /** Counts all rollups and counters anew while scans go on. Resolves to the number of scans. */
  rebuild: (onProgress?: (progress: RebuildProgress) => void) => Promise<number>
  /** The same as `facts`, counted from the scans themselves: for tests and benchmarks. */
  recount: (question: FactQuestion) => Promise<ScanFacts>
  /**
   * Deletes or coarsens old scans; rollups stay. Resolves to how many, or `null` where another process
   * is at it.
   */
  retain: (retention: Retention) => Promise<null | number>
  /** Batches of rows, oldest first, page by page: memory stays constant. */
  rows: (question: ExportQuestion) => AsyncIterable<unknown[][]>
  /** Where scans are whose id does not say when they were, as the last rebuild found them. */
  strays: () => Promise<readonly StrayRange[]>
}
