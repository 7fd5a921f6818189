import { describe, expect, it } from 'vitest'

import type { QRPluginOptions } from './types.js'

import { sanitizeOptions } from './sanitizeOptions.js'

const refused = (options: unknown): string => {
  try {
    sanitizeOptions(options as QRPluginOptions)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('was taken')
}

describe('options', () => {
  it('has defaults for everything and is frozen', () => {
    const options = sanitizeOptions({})
    expect(options).toMatchObject({
      path: '/q',
      recording: { mode: 'background' },
      slugs: { campaigns: 'qr-campaigns', codes: 'qr-codes', scans: 'qr-scans' },
      trustedProxies: false,
      utm: { campaign: '{slug}', content: '{code}', medium: 'print', source: 'qr' },
      visitors: { rotation: 'month' },
    })
    expect(Object.isFrozen(options)).toBe(true)
  })

  it.each([
    [{ slug: {} }, 'options.slug'],
    [{ siteURL: 'example.com' }, 'options.siteURL'],
    [{ siteURL: 'https://example.com/?a=1' }, 'options.siteURL'],
    [{ siteURL: 'https://me:hunter2@example.com' }, 'options.siteURL'],
    [{ page: { logo: 'https://example.com/logo.png' } }, 'options.page.logo'],
    [{ path: 'q r' }, 'options.path'],
    [{ code: { length: 2 } }, 'options.code.length'],
    [{ code: { size: 8 } }, 'options.code.size'],
    [{ code: { length: NaN } }, 'options.code.length'],
    [{ path: 'a\nb' }, 'options.path'],
    [{ recording: 'later' }, 'options.recording'],
    [{ recording: { mode: 'later' } }, 'options.recording.mode'],
    [{ recording: { flushInterval: 0 } }, 'options.recording.flushInterval'],
    [{ trustedProxies: true }, 'options.trustedProxies'],
    [{ trustedProxies: ['loopback', '10.0.0.0/99'] }, 'options.trustedProxies[1]'],
    [{ geo: { cdn: 'akamaii' } }, 'options.geo.cdn'],
    [{ geo: { geoipLite: 'yes' } }, 'options.geo.geoipLite'],
    [{ geo: { maxAge: 0 } }, 'options.geo.maxAge'],
    [{ geo: { watch: 'yes' } }, 'options.geo.watch'],
    [{ geo: { fastlyHeaders: { city: 'x-city' } } }, 'options.geo.fastlyHeaders'],
    [
      { geo: { cdn: 'fastly', fastlyHeaders: { city: 'x city' } } },
      'options.geo.fastlyHeaders.city',
    ],
    [{ geo: { cdn: 'fastly', fastlyHeaders: { town: 'x' } } }, 'options.geo.fastlyHeaders.town'],
    [{ places: true }, 'options.places'],
    [{ places: {} }, 'options.places'],
    [{ places: { perVisitor: 0 } }, 'options.places.perVisitor'],
    [{ places: { perAddress: 1.5 } }, 'options.places.perAddress'],
    [{ places: { perPerson: 1 } }, 'options.places.perPerson'],
    [{ places: { perVisitor: 1 }, visitors: false }, 'options.places'],
    [{ beforeRedirect: 'https://example.com' }, 'options.beforeRedirect'],
    [{ beforeRedirect: (async () => null) as never }, 'options.beforeRedirect'],
    [{ beforeRedirect: function* () {} as never }, 'options.beforeRedirect'],
    [{ onScan: {} }, 'options.onScan'],
    [{ destinations: ['pages'] }, 'options.destinations'],
    [{ destinations: { pages: {} } }, 'options.destinations.pages.url'],
    [{ destinations: { pages: { link: () => '/' } } }, 'options.destinations.pages.link'],
    [{ destinationSchemes: ['javascript:'] }, 'options.destinationSchemes[0]'],
    [{ fallbackURL: 'javascript:alert(1)' }, 'options.fallbackURL'],
    [{ slugs: { codes: 'QR Codes' } }, 'options.slugs.codes'],
    [{ slugs: { codes: 'qr', scans: 'qr' } }, 'options.slugs'],
    [{ access: { codes: { read: true } } }, 'options.access.codes.read'],
    [{ overrides: { codes: {} } }, 'options.overrides.codes'],
    [{ utm: { source: 5 } }, 'options.utm.source'],
    [{ visitors: { rotation: 'hour' } }, 'options.visitors.rotation'],
  ])(
    'refuses %j in one line that names the path, what it got and what it takes',
    (options, path) => {
      const message = refused(options)
      expect(message).toContain(`${path} got `)
      expect(message).toContain(', takes ')
      expect(message).not.toContain('\n')
    },
  )

  it('says what it got, also of what JSON cannot tell', () => {
    const round: Record<string, unknown> = {}
    round.itself = round
    expect(refused({ siteURL: 5n })).toContain('options.siteURL got 5,')
    expect(refused({ code: { length: NaN } })).toContain('got NaN,')
    expect(refused({ siteURL: round })).toContain('options.siteURL got an object,')
    expect(refused({ siteURL: Symbol('s') })).toContain('options.siteURL got Symbol(s),')
  })

  it('keeps secrets out of its messages', () => {
    expect(refused({ visitors: { secret: '' } })).toContain('options.visitors.secret')
    expect(refused({ siteURL: 'https://me:hunter2@example.com' })).not.toContain('hunter2')
  })
})
