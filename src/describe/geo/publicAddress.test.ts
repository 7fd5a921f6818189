import fc from 'fast-check'
import { expect, it } from 'vitest'

import { publicAddress } from './publicAddress.js'

it.each([
  ['8.8.8.8', '8.8.8.8'],
  ['::ffff:8.8.8.8', '8.8.8.8'],
  ['::ffff:808:808', '8.8.8.8'],
  ['2A01:04F8:0:0::1', '2a01:4f8::1'],
])('%s is located as %s', (address, expected) => {
  expect(publicAddress(address)).toBe(expected)
})

it.each([
  null,
  '',
  '1',
  '010.0.0.1',
  'localhost',
  '10.0.0.1',
  '100.64.0.1',
  '127.0.0.1',
  '169.254.0.1',
  '192.168.1.1',
  '::1',
  '::ffff:7f00:1',
  'fd00::1',
  'fe80::1%eth0',
  '2001:db8::1',
])('%s has no location', (address) => {
  expect(publicAddress(address)).toBeNull()
})

it('never throws', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.ipV4(), fc.ipV6()), (address) => {
      publicAddress(address)
    }),
  )
})
