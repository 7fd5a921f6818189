import fc from 'fast-check'
import { expect, it } from 'vitest'

import { scanId } from './scanId.js'
import { scanIdAt } from './scanIdAt.js'
import { timeOfULID } from './ulid.js'

it('reads back when an id was made', () => {
  fc.assert(
    fc.property(fc.integer({ max: 2 ** 47, min: 0 }), (at) => {
      expect(timeOfULID(scanId(at))).toBe(at)
      expect(timeOfULID(scanIdAt(at))).toBe(at)
    }),
  )
})

it('takes other ids for no later than the ULIDs above them', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.integer({ max: 2 ** 47, min: 0 }),
      (id, at) => {
        fc.pre(id < scanIdAt(at))
        expect(timeOfULID(id)).toBeLessThanOrEqual(at)
      },
    ),
  )
  expect(timeOfULID('')).toBe(0)
  expect(timeOfULID('import-1')).toBe(0)
})
