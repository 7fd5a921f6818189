import { describe, expect, it } from 'vitest'

import type { TrustedProxies } from '../../vocabulary/scan.js'

import { compileTrustedProxies, trustedProxyProblem } from './trustedProxies.js'

const trusts = (entries: string[], address: string) =>
  compileTrustedProxies(entries).trusts(address, 0)

describe('compileTrustedProxies', () => {
  it.each([
    [['10.0.0.0/8'], '10.255.0.1', true],
    [['10.0.0.0/8'], '11.0.0.1', false],
    [['203.0.113.7'], '203.0.113.7', true],
    [['203.0.113.7'], '203.0.113.8', false],
    [['2001:DB8::/32'], '2001:db8:1::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['::1'], '::1', true],
    [['0.0.0.0/0'], '8.8.8.8', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['::/0'], '2001:db8::1', true],
    [['::ffff:10.0.0.0/104'], '10.1.2.3', true],
    [['::ffff:10.0.0.0/104'], '11.1.2.3', false],
    [['loopback'], '127.9.9.9', true],
    [['loopback'], '::1', true],
    [['loopback'], '192.168.0.1', false],
    [['private'], '192.168.4.4', true],
    [['private'], '172.31.0.1', true],
    [['private'], '172.32.0.1', false],
    [['private'], '169.254.1.1', true],
    [['private'], 'fe80::1', true],
    [['private'], 'fd00::1', true],
    [['private'], '127.0.0.1', false],
    [[], '127.0.0.1', false],
  ])('%j on %s: %s', (entries, address, expected) => {
    expect(trusts(entries, address)).toBe(expected)
    // once more from memory
    expect(trusts(entries, address)).toBe(expected)
  })

  it('counts hops', () => {
    const trust = compileTrustedProxies(2)
    expect([0, 1, 2].map((hop) => trust.trusts('8.8.8.8', hop))).toEqual([true, true, false])
  })

  it.each([[false], [0], [[]]] as TrustedProxies[][])('%j trusts nobody', (trusted) => {
    expect(compileTrustedProxies(trusted as TrustedProxies).any).toBe(false)
  })

  it.each([
    [['10.0.0.0/8', '10.0.0/8'], '"10.0.0/8"'],
    [['10.0.0.0/33'], '"10.0.0.0/33"'],
    [['::/129'], '"::/129"'],
    [['010.0.0.1'], '"010.0.0.1"'],
    [['fe80::1%eth0'], '"fe80::1%eth0"'],
    [['proxy.example'], '"proxy.example"'],
    [['toString'], '"toString"'],
    [[7], '7'],
    [-1, '-1'],
    [1.5, '1.5'],
    [true, 'must be false'],
    ['loopback', 'must be false'],
  ])('says what is wrong with %j', (trusted, part) => {
    expect(trustedProxyProblem(trusted)).toContain(part)
    expect(() => compileTrustedProxies(trusted as TrustedProxies)).toThrow(part)
  })
})
