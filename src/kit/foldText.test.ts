import { expect, it } from 'vitest'

import { foldText } from './foldText.js'

it.each([
  ['Métro', 'metro'],
  ['Übergröße', 'ubergroße'],
  ['ÇA VA', 'ca va'],
  ['plain', 'plain'],
])('%s is compared as %s', (text, folded) => {
  expect(foldText(text)).toBe(folded)
})
