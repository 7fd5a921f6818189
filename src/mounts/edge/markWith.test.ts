import { createHmac, randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'

import { markWith } from './markWith.js'

it.each(['73.162.1.1', '2001:db8::1'])('is the HMAC that Node makes of %s', (address) => {
  const key = randomBytes(32)
  const named = address.includes(':') ? '2001:db8:0:0' : address
  const expected = createHmac('sha256', key).update(`${named}\nÄ phone`).digest('base64url')
  expect(markWith(key.toString('base64url'))(address, 'Ä phone')).toBe(expected)
})

it('knows nobody without an address', () => {
  expect(markWith('c3BsaXRz')(null, 'a phone')).toBeNull()
})
