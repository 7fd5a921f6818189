import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Compare, Range } from '../../vocabulary/questions.js'

import { bucketsOf } from './bucketsOf.js'
import { comparisonOf } from './comparisonOf.js'
import { rangeOf } from './rangeOf.js'
import { addDays, dateAt, daysBetween, offsetAt } from './zone.js'

const DAY = 86_400_000
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
]
/** Days of clock changes of these zones and of leap years, and any others. */
const somewhen = fc.oneof(
  fc.constantFrom(
    '2026-03-29',
    '2026-10-25',
    '2026-03-08',
    '2026-11-01',
    '2026-04-05',
    '2026-10-04',
    '2028-02-29',
    '2028-03-01',
  ),
  fc.integer({ max: 4_000, min: 0 }).map((days) => addDays('2024-01-01', days)),
)
const anyCompare = fc.constantFrom<Compare>('previous', 'weekdays', 'year')
const anyDays = fc.oneof(fc.constantFrom(1, 7, 28, 30), fc.integer({ max: 400, min: 1 }))
const running = fc.record({
  compare: anyCompare,
  days: anyDays,
  from: somewhen,
  place: fc.double({ max: 0.9999, min: 0, noNaN: true }),
  tz: fc.constantFrom(...ZONES),
})

const at = (text: string): number => Date.parse(text)
const today = (tz = 'UTC'): Range => rangeOf({ from: '2026-11-28', to: '2026-11-28', tz })
const daysOf = ({ from, to }: { from: string; to: string }) => [from, to]
const wall = (tz: string, when: number): number => when + offsetAt(tz, when)

/** The first day of what is compared, said another way. */
function firstOf(compare: Compare, from: string, days: number): string {
  if (compare === 'previous') return addDays(from, -days)
  if (compare === 'weekdays') {
    let first = addDays(from, -7)
    while (addDays(first, days) > from) first = addDays(first, -7)
    return first
  }
  const before = `${Number(from.slice(0, 4)) - 1}${from.slice(4)}`
  return from.endsWith('-02-29') ? before.replace(/29$/, '28') : before
}

describe('a running period', () => {
  it('is compared with the same stretch before, at the same time of the clock', () => {
    fc.assert(
      fc.property(running, ({ compare, days, from, place, tz }) => {
        const range = rangeOf({ from, to: addDays(from, days - 1), tz })
        const [start, end] = [at(range.start), at(range.end)]
        const now = Math.floor(start + place * (end - start))
        const compared = comparisonOf(range, compare, now)!
        const cut = at(compared.until!)
        const first = firstOf(compare, from, days)
        const whole = comparisonOf(range, compare, end)!
        expect(compared.range.end).toBe(compared.until)
        expect([compared.range.from, compared.range.start]).toEqual([first, whole.range.start])
        expect(cut).toBeGreaterThanOrEqual(at(whole.range.start))
        expect(cut).toBeLessThanOrEqual(at(whole.range.end))
        expect(compared.range.days).toBe(daysBetween(first, compared.range.to) + 1)
        expect(bucketsOf(compared.range, 'day').at(-1)!.end).toBe(cut)
        if (compare === 'year' && dateAt(tz, now).endsWith('-02-29') && days > 1) return
        // The clock of the last day shows what it shows now, to the minute, or has just jumped over it.
        const shift = daysBetween(compared.range.to, dateAt(tz, now)) * DAY
        const wanted = Math.floor(wall(tz, now) / 60_000) * 60_000 - shift
        expect(wall(tz, cut)).toBeGreaterThanOrEqual(wanted)
        if (wall(tz, cut) !== wanted) expect(wall(tz, cut - 1)).toBeLessThan(wanted)
      }),
      {
        // a leap day that the year before does not have
        examples: [[{ compare: 'year', days: 61, from: '2024-01-01', place: 0.99, tz: 'UTC' }]],
        numRuns: 400,
      },
    )
  })

  it('is compared with ever more while it runs, but for an hour the clock repeats', () => {
    fc.assert(
      fc.property(running, fc.integer({ max: 3 * DAY, min: 1 }), (one, more) => {
        const { compare, days, from, place, tz } = one
        const range = rangeOf({ from, to: addDays(from, days - 1), tz })
        const [start, end] = [at(range.start), at(range.end)]
        const now = Math.floor(start + place * (end - start))
        const later = Math.min(now + more, end - 1)
        if (wall(tz, later) - wall(tz, now) < 0) return
        expect(at(comparisonOf(range, compare, later)!.until!)).toBeGreaterThanOrEqual(
          at(comparisonOf(range, compare, now)!.until!),
        )
      }),
    )
  })

  it.each([
    ['previous', '2026-11-27T02:44:00.000Z'],
    ['weekdays', '2026-11-21T02:44:00.000Z'],
    ['year', '2025-11-28T02:44:00.000Z'],
  ] as const)('of a day is compared until the minute of now (%s)', (compare, until) => {
    const compared = comparisonOf(today(), compare, at('2026-11-28T02:44:31.250Z'))!
    expect(compared.until).toBe(until)
    expect(daysOf(compared.range)).toEqual([until.slice(0, 10), until.slice(0, 10)])
  })

  it('is cut at the jump of a clock that skips the time, and at its first where it comes twice', () => {
    const until = (from: string, now: string) =>
      comparisonOf(rangeOf({ from, to: from, tz: 'Europe/Berlin' }), 'previous', at(now))!.until
    expect(until('2026-03-30', '2026-03-30T00:30:00Z')).toBe('2026-03-29T01:00:00.000Z')
    expect(until('2026-10-26', '2026-10-26T01:30:00Z')).toBe('2026-10-25T00:30:00.000Z')
  })

  it('that ends later is compared up to the same day of it', () => {
    const range = rangeOf({ from: '2026-11-01', to: '2026-11-30', tz: 'UTC' })
    const compared = comparisonOf(range, 'previous', at('2026-11-15T10:00:00Z'))!
    expect(compared.range).toMatchObject({ days: 15, from: '2026-10-02', to: '2026-10-16' })
    expect(compared.until).toBe('2026-10-16T10:00:00.000Z')
  })

  it('loses nothing of the year before on a leap day', () => {
    const range = rangeOf({ from: '2028-02-01', to: '2028-03-01', tz: 'UTC' })
    expect(comparisonOf(range, 'year', at('2028-02-29T10:00:00Z'))!.until).toBe(
      '2027-03-01T00:00:00.000Z',
    )
  })
})

describe('a period that is over', () => {
  const over = at('2030-01-01T00:00:00Z')

  it('is compared with as many days before, or the same days a year before, whole', () => {
    const range = rangeOf({ from: '2028-02-29', to: '2028-03-02', tz: 'UTC' })
    const of = (compare: Compare) => comparisonOf(range, compare, over)!
    expect(daysOf(of('previous').range)).toEqual(['2028-02-26', '2028-02-28'])
    expect(daysOf(of('year').range)).toEqual(['2027-02-28', '2027-03-02'])
    expect([of('previous').until, of('year').until]).toEqual([null, null])
  })

  it.each([
    [1, '2026-11-20'],
    [7, '2026-11-20'],
    [8, '2026-11-13'],
    [28, '2026-10-30'],
    [30, '2026-10-23'],
  ])('of %i days has Monday beside Monday', (days, first) => {
    const from = '2026-11-27'
    const range = rangeOf({ from, to: addDays(from, days - 1), tz: 'UTC' })
    const compared = comparisonOf(range, 'weekdays', over)!.range
    expect(daysOf(compared)).toEqual([first, addDays(first, days - 1)])
    expect(compared.days).toBe(days)
  })
})

it('a period that has not begun is compared with nothing', () => {
  for (const compare of ['previous', 'weekdays', 'year'] as const) {
    expect(comparisonOf(today(), compare, at('2026-11-27T23:59:59Z'))).toBeNull()
  }
})
