import fc from 'fast-check'
import { isIP } from 'node:net'
import { describe, expect, it } from 'vitest'

import type { CDN, TrustedProxies } from '../../vocabulary/scan.js'

import { clientAddress } from './clientAddress.js'
import { compileTrustedProxies } from './trustedProxies.js'

const client = (
  headers: Record<string, string>,
  peer: null | string,
  trusted: TrustedProxies,
  cdn: CDN | null = null,
) => clientAddress(new Headers(headers), peer, compileTrustedProxies(trusted), cdn)

const xff = (value: string) => ({ 'x-forwarded-for': value })

describe('clientAddress', () => {
  it('is the socket when nobody is trusted, whatever headers say', () => {
    const headers = { ...xff('1.2.3.4'), 'cf-connecting-ip': '1.2.3.4', 'x-real-ip': '1.2.3.4' }
    expect(client(headers, '::ffff:9.9.9.9', false)).toBe('9.9.9.9')
    expect(client(headers, null, false)).toBeNull()
  })

  it.each([
    // header, peer, trusted, expected
    ['8.8.8.8', '127.0.0.1', 1, '8.8.8.8'],
    ['6.6.6.6, 8.8.8.8', '127.0.0.1', 1, '8.8.8.8'],
    ['6.6.6.6, 8.8.8.8, 10.0.0.1', '127.0.0.1', 2, '8.8.8.8'],
    ['8.8.8.8', '127.0.0.1', 3, '8.8.8.8'],
    ['6.6.6.6, 8.8.8.8, 10.0.0.1', '127.0.0.1', ['loopback', 'private'], '8.8.8.8'],
    ['8.8.8.8', '9.9.9.9', ['loopback'], '9.9.9.9'],
    ['10.0.0.2, 10.0.0.1', '127.0.0.1', ['loopback', 'private'], '10.0.0.2'],
    ['::ffff:808:808', '::1', ['loopback'], '8.8.8.8'],
    ['[2001:db8::5]:4711', '::ffff:127.0.0.1', ['loopback'], '2001:db8::5'],
    ['fe80::5%en0', '127.0.0.1', ['loopback'], 'fe80::5'],
    ['8.8.8.8:50000', '127.0.0.1', ['loopback'], '8.8.8.8'],
    // a malformed entry ends the walk at what is known
    ['8.8.8.8, unknown, 10.0.0.1', '127.0.0.1', ['loopback', 'private'], '10.0.0.1'],
    ['8.8.8.8, , 10.0.0.1', '127.0.0.1', ['loopback', 'private'], '10.0.0.1'],
    [',', '127.0.0.1', ['loopback'], '127.0.0.1'],
    ['', '127.0.0.1', ['loopback'], '127.0.0.1'],
    ['010.0.0.1', '127.0.0.1', 1, '127.0.0.1'],
  ])('X-Forwarded-For %j from %s, trusting %j: %s', (header, peer, trusted, expected) => {
    expect(client(xff(header), peer, trusted)).toBe(expected)
  })

  it('without a socket counts the unseen proxy as the first hop, so a forged entry is not believed', () => {
    expect(client(xff('8.8.8.8'), null, 1)).toBe('8.8.8.8')
    expect(client(xff('6.6.6.6, 8.8.8.8'), null, 1)).toBe('8.8.8.8')
    expect(client(xff('6.6.6.6, 8.8.8.8, 10.0.0.1'), null, 2)).toBe('8.8.8.8')
    expect(client(xff('6.6.6.6, 8.8.8.8, 10.0.0.1'), null, ['private'])).toBe('8.8.8.8')
    expect(client({}, null, 1)).toBeNull()
    expect(client(xff('rubbish'), null, 1)).toBeNull()
  })

  it.each([
    ['cloudflare', 'cf-connecting-ip', '8.8.8.8', '8.8.8.8'],
    ['vercel', 'x-vercel-forwarded-for', '8.8.8.8', '8.8.8.8'],
    ['vercel', 'x-real-ip', '8.8.8.8', '8.8.8.8'],
    ['cloudfront', 'cloudfront-viewer-address', '8.8.8.8:46532', '8.8.8.8'],
    ['cloudfront', 'cloudfront-viewer-address', '2001:db8:0:0:0:0:0:5:46532', '2001:db8::5'],
    ['cloudfront', 'cloudfront-viewer-address', '2001:db8::5:46532', '2001:db8::5'],
    ['cloudfront', 'cloudfront-viewer-address', '[2001:db8::5]:46532', '2001:db8::5'],
    ['netlify', 'x-nf-client-connection-ip', '8.8.8.8', '8.8.8.8'],
    ['fastly', 'fastly-client-ip', '2001:db8::5', '2001:db8::5'],
    ['akamai', 'true-client-ip', '8.8.8.8', '8.8.8.8'],
  ] as [CDN, string, string, string][])('%s: %s %s', (cdn, name, value, expected) => {
    const headers = { ...xff('7.7.7.7'), [name]: value }
    expect(client(headers, null, false, cdn)).toBe(expected)
    expect(client(headers, '10.0.0.1', ['private'], cdn)).toBe(expected)
    expect(client(headers, '203.0.113.9', false, cdn)).toBe(expected)
    // not through the CDN: the peer is known and not one of the trusted
    expect(client(headers, '203.0.113.9', ['private'], cdn)).toBe('203.0.113.9')
  })

  it('walks on where the CDN header is missing or broken', () => {
    const headers = { ...xff('8.8.8.8'), 'cf-connecting-ip': 'nonsense' }
    expect(client(headers, '10.0.0.1', 1, 'cloudflare')).toBe('8.8.8.8')
    expect(client(headers, null, false, 'cloudflare')).toBeNull()
  })

  it('gives an address or null for any header', () => {
    const part = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.string({ unit: fc.constantFrom(...'0123456789abcf:.[]%, "x') }),
    )
    const peer = fc.option(fc.oneof(fc.ipV4(), fc.constant('nonsense')), { nil: null })
    const trusted = fc.constantFrom<TrustedProxies[]>(false, 1, 3, ['private', '0.0.0.0/1'])
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), peer, trusted, (parts, from, trust) => {
        const address = client(xff(parts.join(',')), from, trust)
        if (address !== null) expect(isIP(address)).not.toBe(0)
      }),
      { numRuns: 1000 },
    )
  })
})
