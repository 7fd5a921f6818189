import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import {
  addDays,
  dateAt,
  daysBetween,
  instantOf,
  isTimeZone,
  offsetAt,
  offsetSpans,
  startOfDay,
  timeAt,
} from './zone.js'

const HOUR = 3_600_000
/** Whole, half and quarter hours; clock changes by an hour and by half of one, some at midnight. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Havana',
  'America/St_Johns',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Chatham',
  'Pacific/Kiritimati',
]
const zone = fc.constantFrom(...ZONES)
const instant = fc.integer({
  max: Date.parse('2035-01-01T00:00:00Z'),
  min: Date.parse('2000-02-01T00:00:00Z'),
})

/** The wall clock by another way than ours. */
const clock = (tz: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone: tz,
  }).format(at)

describe('zone', () => {
  it('knows names of zones', () => {
    expect(ZONES.every(isTimeZone)).toBe(true)
    expect(['', 'Berlin', 'Europe/Nowhere', "'; DROP TABLE"].some(isTimeZone)).toBe(false)
  })

  it('reads the wall clock', () => {
    fc.assert(
      fc.property(zone, instant, (tz, at) => {
        const whole = Math.floor(at / 1000) * 1000
        const local = new Date(whole + offsetAt(tz, at)).toISOString()
        expect(`${local.slice(0, 10)} ${local.slice(11, 19)}`).toBe(clock(tz, at))
        expect(dateAt(tz, at)).toBe(local.slice(0, 10))
      }),
    )
  })

  it('puts every instant into exactly one day', () => {
    fc.assert(
      fc.property(zone, instant, (tz, at) => {
        const date = dateAt(tz, at)
        const start = startOfDay(tz, date)
        const end = startOfDay(tz, addDays(date, 1))
        expect(start).toBeLessThanOrEqual(at)
        expect(end).toBeGreaterThan(at)
        expect(dateAt(tz, start)).toBe(date)
        expect(dateAt(tz, start - 1)).toBe(addDays(date, -1))
        // Quarters of an hour are what scans are counted by.
        expect(start % (HOUR / 4)).toBe(0)
      }),
    )
  })

  it('finds the first instant of a time of day, or the jump that skips it', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ max: 24 * 60 - 1, min: 0 }), (tz, at, minutes) => {
        const date = dateAt(tz, at)
        const time = minutes * 60_000
        const found = instantOf(tz, date, time)
        const wanted = Date.parse(`${date}T00:00:00Z`) + time
        const wall = (when: number) => when + offsetAt(tz, when)
        if (wall(found) === wanted) {
          expect([dateAt(tz, found), timeAt(tz, found)]).toEqual([date, time])
          // The clock shows no time twice within more than a few hours.
          for (let back = 1; back <= 12; back++) {
            expect(wall(found - back * (HOUR / 4))).not.toBe(wanted)
          }
        } else {
          expect(wall(found)).toBeGreaterThan(wanted)
          expect(wall(found - 1)).toBeLessThan(wanted)
        }
      }),
    )
  })

  it.each([
    ['Europe/Berlin', '2026-03-29', 2.5, '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', 2.5, '2026-10-25T00:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', 2.25, '2026-10-03T15:30:00.000Z'],
  ])('knows when clocks of %s show a time of %s that is skipped or comes twice', (...row) => {
    const [tz, date, hours, expected] = row
    expect(new Date(instantOf(tz, date, hours * HOUR)).toISOString()).toBe(expected)
  })

  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-10-04', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Havana', '2026-03-08', 23],
    ['Asia/Kolkata', '2026-03-29', 24],
  ])('%s: %s has %d hours', (tz, date, hours) => {
    expect((startOfDay(tz, addDays(date, 1)) - startOfDay(tz, date)) / HOUR).toBe(hours)
  })

  it('starts a day whose midnight is skipped when the clock jumps', () => {
    expect(clock('America/Havana', startOfDay('America/Havana', '2026-03-08'))).toBe(
      '2026-03-08 01:00:00',
    )
  })

  it('covers a stretch of time with spans of one offset each', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ max: 800, min: 1 }), (tz, at, days) => {
        const start = startOfDay(tz, dateAt(tz, at))
        const end = start + days * 24 * HOUR
        const spans = offsetSpans(tz, start, end)
        expect(spans[0]!.start).toBe(start)
        expect(spans.at(-1)!.end).toBe(end)
        spans.forEach((span, index) => {
          if (index > 0) expect(span.start).toBe(spans[index - 1]!.end)
          for (const inside of [span.start, (span.start + span.end) / 2, span.end - 1000]) {
            expect(offsetAt(tz, inside)).toBe(span.offset)
          }
        })
      }),
      { numRuns: 40 },
    )
  })

  it('counts days of the calendar', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01')
    expect(daysBetween('2026-01-01', '2026-12-31')).toBe(364)
  })
})
