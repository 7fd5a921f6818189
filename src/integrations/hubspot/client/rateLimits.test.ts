import fc from 'fast-check'
import { expect, it } from 'vitest'

import { nextMidnight } from './rateLimits.js'

it('finds the midnight of the zone', () => {
  const now = Date.UTC(2026, 5, 1, 12)
  expect(nextMidnight('Europe/Berlin', now)).toBe(Date.UTC(2026, 5, 1, 22))
  expect(nextMidnight('US/Eastern', now)).toBe(Date.UTC(2026, 5, 2, 4))
  expect(nextMidnight('Asia/Kolkata', now)).toBe(Date.UTC(2026, 5, 1, 18, 30))
})

it('knows days of 23 and 25 hours', () => {
  expect(nextMidnight('Europe/Berlin', Date.UTC(2026, 2, 28, 23))).toBe(Date.UTC(2026, 2, 29, 22))
  expect(nextMidnight('Europe/Berlin', Date.UTC(2026, 9, 24, 22))).toBe(Date.UTC(2026, 9, 25, 23))
})

it('waits an hour where the zone is unknown', () => {
  expect(nextMidnight(null, 5)).toBe(3_600_005)
  expect(nextMidnight('Middle/Earth', 5)).toBe(3_600_005)
})

it('is always later than now and never more than a long day away', () => {
  const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo', 'Pacific/Apia')
  fc.assert(
    fc.property(zones, fc.integer({ max: 4e12, min: 0 }), (zone, now) => {
      const wait = nextMidnight(zone, now) - now
      expect(wait).toBeGreaterThan(0)
      expect(wait).toBeLessThanOrEqual(26 * 3_600_000)
    }),
  )
})
