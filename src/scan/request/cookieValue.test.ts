import { expect, it } from 'vitest'

import { cookieValue } from './cookieValue.js'

it.each([
  [null, undefined],
  ['', undefined],
  ['a=1; payload-token=x.y.z; b=2', 'x.y.z'],
  ['payload-token=x', 'x'],
  ['not-payload-token=x', undefined],
  ['payload-token=', undefined],
  ['payload-token', undefined],
])('the token of %j is %j', (header, value) => {
  expect(cookieValue(header, 'payload-token')).toBe(value)
})
