import fc from 'fast-check'
import { expect, it } from 'vitest'

import { TEST_LINK_LIFE, testLinks } from './testLinks.js'

const now = Date.parse('2026-06-01T12:00:00Z')
const { sign, verify } = testLinks('secret')
const token = sign('DERBY', now)

it('is good for its code for ten minutes', () => {
  expect(verify(token, 'DERBY', now)).toBe(true)
  expect(verify(token, 'DERBY', now + TEST_LINK_LIFE)).toBe(true)
  expect(verify(token, 'DERBY', now + TEST_LINK_LIFE + 1)).toBe(false)
  expect(verify(token, 'MENU', now)).toBe(false)
  expect(testLinks('other').verify(token, 'DERBY', now)).toBe(false)
  expect(token).toBe(encodeURIComponent(token))
})

it('takes nothing that was not made here', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(verify(text, 'DERBY', now)).toBe(false)
    }),
    { examples: [[''], ['.'], [`${token}x`], [token.toUpperCase()], [`1${token}`]] },
  )
})
