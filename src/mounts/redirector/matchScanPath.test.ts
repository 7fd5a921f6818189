import fc from 'fast-check'
import { expect, it } from 'vitest'

import { SPELLINGS, symbolURL } from '../../symbol/symbolURL.js'
import { matchScanPath, scanPrefixes } from './matchScanPath.js'

const PREFIXES = ['/q/', '/api/q/']

it.each([
  ['/q/ABC', 'ABC'],
  ['/Q/abc?x=1', 'abc'],
  ['/API/Q/abc#part', 'abc'],
  ['/q/abc/', 'abc'],
  ['/q/%41BC', '%41BC'],
  ['http://short.example/q/ABC?x=/q/other', 'ABC'],
  ['HTTPS://short.example:443/q/ABC', 'ABC'],
  ['javascript://x//q/ABC', null],
  ['/q/', null],
  ['/q', null],
  ['/', null],
  ['/qr/ABC', null],
  ['/q/ABC/edit', null],
  ['/other?path=/q/ABC', null],
  ['*', null],
])('%s names %s', (url, code) => {
  expect(matchScanPath(url, PREFIXES)).toBe(code)
})

it.each(SPELLINGS)('knows what is printed, spelled %s', (spelling) => {
  for (const path of ['/q', '/api/q']) {
    const printed = symbolURL({ baseURL: 'https://a.example', code: 'AB12', path, spelling })
    expect(matchScanPath(new URL(printed).pathname, PREFIXES)).toBe('AB12')
  }
})

it('takes a bare segment on a short domain', () => {
  expect(matchScanPath('/ABC', [...PREFIXES, '/'])).toBe('ABC')
  expect(matchScanPath('/ABC/more', [...PREFIXES, '/'])).toBeNull()
  expect(matchScanPath('/metrics', [...PREFIXES, '/'])).toBeNull()
  expect(matchScanPath('/METRICS', [...PREFIXES, '/'])).toBe('METRICS')
  expect(matchScanPath('/q/ABC', [...PREFIXES, '/'])).toBe('ABC')
})

it('never throws and never finds a slash or a query in a code', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      for (const url of [text, `/q/${text}`, `http://${text}`]) {
        expect(matchScanPath(url, [...PREFIXES, '/']) ?? 'none').not.toMatch(/[/?#]/)
      }
    }),
  )
})

const SITE_PATHS = ['/q', '/api/q']

it('knows the paths of a site, and one more', () => {
  expect(scanPrefixes(SITE_PATHS, 'https://site.example', '/')).toEqual(['/api/q/', '/q/', '/'])
  expect(scanPrefixes(SITE_PATHS, null)).toEqual(['/api/q/', '/q/'])
})

it('knows them below the path of siteURL too, whoever takes that off', () => {
  const prefixes = scanPrefixes(SITE_PATHS, 'https://site.example/Site')
  for (const path of ['/Site/q/AB', '/site/Q/AB/', '/Site/api/q/AB?x=1', '/q/AB', '/api/q/AB']) {
    expect(matchScanPath(path, prefixes), path).toBe('AB')
  }
  for (const path of ['/site/AB', '/other/q/AB']) {
    expect(matchScanPath(path, prefixes), path).toBeNull()
  }
})
