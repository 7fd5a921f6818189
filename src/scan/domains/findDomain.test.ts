import { describe, expect, it } from 'vitest'

import type { DomainSettings } from '../../vocabulary/domains.js'

import { compileTrustedProxies } from '../request/trustedProxies.js'
import { askedHost, createDomainFinder } from './findDomain.js'

const domain = (host: string) => ({ host, path: '', printedPath: '/', url: `https://${host}` })

const SETTINGS: DomainSettings = {
  list: ['go.example', 'xn--bcher-kva.example', 'localhost:4001', '[2001:db8::1]:8443'].map(domain),
  own: ['www.example', 'localhost:3000'],
  unknown: 'default',
}
const refusing: DomainSettings = { ...SETTINGS, unknown: 'refuse' }

describe('a domain', () => {
  it.each([
    ['go.example', 'go.example'],
    ['GO.Example', 'go.example'],
    ['go.example.', 'go.example'],
    ['go.example.:443', 'go.example'],
    ['go.example:443', 'go.example'],
    ['go.example:10443', 'go.example'],
    [' go.example , inner.example', 'go.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['XN--BCHER-KVA.example:80', 'xn--bcher-kva.example'],
    ['localhost:4001', 'localhost:4001'],
    ['[2001:DB8:0::1]:8443', '[2001:db8::1]:8443'],
    ['[2001:db8::1]', '[2001:db8::1]:8443'],
  ])('is found by the host %j', (written, host) => {
    for (const settings of [SETTINGS, refusing]) {
      expect(createDomainFinder(settings)(written)?.host).toBe(host)
    }
  })

  it.each(['www.example', 'WWW.example:80', 'localhost:3000', 'localhost:9999'])(
    '%s is the default one',
    (written) => {
      expect(createDomainFinder(refusing)(written)).toBeNull()
    },
  )

  it.each([
    'evil.example',
    'go.example.evil.example',
    'evilgo.example',
    'go.example/',
    'go.example@evil.example',
    'evil.example#go.example',
    'go.example\\',
    '[go.example',
    '',
    ' ',
    ','.repeat(50),
    'a'.repeat(10_000),
    null,
  ])('%j is none of ours', (written) => {
    expect(createDomainFinder(SETTINGS)(written)).toBeNull()
    expect(createDomainFinder(refusing)(written)).toBeUndefined()
  })
})

describe('the host that was asked', () => {
  const request = (headers: Record<string, string>, url = '/q/A') => ({
    headers: new Headers(headers),
    url,
  })
  const mount = (more: object = {}) => ({ code: 'A', peer: '10.0.0.1', ...more })
  const trusts = (...proxies: string[]) => compileTrustedProxies(proxies)
  const forwarded = { host: 'inner.example', 'x-forwarded-host': 'go.example' }

  it('is what a proxy says only where that one is trusted', () => {
    expect(askedHost(request(forwarded), mount(), trusts('private'))).toBe('go.example')
    expect(askedHost(request(forwarded), mount({ peer: '73.162.0.9' }), trusts('private'))).toBe('inner.example') // prettier-ignore
    expect(askedHost(request(forwarded), mount(), compileTrustedProxies(false))).toBe('inner.example') // prettier-ignore
    // nobody sees the peer of a serverless platform, and the host vouches for its proxies
    expect(askedHost(request(forwarded), mount({ peer: null }), compileTrustedProxies(1))).toBe('go.example') // prettier-ignore
  })

  it('is what the mount knows, what the edge was asked for, or what stands in the address', () => {
    const trust = compileTrustedProxies(1)
    expect(askedHost(request(forwarded), mount({ host: 'b.example' }), trust)).toBe('b.example')
    const vouched = { address: null, place: null }
    expect(askedHost(request(forwarded, 'https://go.example:8443/A'), mount({ vouched }), trust)).toBe('go.example:8443') // prettier-ignore
    expect(askedHost(request({}, 'https://u:p@go.example/A?x'), mount(), trust)).toBe('go.example')
    expect(askedHost(request({}), mount(), trust)).toBeNull()
  })
})
