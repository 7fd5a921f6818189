import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

import type { RawScan } from '../../vocabulary/scan.js'

import { createDescriber } from '../describeScan.js'
import { FATE_OF, FATES, PRESETS, type PrivacyPreset } from './fates.js'
import { type Privacy, privacyOfPreset } from './privacy.js'
import { visitorAllowed } from './visitorAllowed.js'

const CHROME =
  'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36'
const place = {
  asOrganization: 'Telekom',
  city: 'Berlin',
  country: 'DE',
  geoDate: '2026-06-05',
  geoSource: 'dbip',
  latitude: 52.51637,
  longitude: 13.37771,
  postalCode: '10117',
  regionCode: 'BE',
  regionName: 'Berlin',
  timezone: 'Europe/Berlin',
}
const geo = { locate: () => place, ready: async () => {}, sources: () => [] }

function describeWith(
  privacy: Privacy,
  change: Partial<RawScan> & { sent?: Record<string, string> } = {},
) {
  const { sent, ...raw } = change
  return createDescriber({ geo, privacy, visitors: { keys: { at: (mark) => mark }, secret: 's' } })(
    {
      address: '198.51.100.7',
      claimed: false,
      code: 'POSTER',
      destination: 'https://a.example/x?product=7&table=9&utm_source=qr#top',
      headers: new Headers({
        'accept-language': 'de-DE-1996,en',
        referer: 'https://chat.example/room/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln/x?q=1',
        'user-agent': CHROME,
        ...sent,
      }),
      outcome: 'redirected',
      qrCode: 7,
      rawQuery: 'table=9',
      alias: null,
      channel: null,
      rule: null,
      scanId: '01ARYZ6S41TSV4RRFFQ69G5FAV',
      scannedAt: Date.parse('2026-06-05T12:00:00Z'),
      traffic: { class: 'human', reasons: [], rulesVersion: 1, score: 0 },
      utm: { campaign: null, content: 'POSTER', medium: null, source: 'qr', term: null },
      ...raw,
    },
  )
}

it('strict keeps numbers', () => {
  expect(describeWith(privacyOfPreset('strict'))).toMatchObject({
    browser: 'Chrome',
    city: 'Berlin',
    destination: 'https://a.example/x?product=7&utm_source=qr#top',
    deviceType: 'mobile',
    language: 'de-DE',
    latitude: 52.5,
    longitude: 13.4,
    os: 'Android',
    postalCode: null,
    rawQuery: null,
    referrer: 'https://chat.example',
    userAgent: null,
    utmContent: 'POSTER',
    utmSource: 'qr',
    visitor: expect.any(String),
  })
})

it('balanced keeps more of place and device', () => {
  expect(describeWith(privacyOfPreset('balanced'))).toMatchObject({
    browser: 'Chrome 141',
    latitude: 52.52,
    longitude: 13.38,
    os: 'Android 14',
    postalCode: '10117',
    rawQuery: null,
    referrer: 'https://chat.example/room',
    userAgent: null,
  })
})

it('full keeps what was sent, but for what looks personal', () => {
  expect(describeWith(privacyOfPreset('full'))).toMatchObject({
    destination: 'https://a.example/x?product=7&table=9&utm_source=qr#top',
    language: 'de-DE-1996',
    latitude: 52.51637,
    rawQuery: 'table=9',
    referrer: 'https://chat.example/room',
    userAgent: CHROME,
  })
})

it('keeps parameters the host names', () => {
  const privacy = privacyOfPreset('strict', { keepParameters: new Set(['table', 'who']) })
  const rawQuery = 'table=k3j9x2m4p8q1z7w5&who=ada%40example.org&other=1&UTM_Source=x'
  const record = describeWith(privacy, {
    destination: `https://a.example/?${rawQuery}`,
    rawQuery,
  })
  expect(record.rawQuery).toBe('table=k3j9x2m4p8q1z7w5&UTM_Source=x')
  expect(record.destination).toBe(`https://a.example/?${record.rawQuery}`)
})

describe.each(PRESETS)('%s', (preset) => {
  const privacy = privacyOfPreset(preset)

  it.each(['ada@example.org', '+49 170 1234567', 'd41d8cd98f00b204e9800998ecf8427e'])(
    'never stores the tag %s',
    (tag) => {
      const query = `utm_term=${encodeURIComponent(tag)}&utm_campaign=summer-2026`
      const record = describeWith(privacy, {
        destination: `https://a.example/?${query}&utm_source=qr`,
        rawQuery: query,
        utm: { campaign: 'summer-2026', content: tag, medium: tag, source: tag, term: tag },
      })
      expect(record).toMatchObject({
        destination: 'https://a.example/?utm_campaign=summer-2026&utm_source=qr',
        rawQuery: 'utm_campaign=summer-2026',
        utmCampaign: 'summer-2026',
        utmContent: null,
        utmMedium: null,
        utmSource: null,
        utmTerm: null,
      })
    },
  )

  it('stores a long code as the tag it is by default', () => {
    const code = 'K3J9X2M4P8Q1Z7W5K3J9X2'
    const utm = { campaign: null, content: code, medium: null, source: null, term: null }
    const destination = `https://a.example/?utm_content=${code}`
    expect(describeWith(privacy, { code, destination, utm })).toMatchObject({
      destination,
      utmContent: code,
    })
  })

  it.each(['sec-gpc', 'dnt'])('with %s: 1', (signal) => {
    const sent = { [signal]: '1' }
    const refused = preset !== 'full'
    expect(visitorAllowed(new Headers(sent), privacy)).toBe(!refused)
    expect(describeWith(privacy, { sent }).visitor === null).toBe(refused)
    const bold = privacyOfPreset(preset, { respectSignals: false })
    expect(describeWith(bold, { sent }).visitor).not.toBeNull()
  })

  it('does to each field what the table says', () => {
    const record = describeWith(privacy) as unknown as Record<string, unknown>
    for (const [field, fates] of Object.entries(FATE_OF)) {
      if (fates[preset] === 'dropped') expect(record[field] ?? null, field).toBeNull()
    }
  })
})

it('the README has the same table', () => {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8')
  const [, table] = /<!-- fates -->\n([\s\S]*?)<!-- \/fates -->/.exec(readme)!
  const rows = table!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
  const written = rows.flatMap(([fields, ...cells]) =>
    [...fields!.matchAll(/`(\w+)`/g)].map(([, field]) => [field, ...cells]),
  )
  const said = (field: keyof typeof FATE_OF, preset: PrivacyPreset) => FATES[FATE_OF[field][preset]]
  const meant = (Object.keys(FATE_OF) as (keyof typeof FATE_OF)[]).map((field) => [
    field,
    ...PRESETS.map((preset) => said(field, preset)),
  ])
  expect(written.sort()).toEqual(meant.sort())
})
