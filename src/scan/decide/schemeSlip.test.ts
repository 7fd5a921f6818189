import { expect, it } from 'vitest'

import { schemeSlip } from './schemeSlip.js'

it.each([
  ['htps://example.com/x', 'https://example.com/x'],
  ['htttps://example.com', 'https://example.com'],
  ['https:/example.com', 'https://example.com'],
  ['https//example.com', 'https://example.com'],
  ['https;//example.com', 'https://example.com'],
  ['http:example.com', 'https://example.com'],
  ['ttps://example.com', 'https://example.com'],
  ['example.com/x?y', 'https://example.com/x?y'],
  ['www.example.com', 'https://www.example.com'],
  ['https://example.com', null],
  ['http://example.com', null],
  ['tel:+49', null],
  ['myapp://open', null],
  ['tickets', null],
  ['javascript:alert(1)', null],
])('%s', (url, mended) => {
  expect(schemeSlip(url)).toBe(mended)
})
