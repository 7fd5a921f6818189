import { expect, it } from 'vitest'

import { takeTestToken } from './takeTestToken.js'

it.each([
  ['', '', null],
  ['a=1&b=%20', 'a=1&b=%20', null],
  ['qr_test=abc', '', 'abc'],
  ['a=1&qr_test=abc&&b=2', 'a=1&&b=2', 'abc'],
  ['qr_test=one&a=1&qr_test=two', 'a=1', 'one'],
  ['my_qr_test=abc', 'my_qr_test=abc', null],
])('%s leaves %s', (query, rest, token) => {
  expect(takeTestToken(query)).toEqual({ query: rest, token })
})
