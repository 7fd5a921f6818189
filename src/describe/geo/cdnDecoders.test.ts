import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { CDN } from '../../vocabulary/scan.js'

import { decoders } from './cdnDecoders.js'
import { MAX_LENGTH } from './cleanFacts.js'

const decode = (cdn: CDN, headers: Record<string, string>) => decoders()[cdn](new Headers(headers))

/** UTF-8 as Node shows it: one character per byte. */
const raw = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

describe('cloudflare', () => {
  it('reads raw UTF-8 and does not percent-decode', () => {
    expect(
      decode('cloudflare', {
        'cf-ipcity': raw('Zürich'),
        'cf-ipcountry': 'CH',
        'cf-iplatitude': '47.37690',
        'cf-iplongitude': '8.54170',
        'cf-postal-code': '8001',
        'cf-region': raw('Zürich'),
        'cf-region-code': 'ZH',
        'cf-timezone': 'Europe/Zurich',
      }),
    ).toEqual({
      asn: null,
      asOrganization: null,
      city: 'Zürich',
      country: 'CH',
      latitude: 47.3769,
      longitude: 8.5417,
      postalCode: '8001',
      regionCode: 'ZH',
      regionName: 'Zürich',
      timezone: 'Europe/Zurich',
    })
    expect(decode('cloudflare', { 'cf-ipcity': raw('東京') })).toMatchObject({ city: '東京' })
    expect(decode('cloudflare', { 'cf-ipcity': '100%25' })).toMatchObject({ city: '100%25' })
    // real latin1 is no valid UTF-8 and stays
    expect(decode('cloudflare', { 'cf-ipcity': 'Zürich' })).toMatchObject({ city: 'Zürich' })
  })

  it.each(['XX', 'T1'])('has no location for %s', (country) => {
    expect(decode('cloudflare', { 'cf-ipcountry': country })).toBeNull()
  })
})

describe('vercel', () => {
  it('percent-decodes the city, and keeps what only looks encoded', () => {
    expect(
      decode('vercel', {
        'x-vercel-ip-city': 'S%C3%A3o%20Paulo',
        'x-vercel-ip-country': 'BR',
        'x-vercel-ip-country-region': 'SP',
        'x-vercel-ip-latitude': '-23.55',
        'x-vercel-ip-longitude': '-46.63',
        'x-vercel-ip-timezone': 'America/Sao_Paulo',
      }),
    ).toMatchObject({
      city: 'São Paulo',
      country: 'BR',
      latitude: -23.55,
      longitude: -46.63,
      regionCode: 'SP',
      timezone: 'America/Sao_Paulo',
    })
    expect(decode('vercel', { 'x-vercel-ip-city': '100% Real' })).toMatchObject({
      city: '100% Real',
    })
  })
})

it('cloudfront: names are percent-encoded', () => {
  expect(
    decode('cloudfront', {
      'cloudfront-viewer-city': 'M%C3%BCnchen',
      'cloudfront-viewer-country': 'DE',
      'cloudfront-viewer-country-region': 'BY',
      'cloudfront-viewer-country-region-name': 'Bavaria',
      'cloudfront-viewer-latitude': '48.13710',
      'cloudfront-viewer-longitude': '11.57540',
      'cloudfront-viewer-postal-code': '80331',
      'cloudfront-viewer-time-zone': 'Europe/Berlin',
    }),
  ).toMatchObject({
    city: 'München',
    country: 'DE',
    latitude: 48.1371,
    postalCode: '80331',
    regionCode: 'BY',
    regionName: 'Bavaria',
    timezone: 'Europe/Berlin',
  })
})

describe('netlify', () => {
  const geo = {
    city: 'Zürich',
    country: { code: 'CH', name: 'Switzerland' },
    latitude: 47.3769,
    longitude: 8.5417,
    postal_code: '8001',
    subdivision: { code: 'ZH', name: 'Zurich' },
    timezone: 'Europe/Zurich',
  }

  it.each([
    ['base64', Buffer.from(JSON.stringify(geo)).toString('base64')],
    ['raw', raw(JSON.stringify(geo))],
  ])('reads %s JSON', (_, value) => {
    expect(decode('netlify', { 'x-nf-geo': value })).toEqual({
      asn: null,
      asOrganization: null,
      city: 'Zürich',
      country: 'CH',
      latitude: 47.3769,
      longitude: 8.5417,
      postalCode: '8001',
      regionCode: 'ZH',
      regionName: 'Zurich',
      timezone: 'Europe/Zurich',
    })
  })

  it.each(['{', 'null', '[]', 'bm90IGpzb24=', '{"country":"US","city":{}}'])(
    '%s says nothing',
    (value) => {
      expect(decode('netlify', { 'x-nf-geo': value })).toBeNull()
    },
  )
})

describe('akamai', () => {
  it('reads the list and takes the first of the postal codes', () => {
    expect(
      decode('akamai', {
        'x-akamai-edgescape':
          'georegion=246,country_code=US,region_code=MA,city=CAMBRIDGE,lat=42.3933,long=-71.1333,' +
          'timezone=EST,zip=02138+02139-02142,continent=NA,network=comcast,asnum=7922',
      }),
    ).toEqual({
      asn: 7922,
      asOrganization: 'comcast',
      city: 'CAMBRIDGE',
      country: 'US',
      latitude: 42.3933,
      longitude: -71.1333,
      postalCode: '02138',
      regionCode: 'MA',
      regionName: null,
      timezone: null,
    })
  })

  it('takes reserved and empty values for unknown', () => {
    const header =
      'georegion=1,country_code=reserved,region_code=reserved,city=reserved,lat=reserved,' +
      'long=reserved,timezone=reserved,zip=reserved,network=reserved,asnum='
    expect(decode('akamai', { 'x-akamai-edgescape': header })).toBeNull()
  })
})

describe('fastly', () => {
  it('reads the default names, with ? and 0,0 as unknown', () => {
    expect(
      decode('fastly', {
        'client-as-name': 'example net',
        'client-geo-city': '?',
        'client-geo-country-code': 'FR',
        'client-geo-latitude': '0.000',
        'client-geo-longitude': '0.000',
      }),
    ).toMatchObject({ asOrganization: 'example net', city: null, country: 'FR', latitude: null })
  })

  it('reads names the host chose', () => {
    const { fastly } = decoders({ city: 'x-my-city' })
    expect(fastly(new Headers({ 'x-my-city': raw('Besançon') }))).toMatchObject({
      city: 'Besançon',
    })
  })

  it('refuses a name that is no header name', () => {
    expect(() => decoders({ city: 'my city' })).toThrow(/geo\.fastlyHeaders\.city/)
  })
})

describe('every decoder, whatever the headers hold', () => {
  const NAMES: Record<CDN, string[]> = {
    akamai: ['x-akamai-edgescape'],
    cloudflare: [
      'cf-ipcity',
      'cf-ipcountry',
      'cf-region',
      'cf-region-code',
      'cf-postal-code',
      'cf-timezone',
      'cf-iplatitude',
      'cf-iplongitude',
    ],
    cloudfront: [
      'city',
      'country',
      'country-region',
      'country-region-name',
      'postal-code',
      'time-zone',
      'latitude',
      'longitude',
    ].map((name) => `cloudfront-viewer-${name}`),
    fastly: [
      'client-as-name',
      'client-geo-city',
      'client-geo-country-code',
      'client-geo-latitude',
      'client-geo-longitude',
    ],
    netlify: ['x-nf-geo'],
    vercel: [
      'x-vercel-ip-city',
      'x-vercel-ip-country',
      'x-vercel-ip-country-region',
      'x-vercel-ip-postal-code',
      'x-vercel-ip-latitude',
    ],
  }
  const text = fc.string({ maxLength: 600, unit: 'binary' })
  const json = fc.record({
    city: fc.anything(),
    country: fc.anything(),
    latitude: fc.anything(),
    subdivision: fc.record({ code: text, name: text }),
    timezone: fc.anything(),
  })
  const value = fc.oneof(
    text.map(raw),
    text.map((each) => encodeURIComponent(each.replace(/\p{Cs}/gu, ''))),
    fc.string({ maxLength: 600 }),
    json.map((each) => Buffer.from(JSON.stringify(each) ?? '').toString('base64')),
    text.map((each) => raw(`city=${each},company=${each},zip=${each},country_code=DE`)),
  )
  /** A `Headers` that holds bytes a real one would refuse, as other runtimes may let them through. */
  const holding = (entries: Map<string, string>) =>
    ({ get: (name: string) => entries.get(name) ?? null }) as Headers

  it.each(Object.keys(NAMES) as CDN[])('%s never throws and gives clean, short facts', (cdn) => {
    const decoder = decoders()[cdn]
    const names = NAMES[cdn]
    const headers = fc
      .array(value, { maxLength: names.length, minLength: names.length })
      .map((values) => holding(new Map(names.map((name, at) => [name, values[at] ?? '']))))
    fc.assert(
      fc.property(headers, (given) => {
        const facts = decoder(given) ?? {}
        for (const fact of Object.values(facts)) {
          if (typeof fact !== 'string') continue
          expect(fact).not.toMatch(/[\p{Cc}\p{Cs}]/u)
          expect(fact.length).toBeGreaterThan(0)
        }
        for (const [name, max] of Object.entries(MAX_LENGTH)) {
          expect(String(facts[name as keyof typeof MAX_LENGTH] ?? '').length).toBeLessThanOrEqual(
            max,
          )
        }
        expect(facts.country ?? 'DE').toMatch(/^[A-Z]{2}$/)
        expect(Math.abs(facts.latitude ?? 0)).toBeLessThanOrEqual(90)
      }),
    )
  })
})
