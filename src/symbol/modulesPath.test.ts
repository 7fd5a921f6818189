import fc from 'fast-check'
import { expect, it } from 'vitest'

import { createMatrix } from './createMatrix.js'
import { modulesPath } from './modulesPath.js'

it('draws every dark module once and no light one', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200, minLength: 1, unit: 'grapheme' }),
      fc.nat(9),
      (text, offset) => {
        const matrix = createMatrix(text)
        const drawn = new Uint8Array(matrix.size ** 2)
        const path = modulesPath(matrix, offset)
        const rest = path.replace(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g, (_, x, y, length, back) => {
          expect(back).toBe(length)
          for (let i = 0; i < Number(length); i++) {
            drawn[(Number(y) - offset) * matrix.size + Number(x) - offset + i]! += 1
          }
          return ''
        })
        expect(rest).toBe('')
        expect(drawn).toEqual(new Uint8Array(matrix.modules))
      },
    ),
    { numRuns: 60 },
  )
})

it('merges a row of modules into one rectangle', () => {
  expect(modulesPath({ get: (x, y) => x >= 0 && x < 3 && y === 1, size: 3 }, 4)).toBe(
    'M4 5h3v1h-3z',
  )
})
