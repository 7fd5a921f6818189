import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createMatrix } from './createMatrix.js'
import { SPELLINGS, symbolURL } from './symbolURL.js'

describe('symbolURL', () => {
  it.each([
    ['https://example.com', 'https://EXAMPLE.COM/Q/AB12CD'],
    ['https://example.com/', 'https://EXAMPLE.COM/Q/AB12CD'],
    ['HTTP://example.com:8080', 'http://EXAMPLE.COM:8080/Q/AB12CD'],
    ['https://example.com/2026//', 'https://EXAMPLE.COM/2026/Q/AB12CD'],
    ['https://bücher.example', 'https://XN--BCHER-KVA.EXAMPLE/Q/AB12CD'],
    ['https://Example.com/Shop', 'https://EXAMPLE.COM/Shop/q/AB12CD'],
    ['https://example.com/api/', 'https://EXAMPLE.COM/api/q/AB12CD'],
  ])('%s gives %s', (baseURL, expected) => {
    expect(symbolURL({ baseURL, code: 'ab12cd' })).toBe(expected)
  })

  it.each([
    ['upper', 'https://example.com', '/q', 'HTTPS://EXAMPLE.COM/Q/AB12CD'],
    ['upper', 'https://Example.com/Shop', '/q', 'https://example.com/Shop/q/AB12CD'],
    ['upper', 'https://example.com', '/api/q', 'https://example.com/api/q/AB12CD'],
    ['typed', 'https://Example.com', '/q', 'https://example.com/q/AB12CD'],
    ['typed', 'https://Example.com/Shop', '/q', 'https://example.com/Shop/q/AB12CD'],
  ] as const)('spelled %s, %s with %s gives %s', (spelling, baseURL, path, expected) => {
    expect(symbolURL({ baseURL, code: 'ab12cd', path, spelling })).toBe(expected)
  })

  it('keeps the case of a path below the API, wherever that is', () => {
    const of = (path: string, api?: string) =>
      symbolURL({ api, baseURL: 'https://example.com', code: 'ab', path })
    expect(of('/api/q')).toBe('https://EXAMPLE.COM/api/q/AB')
    expect(of('/backend/q', '/backend')).toBe('https://EXAMPLE.COM/backend/q/AB')
    expect(of('/backend/q')).toBe('https://EXAMPLE.COM/BACKEND/Q/AB')
  })

  it('keeps a code with odd characters inside its path segment', () => {
    const url = symbolURL({ baseURL: 'https://example.com', code: 'a/b?ü' })
    expect(url).toBe('https://EXAMPLE.COM/Q/A%2FB%3F%C3%9C')
    expect(decodeURIComponent(new URL(url).pathname)).toBe('/Q/A/B?Ü')
  })

  it('stays the same address for every host, with the code upper-case', () => {
    fc.assert(
      fc.property(fc.webAuthority(), fc.stringMatching(/^[a-zA-Z0-9-]{1,20}$/), (host, code) => {
        for (const spelling of SPELLINGS) {
          const url = new URL(symbolURL({ baseURL: `https://${host}`, code, spelling }))
          expect(url.origin).toBe(new URL(`https://${host}`).origin)
          expect(url.pathname.toUpperCase()).toBe(`/Q/${code.toUpperCase()}`)
        }
      }),
    )
  })

  it('makes a smaller symbol than the same URL in lower case', () => {
    // A domain of fifteen characters, a code of six.
    const url = symbolURL({ baseURL: 'https://tickets-abc.com', code: 'abc123' })
    expect(createMatrix(url, { errorCorrection: 'M' }).version).toBe(2)
    expect(createMatrix(url.toLowerCase(), { errorCorrection: 'M' }).version).toBe(3)
  })

  it.each(['', 'example.com', '/q', 'ftp://example.com', 'javascript:alert(1)'])(
    'rejects %j as a base',
    (baseURL) => {
      expect(() => symbolURL({ baseURL, code: 'A' })).toThrow(/^baseURL: got .* takes an absolute/)
    },
  )

  it.each(['https://me:hunter2@example.com', 'https://example.com/?a', 'https://example.com/#b'])(
    'rejects %s without repeating it',
    (baseURL) => {
      expect(() => symbolURL({ baseURL, code: 'A' })).toThrow(
        /^baseURL: takes no user name(?!.*hunter2)/,
      )
    },
  )

  it('rejects an empty code', () => {
    expect(() => symbolURL({ baseURL: 'https://example.com', code: '' })).toThrow(/^code: got ""/)
  })
})
