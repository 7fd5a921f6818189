import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { SymbolError } from '../SymbolError.js'
import { checkDesign } from './checkDesign.js'
import { completeDesign, DEFAULT_DESIGN } from './completeDesign.js'

describe('checkDesign', () => {
  it('keeps what is known, colours as #rrggbb', () => {
    expect(checkDesign({ background: 'transparent', foreground: '#ABC', modules: 'dots' })).toEqual(
      {
        background: 'transparent',
        foreground: '#aabbcc',
        modules: 'dots',
      },
    )
    expect(checkDesign(null)).toEqual({})
    expect(checkDesign({ ...DEFAULT_DESIGN })).toEqual(DEFAULT_DESIGN)
  })

  it.each([
    [[], 'design: got , takes an object such as { "modules": "rounded" }'],
    ['red', 'design: got "red", takes an object such as { "modules": "rounded" }'],
    [{ colour: '#000' }, /^design\.colour: is no part of a design; takes background, /],
    [{ constructor: 1 }, /^design\.constructor: is no part of a design/],
    [
      { modules: 'stars' },
      'design.modules: got "stars", takes square, rounded, liquid, dots, columns, rows',
    ],
    [{ foreground: 'red' }, 'design.foreground: got "red", takes a hex colour such as #1a2b3c'],
    [{ foreground: null }, 'design.foreground: got null, takes a hex colour such as #1a2b3c'],
    [{ logoSize: 90 }, 'design.logoSize: got 90, takes a number from 5 to 50 (% of the symbol)'],
    [{ logoSize: '20' }, 'design.logoSize: got "20", takes a number'],
    [{ quietZone: 2.5 }, 'design.quietZone: got 2.5, takes a whole number from 0 to 40 (modules)'],
    [
      { frameText: 'a\nb' },
      /^design\.frameText: .*takes a text of at most 40 characters in one line/,
    ],
    [{ frameText: 'x'.repeat(41) }, /takes a text of at most 40 characters in one line/],
  ])('%j', (written, message) => {
    expect(() => checkDesign(written)).toThrow(message)
  })

  it('answers anything with a design that passes again as it is, or a SymbolError', () => {
    const part = fc.oneof(fc.constantFrom(...Object.keys(DEFAULT_DESIGN)), fc.string())
    const value = fc.oneof(fc.constantFrom(...Object.values(DEFAULT_DESIGN)), fc.jsonValue())
    fc.assert(
      fc.property(fc.dictionary(part, value), (written) => {
        try {
          const checked = checkDesign(written)
          expect(checkDesign(checked)).toEqual(checked)
        } catch (error) {
          expect(error).toBeInstanceOf(SymbolError)
        }
      }),
    )
  })
})

describe('completeDesign', () => {
  it('takes each part from the nearest that says it; null is said, undefined is not', () => {
    const design = completeDesign(
      { eyeColour: '#112233', foreground: '#111111', modules: 'dots' },
      null,
      { eyeColour: null, foreground: undefined, modules: 'rounded' },
    )
    expect(design).toEqual({
      ...DEFAULT_DESIGN,
      eyeColour: null,
      foreground: '#111111',
      modules: 'rounded',
    })
  })
})
