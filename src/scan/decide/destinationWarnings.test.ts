import fc from 'fast-check'
import { expect, it } from 'vitest'

import { destinationWarnings, mendedEnding } from './destinationWarnings.js'

it.each([
  ['https://example.com/tickets', []],
  ['https://xn--mnchen-3ya.example.xn--p1ai/', []],
  ['https://8.8.8.8/', []],
  ['tel:+4940123', []],
  ['not a url', []],
  ['http://example.com', ['http']],
  ['https://localhost:3000/x', ['local']],
  ['http://192.168.2.7/', ['local']],
  ['http://172.20.0.1/', ['local']],
  ['https://[::1]/', ['local']],
  ['https://shop.local/', ['local']],
  ['https://tickets/derby', ['no-tld']],
  ['https://example.c0m/', ['no-tld']],
  ['http://example.con/x', ['http', 'tld-typo']],
] as const)('%s', (url, warnings) => {
  expect(destinationWarnings(url)).toEqual(warnings)
})

it('mends the ending and nothing else', () => {
  expect(mendedEnding('https://con.example.con:80/con.con?x=.con')).toBe(
    'https://con.example.com:80/con.con?x=.con',
  )
})

it('takes any text', () => {
  fc.assert(
    fc.property(fc.string(), (text) => Array.isArray(destinationWarnings(`http://${text}`))),
  )
})
