import fc from 'fast-check'
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'

import { normaliseAddress } from './normaliseAddress.js'

describe('normaliseAddress', () => {
  it.each([
    ['8.8.8.8', '8.8.8.8'],
    [' 8.8.8.8 ', '8.8.8.8'],
    ['8.8.8.8:4711', '8.8.8.8'],
    ['::ffff:8.8.8.8', '8.8.8.8'],
    ['::FFFF:808:808', '8.8.8.8'],
    ['[::ffff:8.8.8.8]:443', '8.8.8.8'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['"[2001:db8::1]:80"', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
  ])('%j is %j', (raw, address) => expect(normaliseAddress(raw)).toBe(address))

  it.each([
    null,
    undefined,
    '',
    'unknown',
    '_hidden',
    '010.0.0.1',
    '1',
    '8.8.8',
    '8.8.8.8.8',
    '256.1.1.1',
    '0x8.8.8.8',
    '[8.8.8.8]:1',
    '[::1',
    '[]',
    '::1::',
    '8.8.8.8%eth0',
    '8.8.8.8:port',
    '1.2.3.4\0',
    'a'.repeat(5000),
  ])('%j is no address', (raw) => expect(normaliseAddress(raw)).toBeNull())

  it('gives a valid, stable address or null for any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.ipV4(), fc.ipV6()), (raw) => {
        const address = normaliseAddress(raw)
        if (address === null) return
        expect(isIP(address)).not.toBe(0)
        expect(normaliseAddress(address)).toBe(address)
      }),
    )
  })
})
