import fc from 'fast-check'
import { expect, it } from 'vitest'

import { cleanText } from './cleanText.js'

it.each([
  ['abc', 2, 'ab'],
  ['a\0b', 9, 'ab'],
  ['a\ud800b', 9, 'ab'],
  ['😀', 9, '😀'],
  ['a😀', 2, 'a'],
  ['\0', 9, null],
  ['', 9, null],
  [null, 9, null],
])('%j in %s is %j', (value, max, expected) => expect(cleanText(value, max)).toBe(expected))

it('never leaves what UTF-8 cannot carry', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (value, max) => {
      const text = cleanText(value, max) ?? ''
      expect(text.length).toBeLessThanOrEqual(max)
      expect(text).not.toContain('\0')
      expect(Buffer.from(text, 'utf8').toString('utf8')).toBe(text)
    }),
  )
})
