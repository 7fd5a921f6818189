import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { asciiURL } from './asciiURL.js'
import { readableURL } from './readableURL.js'

describe('a host of another script reads as people wrote it', () => {
  it.each([
    'https://tübingen.example/a?utm_source=qr',
    'http://www.bücher.example:8080/x#y',
    'https://例え.テスト/a',
    'https://도메인.example',
    'https://مثال.example/',
    'https://пример.рф/',
    'https://παράδειγμα.ελ/',
    'https://đà-nẵng.example/',
  ])('%s', (url) => {
    expect(asciiURL(url)).toContain('xn--')
    expect(readableURL(asciiURL(url))).toBe(url)
  })
})

describe('a host that could be taken for another one stays in ASCII', () => {
  it.each([
    ['Cyrillic among Latin letters', 'https://pаypal.example/'],
    ['Cyrillic letters alone', 'https://раураl.example/'],
    ['Cyrillic letters that are all doubles', 'https://аррӏе.com/'],
    ['Greek among Latin letters', 'https://gοοgle.example/'],
    ['a phonetic letter', 'https://pɑypal.example/'],
    ['a dotless i', 'https://gıthub.example/'],
    ['Latin among Cyrillic letters under a Cyrillic ending', 'https://pаypal.рф/'],
    ['Latin among Han letters', 'https://a例b.example/'],
    ['one label of several', 'https://pаypal.bücher.example/'],
  ])('%s', (_what, url) => {
    expect(asciiURL(url)).toContain('xn--')
    expect(readableURL(asciiURL(url))).toBe(asciiURL(url))
  })
})

it.each([
  'https://plain.example/xn--tbingen-n2a',
  'https://xn--/a',
  'https://xn--a-ecp.ru/\u0000',
  'https://user@xn--tbingen-n2a.example/',
  'mailto:a@xn--tbingen-n2a.example',
  'android-app:com.example',
  '/xn--path',
  '',
])('%j stays as it is', (url) => expect(readableURL(url)).toBe(url))

it('is the same address, whatever the host', () => {
  const letters = fc.string({ minLength: 1, unit: fc.constantFrom(...'aüßñœ-1яжёλ例あア한ابגக') })
  fc.assert(
    fc.property(letters, fc.constantFrom('', '/', '/ü?a#b'), (label, path) => {
      const url = `https://${label}.example${path}`
      if (!URL.canParse(url)) return
      const ascii = asciiURL(url)
      expect(new URL(readableURL(ascii)).href).toBe(new URL(ascii).href)
    }),
    { numRuns: 50 },
  )
})
