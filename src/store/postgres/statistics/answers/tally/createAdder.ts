import type { FactName, ScanSelection } from '../../../../../vocabulary/statistics.js'
import type { Bits } from '../../rollups/codec.js'
import type { Column, CountedScan, RollupRow } from '../../rollups/rollup.js'
import type { Segment } from '../../rollups/segment.js'
import type { Counted, TallyState } from './tallyState.js'

import { SLOT } from '../../../../../vocabulary/slot.js'
import { slotsIn } from '../../../../facts/emptyFacts.js'
import { grown, readFacet, roomFor, sumFacet, uniteFacet } from '../../rollups/codec.js'
import { readBounds } from '../../rollups/rollup.js'
import {
  CLASSES,
  classOf,
  countryNumber,
  countryOf,
  deviceNumber,
  deviceOf,
  outcomeNumber,
  outcomeOf,
} from '../../rollups/segment.js'
import { COUNTED, emptyState } from './tallyState.js'

const HUMAN = CLASSES.indexOf('human')

/** What is no word has the number of what is not known, and no scan is of it. */
function numbersOf(texts: readonly (null | string)[], numberOf: (text: null | string) => number) {
  const words = texts.filter((text) => text === null || numberOf(text) !== numberOf(null))
  return new Set(words.map(numberOf))
}

/** Adds up rows and scans of one selection; nothing here waits or asks. */
export type Adder = ReturnType<typeof createAdder>

export function createAdder(
  selection: ScanSelection,
  want: readonly FactName[],
  state: TallyState = emptyState(selection),
) {
  const { classes, countries, devices, outcomes } = selection
  const isClass = CLASSES.map((one) => classes === 'all' || classes.includes(one))
  const isCountry = countries && numbersOf(countries, countryNumber)
  const isDevice = devices && numbersOf(devices, deviceNumber)
  const isOutcome = outcomes && new Set(outcomes.map(outcomeNumber))
  const filtered = Boolean(isCountry || isDevice || isOutcome)
  const accepts = (segment: Segment): boolean =>
    (!isCountry || isCountry.has(countryOf(segment))) &&
    (!isDevice || isDevice.has(deviceOf(segment))) &&
    (!isOutcome || isOutcome.has(outcomeOf(segment)))
  const isOfClass = (segment: Segment): boolean => isClass[classOf(segment)]!
  const acceptsAll = (segment: Segment): boolean => isOfClass(segment) && accepts(segment)
  const visitors = createVisitors(() => state.visitors)

  const add = (name: Counted, id: number): void => {
    const { counts } = state
    if (id >= counts[name].length) counts[name] = grown(counts[name], new Float64Array(roomFor(id)))
    counts[name][id]! += 1
  }
  const addCode = (id: string, scans: number): void =>
    void state.codes.set(id, (state.codes.get(id) ?? 0) + scans)
  const visitorsOf = (segment: Segment): Bits | undefined =>
    accepts(segment) ? visitors.of(isOfClass(segment), classOf(segment) === HUMAN) : undefined
  const bound = (at: number, until: number): void => {
    state.first = Math.min(state.first, at)
    state.last = Math.max(state.last, until)
  }

  return {
    /** One scan by itself. */
    addScan: (scan: Omit<CountedScan, 'codeTerm' | 'visitor'>, visitor: number): void => {
      const { at, segment } = scan
      if (at < selection.start || at >= selection.end || !accepts(segment)) return
      state.byClass[classOf(segment)]! += 1
      if (visitor > 0) addBit(visitorsOf(segment)!, visitor)
      if (!isOfClass(segment)) return
      state.scans += 1
      state.byOutcome[outcomeOf(segment)]! += 1
      bound(at, at)
      state.slots[Math.floor((at - selection.start) / SLOT)]! += 1
      add('clients', scan.client)
      add('languages', scan.language)
      add('places', scan.place)
      add('referrers', scan.referrer)
      add('links', scan.link)
      if (scan.code !== null) addCode(scan.code, 1)
    },
    /** A whole period; `scope` is the code's id, or `null` for all codes. */
    addRow: (row: RollupRow, start: number, scope: null | string): void => {
      let inRow = 0
      readBounds(row.bounds, accepts, (segment, count, from, until) => {
        state.byClass[classOf(segment)]! += count
        if (!isOfClass(segment)) return
        inRow += count
        state.byOutcome[outcomeOf(segment)]! += count
        bound(start + from, start + until)
      })
      state.scans += inRow
      if (scope !== null && inRow > 0) addCode(scope, inRow)
      // Never longer for it: whoever plans a row whole knows that nothing of it lies beyond the range.
      const shift = (start - selection.start) / SLOT
      const [text, wanted] = filtered
        ? ([row.segmentSlots, acceptsAll] as const)
        : ([row.slots, isOfClass] as const)
      if (shift >= 0) sumFacet(text, wanted, state.slots, shift)
      else addEarlier(text, wanted, state.slots, shift)
      const { counts } = state
      for (const name of COUNTED) counts[name] = sumFacet(row[name], acceptsAll, counts[name])
      uniteFacet(row.visitors, visitorsOf)
    },
    byClass: () => state.byClass,
    byOutcome: () => state.byOutcome,
    codes: () => state.codes,
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
    counts: () => state.counts,
    slots: () => withinRange(state.slots, slotsIn(selection.start, selection.end)),
    totals: () => ({
      firstAt: Number.isFinite(state.first) ? state.first : null,
      lastAt: Number.isFinite(state.last) ? state.last : null,
      scans: state.scans,
    }),
    visitors: visitors.count,
  }
}

/** The same at the end: beyond the last slot lies only what is of a day that nothing finer is known of. */
function withinRange(slots: Float64Array, length: number): Float64Array {
  const beyond = slots.subarray(length).reduce((sum, scans) => sum + scans, 0)
  if (beyond === 0 || length === 0) return slots.subarray(0, length)
  const within = slots.slice(0, length)
  within[length - 1]! += beyond
  return within
}

/** A period that begins before the selection, because nothing finer is known: all that is in its first slot. */
function addEarlier(
  text: RollupRow['slots'],
  wants: (segment: Segment) => boolean,
  slots: Float64Array,
  shift: number,
): void {
  readFacet(text, false, wants, (id, count) => (slots[Math.max(0, id + shift)]! += count))
}

/**
 * Visitors by number, in four sets by what one of their scans can be: neither of the selected classes
 * nor human, selected, human, both.
 */
function createVisitors(sets: () => Bits[]) {
  return {
    count: () => {
      const [, selected, human, both] = sets() as [Bits, Bits, Bits, Bits]
      return {
        all: sizeOfUnion(sets()),
        human: sizeOfUnion([human, both]),
        selected: sizeOfUnion([selected, both]),
      }
    },
    /** Where visitors of scans like these belong. */
    of: (isSelected: boolean, isHuman: boolean): Bits =>
      sets()[Number(isSelected) + 2 * Number(isHuman)]!,
  }
}

function addBit(bits: Bits, number: number): void {
  const word = number >>> 5
  if (word >= bits.words.length) bits.words = grown(bits.words, new Uint32Array(roomFor(word)))
  bits.words[word]! |= 1 << (number & 31)
}

function sizeOfUnion(sets: readonly Bits[]): number {
  const length = Math.max(...sets.map(({ words }) => words.length))
  let size = 0
  for (let at = 0; at < length; at++) {
    let word = 0
    for (const { words } of sets) word |= words[at] ?? 0
    if (word !== 0) size += ones(word)
  }
  return size
}

/** Bits set in 32, summed up in pairs, fours and bytes. */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
