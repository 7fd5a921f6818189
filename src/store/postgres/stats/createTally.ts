import type { FactName, ScanSelection } from '../../statsTypes.js'
import type { Column, CountedScan, RollupRow } from '../rollups/rollup.js'
import type { Segment } from '../rollups/segment.js'

import { readFacet } from '../rollups/codec.js'
import { readBounds, SLOT } from '../rollups/rollup.js'
import {
  CLASSES,
  classOf,
  countryNumber,
  countryOf,
  deviceNumber,
  deviceOf,
} from '../rollups/segment.js'

/** Numbers by id, as many as there are ids. */
export type Counts = number[]

const HUMAN = CLASSES.indexOf('human')
/** Flags of a visitor. */
const [SELECTED, BY_HUMAN, BY_ANY] = [1, 2, 4]

/** Adds up rows and scans of one selection; nothing here waits or asks. */
export type Tally = ReturnType<typeof createTally>

export function createTally(selection: ScanSelection, want: readonly FactName[]) {
  const { classes, countries, devices } = selection
  const isClass = CLASSES.map((one) => classes === 'all' || classes.includes(one))
  const isCountry = countries && new Set(countries.map(countryNumber))
  const isDevice = devices && new Set(devices.map(deviceNumber))
  const filtered = Boolean(isCountry || isDevice)
  const accepts = (segment: Segment): boolean =>
    (!isCountry || isCountry.has(countryOf(segment))) &&
    (!isDevice || isDevice.has(deviceOf(segment)))
  const acceptsAll = (segment: Segment): boolean => isClass[classOf(segment)]! && accepts(segment)

  const slots = new Float64Array(Math.ceil((selection.end - selection.start) / SLOT))
  const counts: Record<'clients' | 'languages' | 'places' | 'referrers' | 'links', Counts> = {
    clients: [],
    languages: [],
    places: [],
    referrers: [],
    links: [],
  }
  const codeTerms: Counts = []
  const codes = new Map<string, number>()
  const byClass = CLASSES.map(() => 0)
  let visitors = new Uint8Array(1024)
  let first = Infinity
  let last = -Infinity
  let scans = 0

  const adder = (list: Counts) => (id: number, count: number) => {
    list[id] = (list[id] ?? 0) + count
  }
  const flag = (id: number, segment: Segment): void => {
    if (id >= visitors.length) {
      const more = new Uint8Array(Math.max(id + 1, visitors.length * 2))
      more.set(visitors)
      visitors = more
    }
    const trafficClass = classOf(segment)
    visitors[id]! |=
      BY_ANY! | (isClass[trafficClass] ? SELECTED! : 0) | (trafficClass === HUMAN ? BY_HUMAN! : 0)
  }
  const bound = (at: number, until: number): void => {
    first = Math.min(first, at)
    last = Math.max(last, until)
  }

  return {
    /** One scan by itself. */
    addScan: (scan: Omit<CountedScan, 'codeTerm' | 'visitor'>, visitor: number): void => {
      const { at, segment } = scan
      if (at < selection.start || at >= selection.end || !accepts(segment)) return
      byClass[classOf(segment)]! += 1
      if (visitor > 0) flag(visitor, segment)
      if (!isClass[classOf(segment)]) return
      scans += 1
      bound(at, at)
      slots[Math.floor((at - selection.start) / SLOT)]! += 1
      adder(counts.clients)(scan.client, 1)
      adder(counts.languages)(scan.language, 1)
      adder(counts.places)(scan.place, 1)
      adder(counts.referrers)(scan.referrer, 1)
      adder(counts.links)(scan.link, 1)
      if (scan.code !== null) codes.set(scan.code, (codes.get(scan.code) ?? 0) + 1)
    },
    /** A whole period; `scope` is the code's id, or `null` for all codes. */
    addRow: (row: RollupRow, start: number, scope: null | string): void => {
      let inRow = 0
      readBounds(row.bounds, accepts, (segment, { count, first: from, last: until }) => {
        byClass[classOf(segment)]! += count
        if (!isClass[classOf(segment)]) return
        inRow += count
        bound(start + from, start + until)
      })
      scans += inRow
      if (scope !== null && inRow > 0) codes.set(scope, (codes.get(scope) ?? 0) + inRow)
      const shift = (start - selection.start) / SLOT
      const slot = (id: number, count: number): void => {
        slots[id + shift]! += count
      }
      if (filtered) readFacet(row.segmentSlots, false, acceptsAll, slot)
      else readFacet(row.slots, false, (segment) => isClass[classOf(segment)]!, slot)
      for (const name of ['clients', 'languages', 'places', 'referrers', 'links'] as const) {
        readFacet(row[name], false, acceptsAll, adder(counts[name]))
      }
      readFacet(row.codes, false, acceptsAll, adder(codeTerms))
      readFacet(row.visitors, true, accepts, (id, _, segment) => flag(id, segment))
    },
    byClass,
    codeTerms,
    codes,
    /** The columns of a row that are needed. */
    columns: (all: boolean): Column[] => [
      'bounds',
      ...(want.includes('slots') ? ([filtered ? 'segmentSlots' : 'slots'] as const) : []),
      ...(want.includes('codes') && all ? (['codes'] as const) : []),
      ...(want.includes('points') || want.includes('breakdowns') ? (['places'] as const) : []),
      ...(want.includes('breakdowns')
        ? (['clients', 'languages', 'referrers', 'links'] as const)
        : []),
      ...(want.includes('visitors') ? (['visitors'] as const) : []),
    ],
    counts,
    slots,
    totals: () => ({
      firstAt: Number.isFinite(first) ? first : null,
      lastAt: Number.isFinite(last) ? last : null,
      scans,
    }),
    visitors: () => {
      const found = { all: 0, human: 0, selected: 0 }
      for (const flags of visitors) {
        if (flags === 0) continue
        found.all += 1
        if (flags & SELECTED!) found.selected += 1
        if (flags & BY_HUMAN!) found.human += 1
      }
      return found
    },
  }
}
