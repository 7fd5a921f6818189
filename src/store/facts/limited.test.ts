import fc from 'fast-check'
import { expect, it } from 'vitest'

import { limited } from './limited.js'

const counts = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('a', 'b', 'c', null)), {
  maxLength: 30,
})

it('names the first by scans and value, and counts what it leaves out', () => {
  fc.assert(
    fc.property(counts, fc.nat(12), (list, limit) => {
      // A region each, so that every group is another one.
      const groups = list.map(([, value], index) => ({
        region: `r${String(index).padStart(2, '0')}`,
        value,
      }))
      const scans = Float64Array.from(list, ([count]) => count)
      const all = groups
        .map((group, index) => ({ ...group, scans: scans[index]! }))
        .filter((row) => row.scans > 0)
      const key = ({ region, value }: (typeof all)[number]) => `${value ?? '~'}${region}`
      const sorted = all.toSorted((a, b) => b.scans - a.scans || (key(a) < key(b) ? -1 : 1))
      expect(limited(scans, (index) => groups[index]!, limit)).toEqual({
        distinct: all.filter(({ value }) => value !== null).length,
        rest: sorted.slice(limit).reduce((sum, row) => sum + row.scans, 0),
        rows: sorted.slice(0, limit),
      })
    }),
  )
})
