import fc from 'fast-check'
import { expect, it } from 'vitest'

import { widthNeeded } from './widthNeeded.js'

it('says nothing about a good symbol', () => {
  expect(widthNeeded({ size: 25 }, 40)).toBeNull()
})

it('names a width when a module is finer than four dots at 300 dpi', () => {
  // 33 modules with the quiet zone: 10.89 mm at 0.33 mm each.
  expect(widthNeeded({ size: 25 }, 10.9)).toBeNull()
  expect(widthNeeded({ size: 25 }, 10.8)).toBe(10.9)
})

it('is silent at the width it advises', () => {
  fc.assert(
    fc.property(
      fc.integer({ max: 40, min: 1 }).map((version) => 17 + 4 * version),
      fc.double({ max: 2000, min: 5, noNaN: true }),
      (size, widthMM) => {
        const advised = widthNeeded({ size }, widthMM) ?? widthMM
        expect(widthNeeded({ size }, advised)).toBeNull()
      },
    ),
  )
})
