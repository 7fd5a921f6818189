import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { visitorPeriod, type VisitorRotation } from './visitorPeriod.js'

const ROTATIONS: VisitorRotation[] = ['day', 'week', 'month', 'year', 'never']

describe('visitorPeriod', () => {
  // 2026-06-01 is a Monday
  it.each([
    ['day', '2026-06-05', '2026-06-06'],
    ['week', '2026-06-01', '2026-06-08'],
    ['month', '2026-06-01', '2026-07-01'],
    ['year', '2026-01-01', '2027-01-01'],
  ] as [VisitorRotation, string, string][])(
    'a %s lasts from %s until %s',
    (rotation, from, until) => {
      const period = visitorPeriod(rotation, Date.parse('2026-06-05T12:00:00Z'))
      expect([period.start, period.end]).toEqual([Date.parse(from), Date.parse(until)])
    },
  )

  it('every instant is in one period, whose name no other has, and periods have no gaps', () => {
    const instant = fc.integer({ max: 4e12, min: 0 })
    fc.assert(
      fc.property(fc.constantFrom(...ROTATIONS), instant, instant, (rotation, at, other) => {
        const period = visitorPeriod(rotation, at)
        expect(period.start <= at && at < period.end).toBe(true)
        const isSame = period.start <= other && other < period.end
        expect(visitorPeriod(rotation, other).name === period.name).toBe(isSame)
        if (period.end === Infinity) return
        expect(visitorPeriod(rotation, period.end).start).toBe(period.end)
      }),
    )
  })
})
