import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { GeoChain, RawScan } from '../vocabulary/scan.js'

import { HUMANS } from '../../test/fixtures/userAgents.js'
import { preferredLanguages } from '../scan/request/preferredLanguages.js'
import { describeScan, language } from './describeScan.js'
import { privacyOfPreset } from './privacy/privacy.js'
import { createNetworkKinds } from './traffic/createNetworkKinds.js'

const BERLIN = {
  asOrganization: 'Telekom',
  city: 'Berlin',
  country: 'DE',
  geoDate: '2026-06-05',
  geoSource: 'dbip',
  latitude: 52.5,
  longitude: 13.4,
  postalCode: null,
  regionCode: 'BE',
  regionName: 'Berlin',
  timezone: 'Europe/Berlin',
}
const geo: GeoChain = { locate: () => BERLIN, ready: async () => {}, sources: () => [] }
const privacy = privacyOfPreset('full')
const OPTIONS = { geo, privacy, secret: 'secret' } as const

const raw = (change: Partial<RawScan> = {}): RawScan => ({
  address: '198.51.100.7',
  claimed: false,
  code: 'ABC',
  destination: 'https://a.example/?utm_source=qr',
  headers: new Headers({
    'accept-language': 'de-DE,de;q=0.9',
    referer: 'https://chat.example/room?token=secret',
    'user-agent': HUMANS[0]?.[0] as string,
  }),
  outcome: 'redirected',
  qrCode: 7,
  rawQuery: 'x=1',
  alias: null,
  channel: null,
  rule: null,
  scanId: '01ARYZ6S41TSV4RRFFQ69G5FAV',
  scannedAt: Date.parse('2026-06-05T12:00:00Z'),
  traffic: { class: 'human', reasons: [], rulesVersion: 1, score: 0 },
  utm: { campaign: null, content: null, medium: null, source: 'qr', term: null },
  ...change,
})

describe('describeScan', () => {
  it('knows who, where, when and on what', () => {
    expect(describeScan(raw(), OPTIONS)).toMatchObject({
      ...BERLIN,
      browser: 'Mobile Safari 26',
      code: 'ABC',
      deviceType: 'mobile',
      language: 'de-DE',
      os: 'iOS 26',
      outcome: 'redirected',
      qrCode: 7,
      referrer: 'https://chat.example/room',
      trafficClass: 'human',
      utmSource: 'qr',
      visitor: null,
      visitorMark: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('judges by the network, whose number is not stored', () => {
    const hosted: GeoChain = {
      ...geo,
      locate: () => ({ ...BERLIN, asn: 24940, asOrganization: 'Hetzner Online GmbH' }),
    }
    const record = describeScan(raw(), { ...OPTIONS, geo: hosted })
    expect(record).toMatchObject({ trafficClass: 'suspect', trafficReasons: ['hosting'] })
    expect(JSON.stringify(record)).not.toContain('24940')
    const exempt = { networks: createNetworkKinds({ exempt: [24940] }) }
    expect(describeScan(raw(), { ...OPTIONS, geo: hosted, judgement: exempt }).trafficClass).toBe(
      'human',
    )
  })

  it('keeps no address and no secret', () => {
    expect(JSON.stringify(describeScan(raw(), OPTIONS))).not.toMatch(/198\.51\.100\.7|secret/)
  })

  it('is storable whatever was sent', () => {
    const long = 'x\0\ud800'.repeat(3000)
    const record = describeScan(
      raw({
        destination: `https://a.example/${long}`,
        headers: new Headers({ 'user-agent': 'ü'.repeat(3000) }),
        rawQuery: long,
        utm: { campaign: long, content: long, medium: long, source: long, term: '\0' },
      }),
      OPTIONS,
    )
    expect(record.destination?.length).toBeLessThanOrEqual(2048)
    expect(record.rawQuery?.length).toBeLessThanOrEqual(1024)
    expect(record.userAgent).toHaveLength(512)
    expect(record.utmCampaign?.length).toBeLessThanOrEqual(256)
    expect(record.utmTerm).toBeNull()
    for (const value of Object.values(record)) {
      if (typeof value === 'string') expect(value).not.toMatch(/\0|\p{Surrogate}/u)
    }
  })
})

describe('language', () => {
  it.each([
    ['de-DE,de;q=0.9,en;q=0.8', 'de-DE'],
    ['en;q=0.5, fr-ch;q=0.9', 'fr-CH'],
    ['zh-hant-tw', 'zh-Hant-TW'],
    ['*', null],
    ['*;q=1, ru;q=0.2', 'ru'],
    ['en;q=0, de;q=0.1', 'de'],
    ['en;q=nonsense,de;q=0.1', 'de'],
    ['x'.repeat(4000), null],
    ['<script>', null],
    ['', null],
    [null, null],
  ])('%j: %j', (header, expected) => expect(language(header)).toBe(expected))

  it('gives all of them, best first', () => {
    expect(preferredLanguages('en;q=0.5,de,fr;q=0.7')).toEqual(['de', 'fr', 'en'])
  })

  it('gives short valid tags for any header', () => {
    const header = fc.string({ unit: fc.constantFrom(...'deENz-;q=0.1,* \u00e4') })
    fc.assert(
      fc.property(header, (text) => {
        const tag = language(text)
        if (tag !== null) expect(tag).toMatch(/^[\w-]{2,35}$/)
      }),
    )
  })
})
