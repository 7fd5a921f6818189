import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { UTM } from '../../vocabulary/scan.js'

import {
  buildDestination,
  LOCATION_MAX_LENGTH,
  NO_UTM,
  plainDestination,
  UTM_MAX_LENGTH,
} from './buildDestination.js'

const UTM: UTM = { campaign: 'summer', content: 'AB12', medium: 'print', source: 'qr', term: null }
const TAGS = 'utm_source=qr&utm_medium=print&utm_campaign=summer&utm_content=AB12'

const build = (destination: string, query: null | string = null, utm: UTM = UTM) =>
  buildDestination(destination, utm, query)
const url = (destination: string, query: null | string = null, utm: UTM = UTM) =>
  build(destination, query, utm).url

describe('buildDestination', () => {
  it.each([
    ['https://a.example', `https://a.example?${TAGS}`],
    ['https://a.example/', `https://a.example/?${TAGS}`],
    ['https://a.example/?', `https://a.example/?${TAGS}`],
    ['https://a.example/?x=1', `https://a.example/?x=1&${TAGS}`],
    ['https://a.example/?x=1&', `https://a.example/?x=1&${TAGS}`],
    ['https://a.example/??', `https://a.example/??&${TAGS}`],
    ['https://a.example/#top', `https://a.example/?${TAGS}#top`],
    ['https://a.example/?x=1#/route?y=2', `https://a.example/?x=1&${TAGS}#/route?y=2`],
    // nothing of it is re-encoded, re-ordered or repaired
    [
      'HTTPS://A.Example:443/a%2fb/../c?q=%7e+%zz&q=;,[]|#~',
      `HTTPS://A.Example:443/a%2fb/../c?q=%7e+%zz&q=;,[]|&${TAGS}#~`,
    ],
  ])('%s', (destination, expected) => expect(url(destination)).toBe(expected))

  it('own parameters win over scanned ones, those over defaults', () => {
    const result = build(
      'https://a.example/?utm_source=own&x=1',
      '?utm_source=scanned&utm_medium=flyer&x=2&y=3',
    )
    expect(result.url).toBe(
      'https://a.example/?utm_source=own&x=1&utm_medium=flyer&y=3&utm_campaign=summer&utm_content=AB12',
    )
    expect(result.utm).toEqual({ ...UTM, medium: 'flyer', source: 'own' })
  })

  it('an own empty value is a choice too', () => {
    const result = build('https://a.example/?utm_source=')
    expect(result.url).not.toContain('utm_source=qr')
    expect(result.utm.source).toBeNull()
  })

  it.each(['utm_source=', 'utm_source', 'utm_source=%20', 'UTM_Source=', 'utm%5Fsource=+'])(
    'an empty tag of the scanned URL (%s) leaves the default',
    (query) => {
      const result = build('https://a.example/', `${query}&a=`)
      expect(result).toEqual({ url: `https://a.example/?a=&${TAGS}`, utm: UTM })
    },
  )

  it.each(['UTM_Source=own', 'Utm_source=own', 'UTM%5FSOURCE=own'])(
    'a tag of the destination is seen in any case (%s)',
    (own) => {
      const result = build(`https://a.example/?${own}`, 'utm_source=scanned&UTM_SOURCE=scanned')
      expect(result.url).toBe(`https://a.example/?${own}&${TAGS.replace('utm_source=qr&', '')}`)
      expect(result.utm).toEqual({ ...UTM, source: 'own' })
    },
  )

  it('names of other parameters differ by their case', () => {
    expect(url('https://a.example/?Id=1', 'id=2', NO_UTM)).toBe('https://a.example/?Id=1&id=2')
  })

  it('knows a name however it is spelt', () => {
    expect(url('https://a.example/?utm%5Fsource=own')).not.toContain('utm_source=')
    expect(url('https://a.example/?a%20b=1', 'a+b=2&c=3', NO_UTM)).toBe(
      'https://a.example/?a%20b=1&c=3',
    )
  })

  it('passes scanned parameters on as they are, repeated and malformed ones too', () => {
    expect(url('https://a.example/', 'a=1&a=2&%E0%A4%A=%&flag&=x&&b=%c3%bc+', NO_UTM)).toBe(
      'https://a.example/?a=1&a=2&%E0%A4%A=%&flag&=x&b=%c3%bc+',
    )
  })

  it('gives back the values that land in the URL, decoded', () => {
    const result = build('https://a.example/', 'utm_campaign=Sommer+in%20M%C3%BCnchen', {
      ...UTM,
      content: 'Tür & Tor',
    })
    expect(result.utm).toEqual({ ...UTM, campaign: 'Sommer in München', content: 'Tür & Tor' })
    expect(new URL(result.url).searchParams.get('utm_content')).toBe('Tür & Tor')
  })

  it('leaves app schemes alone', () => {
    expect(build('whatsapp://send?text=hi', 'x=1')).toEqual({
      url: 'whatsapp://send?text=hi',
      utm: NO_UTM,
    })
  })

  it('encodes what a header cannot carry, and only that', () => {
    expect(url('https://a.example/ü?x=1', 'y=ä\r\nSet-Cookie: a=b\0', NO_UTM)).toBe(
      'https://a.example/%C3%BC?x=1&y=%C3%A4Set-Cookie:%20a=b',
    )
  })

  it('drops what does not fit into 8 KB, keeping what does', () => {
    const result = build('https://a.example/', `big=${'x'.repeat(9000)}&small=1`)
    expect(result.url).toBe(`https://a.example/?small=1&${TAGS}`)
  })

  it('keeps the destination and stays printable for any input', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 300, unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'utm_source=&?#%+ab\r\n\0ü') }),
      fc.constant('x'.repeat(9000)),
    )
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        text,
        text,
        (destination, query, value) => {
          const result = build(destination, query, { ...UTM, term: value })
          expect(result.url).toMatch(/^[\x21-\x7e]+$/)
          expect(result.url.length).toBeLessThanOrEqual(LOCATION_MAX_LENGTH)
          const [front = ''] = destination.split('#')
          expect(result.url.startsWith(front)).toBe(true)
          expect(result.url.endsWith(destination.slice(front.length))).toBe(true)
          const parameters = new URL(result.url).searchParams
          for (const key of ['source', 'medium', 'campaign', 'content'] as const) {
            const landed = parameters.get(`utm_${key}`)
            if (!/%(?![0-9a-f]{2})/i.test(result.url) && !landed?.includes('\ufffd')) {
              expect(result.utm[key]).toBe(landed || null)
            }
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})

it.each(['a', 'ä', '😀', '%20'])(
  'caps a tag of the scanned URL (%s), in the URL and in the scan',
  (one) => {
    const long = `utm_source=${encodeURIComponent(one.repeat(2000))}&flag=${'x'.repeat(2000)}`
    const { url, utm } = buildDestination('https://a.example/', NO_UTM, long)
    expect(utm.source!.length).toBe(UTM_MAX_LENGTH)
    expect(new URL(url).searchParams.get('utm_source')).toBe(utm.source)
    // What is no tag belongs to the site.
    expect(new URL(url).searchParams.get('flag')).toHaveLength(2000)
  },
)

const utm = { campaign: null, content: 'hot', medium: 'print', source: 'qr', term: null }

it('is what buildDestination makes, for every destination that shares the tags', () => {
  for (const path of ['/a', '/b', '/a?x=1#top']) {
    const destination = `https://example.com${path}`
    expect(plainDestination(destination, utm)).toEqual(buildDestination(destination, utm, null))
  }
})

it('is made once for a hot code', () => {
  const first = plainDestination('https://example.com/', utm)
  expect(plainDestination('https://example.com/', utm)).toBe(first)
  expect(plainDestination('https://example.com/', { ...utm, content: 'new' }).url).toContain('new')
})
