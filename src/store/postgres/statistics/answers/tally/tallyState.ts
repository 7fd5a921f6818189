import type { ScanSelection } from '../../../../../vocabulary/statistics.js'
import type { Bits } from '../../rollups/codec.js'

import { slotsIn } from '../../../../facts/emptyFacts.js'
import { DAY } from '../../rollups/periods.js'
import { CLASSES, OUTCOME_NUMBERS } from '../../rollups/segment.js'

/** What is counted by the numbers of the dictionaries. */
export const COUNTED = ['clients', 'codes', 'languages', 'places', 'referrers', 'links'] as const
export type Counted = (typeof COUNTED)[number]

/** Numbers by id; 0 where nothing was counted. */
export type Counts = Float64Array

/** What a tally has added up so far: plain data, so that it can be kept and copied. */
export type TallyState = {
  byClass: number[]
  /** By the number of the outcome. */
  byOutcome: Float64Array
  /** Scans by the code's id. */
  codes: Map<string, number>
  counts: Record<Counted, Counts>
  first: number
  last: number
  scans: number
  slots: Float64Array
  /** See `createVisitors`. */
  visitors: Bits[]
}

/**
 * The end of the UTC day a selection ends in. What is kept of a selection is kept for all that end on
 * that day: the end of a comparison moves with the clock, and the rows of days before it do not.
 */
export const dayEndOf = ({ end }: ScanSelection): number => Math.ceil(end / DAY) * DAY

/** `slots` reach to the end of the last UTC day, see `dayEndOf`. */
export const emptyState = (selection: ScanSelection): TallyState => ({
  byClass: CLASSES.map(() => 0),
  byOutcome: new Float64Array(OUTCOME_NUMBERS),
  codes: new Map(),
  counts: Object.fromEntries(
    COUNTED.map((name) => [name, new Float64Array(1024)]),
  ) as TallyState['counts'],
  first: Infinity,
  last: -Infinity,
  scans: 0,
  slots: new Float64Array(slotsIn(selection.start, dayEndOf(selection))),
  visitors: Array.from({ length: 4 }, () => ({ words: new Uint32Array(0) })),
})

/** Bytes, as far as they grow with what was counted. */
export const sizeOf = ({ codes, counts, slots, visitors }: TallyState): number =>
  [...Object.values(counts), slots, ...visitors.map(({ words }) => words)].reduce(
    (sum, { byteLength }) => sum + byteLength,
    codes.size * 64,
  )
