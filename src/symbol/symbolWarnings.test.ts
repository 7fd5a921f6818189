import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { symbolWarnings } from './symbolWarnings.js'

const codes = (input: Parameters<typeof symbolWarnings>[0]) =>
  symbolWarnings(input).map(({ code }) => code)

describe('symbolWarnings', () => {
  it('says nothing about a good symbol', () => {
    expect(symbolWarnings({ distanceMM: 250, matrix: { size: 25 }, widthMM: 40 })).toEqual([])
  })

  it('warns when a module is finer than four dots at 300 dpi', () => {
    // 33 modules with the quiet zone: 10.89 mm at 0.33 mm each.
    expect(codes({ matrix: { size: 25 }, widthMM: 10.9 })).toEqual([])
    expect(symbolWarnings({ matrix: { size: 25 }, widthMM: 10.8 })).toEqual([
      {
        code: 'module-too-small',
        message:
          'A module is 0.32 mm wide, too fine for a 300 dpi printer; print it at least 10.9 mm wide',
        minWidthMM: 10.9,
      },
    ])
  })

  it('warns when people stand too far away, sooner for finer symbols', () => {
    // One metre: 100 mm for the 25 modules themselves, 132 mm with the quiet zone.
    expect(codes({ distanceMM: 1000, matrix: { size: 25 }, widthMM: 132 })).toEqual([])
    expect(codes({ distanceMM: 1000, matrix: { size: 25 }, widthMM: 131 })).toEqual([
      'too-small-for-distance',
    ])
    expect(codes({ distanceMM: 1000, matrix: { size: 29 }, widthMM: 132 })).toEqual([
      'too-small-for-distance',
    ])
  })

  it('is silent at the width it advises', () => {
    fc.assert(
      fc.property(
        fc.record({
          distanceMM: fc.integer({ max: 50_000, min: 100 }),
          size: fc.integer({ max: 40, min: 1 }).map((version) => 17 + 4 * version),
          widthMM: fc.double({ max: 2000, min: 5, noNaN: true }),
        }),
        ({ distanceMM, size, widthMM }) => {
          const found = symbolWarnings({ distanceMM, matrix: { size }, widthMM })
          const advised = Math.max(widthMM, ...found.map(({ minWidthMM }) => minWidthMM))
          expect(codes({ distanceMM, matrix: { size }, widthMM: advised })).toEqual([])
        },
      ),
    )
  })
})
