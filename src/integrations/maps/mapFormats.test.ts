import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { Redirect } from './redirect.js'

import { asciiURL } from '../../kit/asciiURL.js'
import { mapFiles, type MapFormatName } from './mapFormats.js'

const redirect = (code: string, to: string, more: Partial<Redirect> = {}): Redirect => ({
  code,
  host: null,
  passesQuery: true,
  paths: [`/q/${code}`, `/Q/${code}`, `/q/${code.toLowerCase()}`],
  to,
  until: null,
  ...more,
})

const now = Date.parse('2026-11-30T06:00:00Z')

const text = (format: MapFormatName, ...redirects: Redirect[]): string =>
  mapFiles([format], { now, redirects })[0]!.text

/** Any destination that a code can have: what the pipeline answers is printable ASCII. */
const destination = fc
  .webUrl({ withFragments: true, withQueryParameters: true })
  .chain((url) => fc.string({ unit: 'binary' }).map((tail) => asciiURL(`${url}${tail}`)))
  .filter((url) => /^[\x21-\x7e]+$/.test(url))

describe('nginx', () => {
  /** What `map` does with a value: variables by name, then nothing more (ngx_http_map_module). */
  const evaluate = (file: string, path: string, args: string): string => {
    const line = file.split('\n').find((one) => one.toLowerCase().startsWith(`  "${path.toLowerCase()}" `))! // prettier-ignore
    const value = /^ {2}"[^"]+" "((?:[^"\\]|\\.)*)";$/.exec(line)![1]!.replace(/\\(["\\])/g, '$1')
    const variables: Record<string, string> = {
      qr_and: args && `&${args}`,
      qr_ask: args && `?${args}`,
      qr_dollar: '$',
    }
    return value.replace(/\$\{(\w+)\}|\$/g, (_, name: string) => variables[name]!)
  }

  it('gives every destination byte for byte, whatever is in it', () => {
    fc.assert(
      fc.property(destination, (to) => {
        expect(evaluate(text('nginx', redirect('CODE', to)), '/q/code', '')).toBe(to)
      }),
    )
  })

  it.each([
    ['https://a.example/x', 'https://a.example/x?seat=4'],
    ['https://a.example/x?b=1#top', 'https://a.example/x?b=1&seat=4#top'],
    ['https://a.example/$5?price=$5', 'https://a.example/$5?price=$5&seat=4'],
  ])('adds the parameters of the scanned URL to %s', (to, expected) => {
    expect(evaluate(text('nginx', redirect('CODE', to)), '/q/CODE', 'seat=4')).toBe(expected)
  })

  it('adds none where the destination is to stay untouched', () => {
    const file = text('nginx', redirect('CODE', 'https://a.example/', { passesQuery: false }))
    expect(evaluate(file, '/q/CODE', 'seat=4')).toBe('https://a.example/')
  })
})

describe('Apache', () => {
  it('gives every destination byte for byte: a percent sign or dollar is no reference', () => {
    fc.assert(
      fc.property(destination, (to) => {
        const line = text('apache', redirect('CODE', to)).split('\n').find((one) => one.startsWith('RewriteRule'))! // prettier-ignore
        const [, pattern, substitution] = /^RewriteRule "([^"]+)" "((?:[^"\\]|\\.)*)" \[[A-Z0-9=,]+\]$/.exec(line)! // prettier-ignore
        expect(new RegExp(pattern!, 'i').test('q/code')).toBe(true)
        expect(new RegExp(pattern!, 'i').test('q/codes')).toBe(false)
        expect(substitution!.replace(/\\(.)/g, '$1')).toBe(to)
        expect(substitution!.replace(/\\./g, '')).not.toMatch(/[%$]/)
      }),
    )
  })

  it('passes parameters on, but for where they would land in a fragment or are not wanted', () => {
    const file = text(
      'apache',
      redirect('A', 'https://a.example/'),
      redirect('B', 'https://a.example/#b'),
      redirect('C', 'https://a.example/', { passesQuery: false }),
    )
    expect(file.match(/\[.*\]$/gm)).toEqual([
      '[R=302,L,NE,NC,QSA]',
      '[R=302,L,NE,NC]',
      '[R=302,L,NE,NC,QSD]',
    ])
  })
})

it('Caddy reads no placeholder in a destination', () => {
  const file = text('caddy', redirect('A', 'https://a.example/{http.request.host}?"'))
  expect(file).toContain(String.raw`redir /q/A "https://a.example/\{http.request.host\}?\"" 302`)
})

describe('Cloudflare', () => {
  const codes = (count: number, to: string) =>
    Array.from({ length: count }, (_, at) => redirect(`C${at}`, to))

  it('gets as many lines as it reads, and the file says what is left out', () => {
    const file = text('cloudflare', ...codes(700, 'https://a.example/'))
    expect(file.split('\n').filter((line) => line.startsWith('/'))).toHaveLength(2000)
    expect(file).toContain('Cloudflare reads no more: 100 lines are left out.')
    const long = text('cloudflare', ...codes(1, `https://a.example/${'x'.repeat(1000)}`))
    expect(long).toContain('3 lines are left out')
  })

  it('says nothing where all fit', () => {
    expect(text('cloudflare', ...codes(2, 'https://a.example/'))).not.toContain('left out')
  })
})

it.each(['apache', 'netlify', 'cloudflare'] as const)(
  '%s gets web addresses alone, and says so',
  (format) => {
    const file = text(format, redirect('A', 'tel:+4989123456'), redirect('B', 'https://b.example/'))
    expect(file).not.toContain('tel:')
    expect(file).toContain('https://b.example/')
    expect(file).toContain('Left out, because they open an app and no web address: 1.')
  },
)

it('JSON holds all there is', () => {
  const until = Date.parse('2027-01-01')
  expect(JSON.parse(text('json', redirect('A', 'https://a.example/', { until })))).toEqual({
    codes: [
      {
        code: 'A',
        passesQuery: true,
        paths: ['/q/A', '/Q/A', '/q/a'],
        to: 'https://a.example/',
        until: '2027-01-01T00:00:00.000Z',
      },
    ],
    madeAt: '2026-11-30T06:00:00.000Z',
  })
})
