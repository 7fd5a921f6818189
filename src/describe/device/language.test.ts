import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { language } from './language.js'
import { preferredLanguages } from '../../scan/request/preferredLanguages.js'

describe('language', () => {
  it.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de-DE'],
    ['en;q=0.5, fr-ch;q=0.9', 'fr-CH'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['*', null],
    ['*;q=1, ru;q=0.2', 'ru'],
    ['en;q=0, de;q=0.1', 'de'],
    ['en;q=nonsense,de;q=0.1', 'de'],
    ['x'.repeat(4000), null],
    ['<script>', null],
    ['', null],
    [null, null],
  ])('%j: %j', (header, expected) => expect(language(header)).toBe(expected))

  it('gives all of them, best first', () => {
    expect(preferredLanguages('en;q=0.5,de,fr;q=0.7')).toEqual(['de', 'fr', 'en'])
  })

  it('gives short valid tags for any header', () => {
    const header = fc.string({ unit: fc.constantFrom(...'deENz-;q=0.1,* \u00e4') })
    fc.assert(
      fc.property(header, (text) => {
        const tag = language(text)
        if (tag !== null) expect(tag).toMatch(/^[\w-]{2,35}$/)
      }),
    )
  })
})
