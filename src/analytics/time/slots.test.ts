import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { SLOT } from '../../vocabulary/slot.js'
import { bucketsOf } from './bucketsOf.js'
import { rangeOf } from './rangeOf.js'
import { heatmapOf, seriesOf } from './slots.js'
import { addDays } from './zone.js'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/Havana',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
]

/** Slots of a range with one scan at each of these instants. */
const slotsOf = (range: { end: string; start: string }, scans: number[]) => {
  const start = Date.parse(range.start)
  const counts = new Array<number>((Date.parse(range.end) - start) / SLOT).fill(0)
  for (const at of scans) counts[Math.floor((at - start) / SLOT)]! += 1
  return { counts, start }
}

/** Date, weekday and hour on a wall, as a calendar app shows them. */
const wall = (tz: string, at: number) => {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      dateStyle: 'full',
      hourCycle: 'h23',
      timeStyle: 'medium',
      timeZone: tz,
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
  return { hour: Number(parts.hour), weekday: days.indexOf(parts.weekday!) }
}

const anything = fc.record({
  days: fc.integer({ max: 62, min: 1 }),
  from: fc.integer({ max: 3_000, min: 0 }).map((days) => addDays('2024-01-01', days)),
  interval: fc.constantFrom('day', 'hour', 'month', 'week'),
  places: fc.array(fc.double({ max: 0.999, min: 0, noNaN: true }), { maxLength: 40 }),
  tz: fc.constantFrom(...ZONES),
})

describe('series and heat map', () => {
  it('hold every scan once, in the bucket and cell of its wall clock', () => {
    fc.assert(
      fc.property(anything, ({ days, from, interval, places, tz }) => {
        const range = rangeOf({ from, to: addDays(from, days - 1), tz })
        const [start, end] = [Date.parse(range.start), Date.parse(range.end)]
        const scans = places.map((place) => Math.floor(start + place * (end - start)))
        const slots = slotsOf(range, scans)
        const buckets = bucketsOf(range, interval)
        expect(buckets[0]!.start).toBe(start)
        expect(buckets.at(-1)!.end).toBe(end)
        buckets.forEach((one, index) => {
          expect(one.end).toBeGreaterThan(one.start)
          if (index > 0) expect(one.start).toBe(buckets[index - 1]!.end)
        })
        const { points } = seriesOf(slots, buckets, interval, end)
        expect(points.map((point) => point.scans)).toEqual(
          buckets.map((one) => scans.filter((at) => at >= one.start && at < one.end).length),
        )
        const { hours, peak } = heatmapOf(slots, range)
        const cells = Array.from({ length: 7 }, () => new Array<number>(24).fill(0))
        for (const at of scans) {
          const { hour, weekday } = wall(tz, at)
          cells[weekday]![hour]! += 1
        }
        expect(hours).toEqual(cells)
        expect(peak?.scans ?? 0).toBe(Math.max(...cells.flat()))
      }),
      { numRuns: 60 },
    )
  })

  it('has no bucket for an hour that is skipped, and two for one that comes twice', () => {
    const labels = (date: string) =>
      bucketsOf(rangeOf({ from: date, to: date, tz: 'Europe/Berlin' }), 'hour').map(({ label }) =>
        label.slice(11),
      )
    expect(labels('2026-03-29').slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00'])
    expect(labels('2026-10-25').slice(1, 5)).toEqual(['01:00', '02:00', '02:00', '03:00'])
  })

  it('cuts weeks and months to the range', () => {
    const range = rangeOf({ from: '2026-01-30', to: '2026-02-10', tz: 'UTC' })
    const starts = (interval: 'month' | 'week') =>
      bucketsOf(range, interval).map(({ label }) => label)
    expect(starts('week')).toEqual(['2026-01-30', '2026-02-02', '2026-02-09'])
    expect(starts('month')).toEqual(['2026-01-30', '2026-02-01'])
  })

  it('know which of their buckets have begun, and which are over', () => {
    fc.assert(
      fc.property(
        anything,
        fc.double({ max: 1.2, min: -0.2, noNaN: true }),
        ({ days, from, interval, tz }, place) => {
          const range = rangeOf({ from, to: addDays(from, days - 1), tz })
          const [start, end] = [Date.parse(range.start), Date.parse(range.end)]
          const now = Math.floor(start + place * (end - start))
          const buckets = bucketsOf(range, interval)
          const { begun, over } = seriesOf(slotsOf(range, []), buckets, interval, now)
          buckets.forEach((bucket, index) => {
            expect(index < begun).toBe(bucket.start <= now)
            expect(index < over).toBe(bucket.end <= now)
          })
          // One is running while the range is, and none before or after.
          expect(begun - over).toBe(now >= start && now < end ? 1 : 0)
        },
      ),
    )
  })
})
