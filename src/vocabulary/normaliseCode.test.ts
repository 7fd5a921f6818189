import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { CODE_MAX_LENGTH, normaliseCode } from './normaliseCode.js'

describe('normaliseCode', () => {
  it.each([
    ['stadium', 'STADIUM'],
    [' AbC-1.2 ', 'ABC-1.2'],
    ['table%2D7', 'TABLE-7'],
    ['abc/', 'ABC'],
    ['abc//', 'ABC'],
    ['%20abc%20', 'ABC'],
    ['-', '-'],
    ['x'.repeat(CODE_MAX_LENGTH), 'X'.repeat(CODE_MAX_LENGTH)],
  ])('%j is %j', (raw, code) => expect(normaliseCode(raw)).toBe(code))

  it.each([
    '',
    ' ',
    '/',
    '.',
    '..',
    '.env',
    '%2e%2e',
    'a/b',
    'a%2Fb',
    'a b',
    'a%',
    '%E0%A4%A',
    '%ff',
    'a\0b',
    'a%00b',
    'a\r\nb',
    'straße',
    'ſ',
    'ı',
    'a_b',
    'a+b',
    'x'.repeat(CODE_MAX_LENGTH + 1),
  ])('%j cannot be a code', (raw) => expect(normaliseCode(raw)).toBeNull())

  it('survives what a router may hand over instead of text', () => {
    expect(normaliseCode(undefined as unknown as string)).toBeNull()
  })

  it('is canonical: whatever comes out goes in again unchanged', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'abYZ09-./% ßı\0') }),
    )
    fc.assert(
      fc.property(text, (raw) => {
        const code = normaliseCode(raw)
        if (code === null) return
        expect(code).toMatch(/^[0-9A-Z-][0-9A-Z.-]{0,63}$/)
        expect(normaliseCode(code)).toBe(code)
        expect(normaliseCode(code.toLowerCase())).toBe(code)
        expect(new URL(`https://a.example/q/${code}`).pathname).toBe(`/q/${code}`)
      }),
      { numRuns: 2000 },
    )
  })
})
