import fc from 'fast-check'
import { isIP } from 'node:net'
import { expect, it } from 'vitest'

import { ipFamily } from './ipFamily.js'

const pieces = [
  '0',
  '1',
  '01',
  '255',
  '256',
  'ffff',
  '10000',
  'g',
  '.',
  ':',
  '::',
  '%',
  'eth0',
  ' ',
]

it('says what Node says, of whatever looks like an address', () => {
  const near = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((all) => all.join(''))
  const whole = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string(), near)
  fc.assert(
    fc.property(whole, (text) => {
      expect([text, ipFamily(text)]).toEqual([text, isIP(text)])
    }),
    { numRuns: 5_000 },
  )
})

it.each([
  '::', '::1', '1::', ':::', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7::', '::2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8:9',
  '::ffff:1.2.3.4', '::1.2.3.04', '1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:7:1.2.3.4', 'fe80::1%eth0', '1.2.3.4%a',
  '0x1.2.3.4', '::0x1', '1.2.3', '', ':', 'fe80::1%', '1::2::3', '::1.2.3.4:5',
])('%s', (text) => {
  expect(ipFamily(text)).toBe(isIP(text))
}) // prettier-ignore
