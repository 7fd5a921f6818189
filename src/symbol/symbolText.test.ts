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

it('is the Digital Link of a product, where there are some', () => {
  const code = { code: 'AB', gs1: { identifiers: '(01)09506000134352(10)A/B(17)261231' } }
  const at = { ...place, digitalLinks: 'https://id.example' }
  const link = 'https://id.example/01/09506000134352/10/A%2FB?17=261231'
  expect(symbolText(code, at)).toBe(link)
  expect(symbolText(code, place)).toBe('https://A.EXAMPLE/Q/AB')
  expect(symbolText({ code: 'AB', gs1: { identifiers: '950' } }, at)).toBe('https://A.EXAMPLE/Q/AB')
})
