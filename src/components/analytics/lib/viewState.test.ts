import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { DEVICE_TYPES } from '../../../vocabulary/scan.js'
import {
  CHANNEL_FILTERS,
  OUTCOME_FILTERS,
  parseViewState,
  PRESETS,
  settle,
  TRAFFIC,
  type ViewState,
  writeViewState,
} from './viewState.js'

const name = fc.stringMatching(/^[A-Z0-9]{1,12}$/)
const day = fc
  .date({ max: new Date('2199-01-01'), min: new Date('2001-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const state: fc.Arbitrary<ViewState> = fc
  .record({
    alias: fc.uniqueArray(name, { maxLength: 3 }),
    campaign: fc.uniqueArray(name, { maxLength: 3 }),
    channel: fc.uniqueArray(fc.constantFrom(...CHANNEL_FILTERS), { maxLength: 3 }),
    code: fc.uniqueArray(name, { maxLength: 3 }),
    compare: fc.constantFrom('none', 'previous', 'year'),
    compareCodes: fc.uniqueArray(name, { maxLength: 8 }),
    country: fc.uniqueArray(fc.constantFrom('DE', 'FR', 'none'), { maxLength: 3 }),
    days: fc.option(fc.tuple(day, day)),
    device: fc.uniqueArray(fc.constantFrom(...DEVICE_TYPES), { maxLength: 3 }),
    folder: fc.uniqueArray(name, { maxLength: 3 }),
    interval: fc.option(fc.constantFrom('day', 'hour', 'month', 'week')),
    outcome: fc.uniqueArray(fc.constantFrom(...OUTCOME_FILTERS), { maxLength: 3 }),
    placement: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
    range: fc.constantFrom(...PRESETS),
    rule: fc.uniqueArray(fc.constantFrom('none', 'summer', 'spring:a'), { maxLength: 3 }),
    tag: fc.uniqueArray(name, { maxLength: 3 }),
    traffic: fc.constantFrom(...TRAFFIC),
    tz: fc.option(fc.constantFrom('Europe/Berlin', 'America/New_York')),
  } as const)
  .map(({ days, range, ...rest }) => {
    const [from, to] = days ? days.toSorted() : [null, null]
    return { ...rest, from: from!, range: from ? '30d' : range, to: to! } as ViewState
  })

describe('the address of a view', () => {
  it('brings back the same view', () => {
    fc.assert(
      fc.property(state, (one) => {
        expect(parseViewState(new URLSearchParams(writeViewState(one).toString()))).toEqual(one)
      }),
    )
  })

  it('is empty for the view everybody starts with', () => {
    expect(writeViewState(parseViewState(new URLSearchParams())).toString()).toBe('')
  })

  it('survives anything somebody typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = parseViewState(new URLSearchParams(text))
        expect(parseViewState(writeViewState(once))).toEqual(once)
      }),
    )
  })

  it('leaves out what it cannot understand', () => {
    const typed =
      'from=2026-02-30&to=2026-03-01&range=9d&device=toaster&country=germany&tz=Mars/Base'
    expect(parseViewState(new URLSearchParams(typed))).toEqual(
      parseViewState(new URLSearchParams()),
    )
  })

  it('needs a range that goes forward', () => {
    const { from, to } = parseViewState(new URLSearchParams('from=2026-03-02&to=2026-03-01'))
    expect([from, to]).toEqual([null, null])
  })
})

it('waits for what was asked for after the view that was drawn', () => {
  expect(settle(['range=7d', 'range=7d&country=DE'], 'range=7d')).toEqual(['range=7d&country=DE'])
  expect(settle(['range=7d', 'range=7d&country=DE'], 'range=7d&country=DE')).toEqual([])
})

it('forgets what it waited for when somebody went elsewhere', () => {
  expect(settle(['range=7d'], '')).toEqual([])
  expect(settle([], 'range=90d')).toEqual([])
})
