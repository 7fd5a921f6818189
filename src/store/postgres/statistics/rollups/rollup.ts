import type { Facet } from './codec.js'
import type { Segment } from './segment.js'

import { SLOT } from '../../../../vocabulary/slot.js'
import { addFacet, addTo, encodeFacet, mergeFacet, readFacet } from './codec.js'

/** Columns of the rollups that count ids, all in the same way. */
export const COUNTED = [
  'clients',
  'codes',
  'languages',
  'places',
  'referrers',
  'segmentSlots',
  'slots',
  'links',
] as const

export type Counted = (typeof COUNTED)[number]

/** All columns of a rollup. */
export const COLUMNS = [...COUNTED, 'bounds', 'visitors'] as const
export type Column = (typeof COLUMNS)[number]

/** Count, first and last scan of one segment; times are milliseconds from the period's start. */
type Bounds = { count: number; first: number; last: number }

/** Everything counted about one scope (all codes or one) in one period. */
export type Rollup = {
  bounds: Map<Segment, Bounds>
  counted: Record<Counted, Facet>
  visitors: Facet
}

/** A scan as far as it is counted: nothing but numbers, made by `countedScan`. */
export type CountedScan = {
  /** Epoch milliseconds. */
  at: number
  client: number
  /** Id of the code; `null` when it was deleted for good. */
  code: null | string
  /** Number of the code's id among the terms. */
  codeTerm: number
  language: number
  place: number
  referrer: number
  segment: Segment
  link: number
  /** Number of the visitor, 0 is none. */
  visitor: number
}

export function emptyRollup(): Rollup {
  const counted = Object.fromEntries(COUNTED.map((name) => [name, new Map()]))
  return { bounds: new Map(), counted: counted as Rollup['counted'], visitors: new Map() }
}

/**
 * @param visitor number of the visitor, 0 is none
 * @param all whether the rollup is of all codes, so that codes are counted as well
 */
export function addScan(
  rollup: Rollup,
  scan: Omit<CountedScan, 'visitor'>,
  visitor: number,
  start: number,
  all: boolean,
): void {
  const { segment } = scan
  const offset = scan.at - start
  const slot = Math.floor(offset / SLOT)
  addBounds(rollup, segment, 1, offset, offset)
  const { counted } = rollup
  addTo(counted.clients, segment, scan.client, 1)
  addTo(counted.languages, segment, scan.language, 1)
  addTo(counted.places, segment, scan.place, 1)
  addTo(counted.referrers, segment, scan.referrer, 1)
  addTo(counted.segmentSlots, segment, slot, 1)
  // By class alone: few numbers for the most frequent question.
  addTo(counted.slots, segment & 7, slot, 1)
  addTo(counted.links, segment, scan.link, 1)
  if (all) addTo(counted.codes, segment, scan.codeTerm, 1)
  if (visitor > 0) addTo(rollup.visitors, segment, visitor, 0)
}

/**
 * Adds a rollup of one code in a part of this period. Where thousands of scans share a few places and
 * devices, this is far less work than adding the scans themselves once more.
 *
 * @param delay milliseconds from the start of this period to the start of the part
 * @param codeTerm of the code, where this rollup is of all codes
 */
export function addRollup(rollup: Rollup, part: Rollup, delay: number, codeTerm?: number): void {
  for (const name of COUNTED) {
    const shift = name === 'slots' || name === 'segmentSlots' ? delay / SLOT : 0
    addFacet(rollup.counted[name], part.counted[name], shift)
  }
  addFacet(rollup.visitors, part.visitors)
  for (const [segment, { count, first, last }] of part.bounds) {
    addBounds(rollup, segment, count, first + delay, last + delay)
    if (codeTerm !== undefined) addTo(rollup.counted.codes, segment, codeTerm, count)
  }
}

function addBounds(
  { bounds }: Rollup,
  segment: Segment,
  count: number,
  first: number,
  last: number,
): void {
  const known = bounds.get(segment)
  if (!known) {
    bounds.set(segment, { count, first, last })
    return
  }
  known.count += count
  known.first = Math.min(known.first, first)
  known.last = Math.max(known.last, last)
}

export type RollupRow = { id: string } & Partial<Record<Column, null | string>>

/** @param delay milliseconds from the start of this period to the start of the row's */
export function mergeRow(rollup: Rollup, row: RollupRow, delay = 0): void {
  const slots = delay / SLOT
  for (const name of COUNTED) {
    const shift = name === 'slots' || name === 'segmentSlots' ? slots : 0
    if (shift === 0) mergeFacet(rollup.counted[name], row[name])
    else {
      readFacet(row[name], false, always, (id, count, segment) =>
        addTo(rollup.counted[name], segment, id + shift, count),
      )
    }
  }
  mergeFacet(rollup.visitors, row.visitors, true)
  readBounds(row.bounds, always, (segment, count, first, last) =>
    addBounds(rollup, segment, count, first + delay, last + delay),
  )
}

export function encodeRollup(rollup: Rollup): Record<Column, null | string> {
  const bounds: Facet = new Map()
  for (const [segment, { count, first, last }] of rollup.bounds) {
    bounds.set(
      segment,
      new Map([
        [0, count],
        [1, first],
        [2, last],
      ]),
    )
  }
  return {
    ...(Object.fromEntries(
      COUNTED.map((name) => [name, encodeFacet(rollup.counted[name])]),
    ) as Record<Counted, null | string>),
    bounds: encodeFacet(bounds),
    visitors: encodeFacet(rollup.visitors, true),
  }
}

export function readBounds(
  text: null | string | undefined,
  wants: (segment: Segment) => boolean,
  visit: (segment: Segment, count: number, first: number, last: number) => void,
): void {
  let count = 0
  let first = 0
  readFacet(text, false, wants, (id, value, segment) => {
    if (id === 0) count = value
    else if (id === 1) first = value
    else visit(segment, count, first, value)
  })
}

const always = (): boolean => true
