import type { ScanFacts } from '../../statsTypes.js'

import { SLOT } from '../rollups/rollup.js'

export function emptyFacts(start: number, end: number): ScanFacts {
  return {
    breakdowns: {},
    classes: {},
    codes: [],
    courses: [],
    outcomes: {},
    points: [],
    slots: new Float64Array(Math.max(0, Math.ceil((end - start) / SLOT))),
    totals: { firstAt: null, lastAt: null, scans: 0 },
    visitors: { all: 0, human: 0, selected: 0 },
  }
}
