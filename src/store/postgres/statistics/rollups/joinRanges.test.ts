import fc from 'fast-check'
import { expect, it } from 'vitest'

import { joinRanges } from './joinRanges.js'

const FIRST = Date.UTC(2026, 0, 1)
const anyFound = fc
  .array(fc.record({ between: fc.nat(3), days: fc.nat(90), long: fc.nat(20) }), { maxLength: 200 })
  .map((list) =>
    list.map(({ between, days, long }, index) => ({
      between,
      from: FIRST + days * 86_400_000,
      greatest: `id-${String(2 * index + 1).padStart(4, '0')}`,
      least: `id-${String(2 * index).padStart(4, '0')}`,
      to: FIRST + (days + long) * 86_400_000,
    })),
  )

it('makes few ranges in which all of the many are, with their time', () => {
  fc.assert(
    fc.property(anyFound, (found) => {
      const ranges = joinRanges(found)
      expect(ranges.length).toBeLessThanOrEqual(64)
      for (const { from, greatest, least, to } of found) {
        const around = ranges.filter((one) => one.least <= least && one.greatest >= greatest)
        expect(around).toHaveLength(1)
        expect(around[0]!.from).toBeLessThanOrEqual(from)
        expect(around[0]!.to).toBeGreaterThanOrEqual(to)
      }
    }),
  )
})
