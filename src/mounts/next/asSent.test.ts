import fc from 'fast-check'
import { expect, it } from 'vitest'

import { asSent } from './asSent.js'

const headers = new Headers()
const urlOf = (query: string, sent: null | string) =>
  asSent({ headers, method: 'GET', url: `https://qr.example/q/A${query}` }, sent).url.slice(22)

it.each([
  ['?flag=&a=b+c', 'flag&a=b%20c', '?flag&a=b%20c'],
  ['?a=%EF%BF%BD', 'a=%E4', '?a=%E4'],
  ['?x=%25', 'x=%', '?x=%'],
  ['?a=1', null, '?a=1'],
  // the host's middleware took one away, or added one
  ['?a=1', 'a=1&fbclid=2', '?a=1'],
  ['?a=1&b=2', 'a=1', '?a=1&b=2'],
  ['', 'a=1', ''],
])('%j, sent as %j: %j', (given, sent, expected) => {
  expect(urlOf(given, sent)).toBe(expected)
})

it('whatever Next writes anew is found again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-"$-~]{1,80}$/), (sent) => {
      const anew = new URLSearchParams(sent).toString()
      if (anew !== '') expect(urlOf(`?${anew}`, sent)).toBe(`?${sent}`)
    }),
  )
})
