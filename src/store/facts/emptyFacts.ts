import type { ScanFacts } from '../../vocabulary/statistics.js'

import { SLOT } from '../../vocabulary/slot.js'

/** How many slots a span takes, the last of them perhaps in part. */
export const slotsIn = (start: number, end: number): number =>
  Math.max(0, Math.ceil((end - start) / SLOT))

export function emptyFacts(start: number, end: number): ScanFacts {
  return {
    breakdowns: {},
    classes: {},
    codes: [],
    courses: [],
    outcomes: {},
    points: [],
    sightings: null,
    slots: new Float64Array(slotsIn(start, end)),
    spans: [],
    totals: { firstAt: null, lastAt: null, scans: 0 },
    visitors: { all: 0, human: 0, selected: 0 },
  }
}
