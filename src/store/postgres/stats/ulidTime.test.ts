import fc from 'fast-check'
import { expect, it } from 'vitest'

import { scanId } from '../../../scan/scanId.js'
import { timeOfULID, ulidTime } from './ulidTime.js'

it('reads back when an id was made', () => {
  fc.assert(
    fc.property(fc.integer({ max: 2 ** 47, min: 0 }), (at) => {
      expect(timeOfULID(scanId(at))).toBe(at)
      expect(timeOfULID(ulidTime(at))).toBe(at)
    }),
  )
})
