import type { BasePayload } from 'payload'

import { afterEach, expect, it, vi } from 'vitest'

import { besideBasePath, publicURLOf, shortURLOf, siteURLOf, symbolTextOf } from './addresses.js'
import { sanitizeOptions } from './sanitizeOptions.js'

afterEach(() => vi.unstubAllEnvs())

const asked = (serverURL = '') => ({
  headers: new Headers(),
  origin: 'https://asked.example',
  payload: { config: { routes: { api: '/api' }, serverURL } } as BasePayload,
})
const none = sanitizeOptions({})
const named = sanitizeOptions({ siteURL: 'https://site.example/site/' })

it('takes siteURL as it is, with the path it has', () => {
  vi.stubEnv('NEXT_BASE_PATH', '/site')
  expect(siteURLOf(named, asked('https://server.example'))).toBe('https://site.example/site')
  expect(shortURLOf({ code: 'AB' }, named, asked())).toBe('https://site.example/site/q/AB')
  // the case of the path counts, that of the host does not
  const code = { code: 'AB' }
  expect(symbolTextOf(code, named, asked())).toBe('https://SITE.EXAMPLE/site/q/AB')
})

it('spells a symbol as the host wants it', () => {
  const of = (spelling: 'typed' | 'upper') =>
    symbolTextOf({ code: 'AB' }, sanitizeOptions({ symbol: { spelling } }), asked())
  expect(of('upper')).toBe('HTTPS://ASKED.EXAMPLE/Q/AB')
  expect(of('typed')).toBe('https://asked.example/q/AB')
})

it('has no short URL for a static code, and nothing to draw for one without content', () => {
  const req = { ...asked(), payloadAPI: 'local' } as never
  const content = { text: 'Row 7', type: 'text' }
  const code = { code: 'AB', content, kind: 'static' }
  // It needs no site.
  expect(publicURLOf(code, none, req)).toEqual({ printed: 'Row 7', url: null })
  expect(publicURLOf({ ...code, content: {} }, none, req)).toEqual({ printed: null, url: null })
  expect(publicURLOf({ code: 'AB' }, none, req)).toEqual({ printed: null, url: null })
})

it.each([
  ['', 'https://asked.example', 'https://server.example'],
  ['/site', 'https://asked.example/site', 'https://server.example/site'],
])('adds the base path "%s" of Next to what does not tell it', (basePath, origin, server) => {
  vi.stubEnv('NEXT_BASE_PATH', basePath)
  expect(siteURLOf(none, asked())).toBe(origin)
  expect(siteURLOf(none, asked('https://server.example/'))).toBe(server)
  expect(siteURLOf(none, asked('https://server.example/site'))).toBe('https://server.example/site')
})

const path = '/q'

it('says that codes lead beside the base path, and which siteURL leads to it', () => {
  vi.stubEnv('NEXT_BASE_PATH', '/site')
  expect(besideBasePath({ path, siteURL: 'https://a.example' })).toContain(
    'so codes lead to https://a.example/q/…, and Next answers below its basePath /site: set siteURL to https://a.example/site',
  )
})

it.each([
  ['', 'https://a.example'],
  ['', 'https://a.example/site'],
  ['/site', 'https://a.example/site'],
  ['/site', 'https://a.example/behind/site'],
  ['/site', null],
])('says nothing with basePath "%s" and %s', (basePath, siteURL) => {
  vi.stubEnv('NEXT_BASE_PATH', basePath)
  expect(besideBasePath({ path, siteURL })).toBeNull()
})
