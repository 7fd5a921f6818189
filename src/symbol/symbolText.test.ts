import { expect, it } from 'vitest'

import { symbolText } from './symbolText.js'

const place = { baseURL: 'https://a.example' }

it('is the short URL of a code, and the content of a static one', () => {
  const content = { phone: '+49 30 1234', type: 'phone' } as const
  expect(symbolText({ code: 'AB' }, place)).toBe('https://A.EXAMPLE/Q/AB')
  expect(symbolText({ code: 'AB', content, kind: null }, place)).toBe('https://A.EXAMPLE/Q/AB')
  expect(symbolText({ code: 'AB', content, kind: 'static' }, place)).toBe('tel:+49301234')
  expect(() => symbolText({ code: 'AB', kind: 'static' }, place)).toThrow('content.url: Fill this')
})
