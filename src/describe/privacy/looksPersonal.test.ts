import fc from 'fast-check'
import { randomBytes, randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'

import { looksPersonal } from './looksPersonal.js'

describe('is taken for personal', () => {
  it.each([
    'ada@example.org',
    'ada.lovelace+news@mail.example.co.uk',
    'ada%40example.org',
    'ada%2540example.org',
    'ADA＠example.org',
    'user=ada@example.org;x',
    'jürgen@müller.example',
    '100%ada@example.org',
    '+49 170 1234567',
    ' 491701234567',
    '+49-(0)30-1234567',
    '0049301234567',
    '%2B491701234567',
    'call +1 212 555 0123',
    '(212) 555-0123',
    '0170 1234567',
    '0170/1234567',
    'tel:1234567',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl',
    'reset-eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln',
    '550e8400-e29b-41d4-a716-446655440000',
    'd41d8cd98f00b204e9800998ecf8427e',
    '65f0c0aabbccddeeff001122',
    'ghp_16C7e42F292c6912E7710c838347Ae178B4a',
    'k3j9x2m4p8q1z7w5',
    'Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA==',
  ])('%s', (value) => expect(looksPersonal(value)).toBe(true))
})

describe('is no person, but a campaign, a date or an id', () => {
  it.each([
    '',
    'qr',
    'print',
    'summer-2026-berlin-hbf',
    'summer_sale_2026_berlin_hauptbahnhof_poster_a1',
    'SummerSale2026BerlinHauptbahnhof',
    'summersale2026berlinhauptbahnhof',
    'Q4-2026-Poster-A1-v2',
    'kw48_2026_ooh_citylight_18-1_koeln',
    '20261129',
    '2026-11-29T20:15',
    '20261129-201500',
    '1764450000000',
    '1234567890',
    '120210987654321098',
    'AB12CD',
    'STADIUM',
    'spring-summer-2026/27',
    'Fußball & Freunde',
    'rindfleischetikettierungsueberwachungsaufgabe',
    'derby@home',
    '10115-berlin',
    '2026+2027',
    '16x9-video-1080p60',
    '50%-off',
    'A-B-Test-Variant-2',
    'FC-Riverside_vs_United_2026-12-05_20-30',
    '49.99-EUR',
    'iPhone17ProMax-LaunchDE',
    'Sommer/2026/Berlin/A1-Plakat',
    'https://example.org/news/2026/summer-sale',
  ])('%s', (value) => expect(looksPersonal(value)).toBe(false))

  it('words, numbers and separators in any order', () => {
    const word = fc.constantFrom(
      ...'summer winter Berlin Hbf poster A1 sale derby 2026 48 kw48 Q4 2026-11-29 launch OOH v2 flyer Halle7'.split(
        ' ',
      ),
    )
    const names = fc
      .array(fc.tuple(word, fc.constantFrom('-', '_', ' ', '.', '|')), {
        maxLength: 8,
        minLength: 1,
      })
      .map((parts) => parts.map(([text, mark]) => text + mark).join(''))
    fc.assert(
      fc.property(names, (name) => !looksPersonal(name)),
      { numRuns: 2_000 },
    )
  })

  it('ids of up to 19 digits that begin with none of 0', () => {
    const ids = fc.bigInt({ max: 10n ** 19n - 1n, min: 1n })
    fc.assert(
      fc.property(ids, (id) => !looksPersonal(String(id))),
      { numRuns: 2_000 },
    )
  })
})

describe('whatever is random', () => {
  it.each([
    ['hex of 12 bytes and more', () => `${randomBytes(12).toString('hex')}a1`],
    ['UUIDs', randomUUID],
    ['UUIDs without hyphens', () => `${randomUUID().replaceAll('-', '')}a1`],
  ])('%s', (_, make) => {
    for (let times = 0; times < 2_000; times++) {
      const value = make()
      for (const written of [value, `x ${value}`]) {
        expect(looksPersonal(written), written).toBe(true)
      }
    }
  })

  it('e-mail addresses', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (value) => {
        for (const written of [value, encodeURIComponent(value), `x ${value}`]) {
          expect(looksPersonal(written), written).toBe(true)
        }
      }),
      { numRuns: 1_000 },
    )
  })

  // A few of random letters make words: docs/privacy.md says so.
  it.each([
    [16, 0.1],
    [24, 0.03],
    [32, 0.01],
    [48, 0.002],
  ])('base64 and base64url of %d bytes, all but %f', (bytes, missed) => {
    for (const encoding of ['base64', 'base64url'] as const) {
      const made = Array.from({ length: 10_000 }, () => randomBytes(bytes).toString(encoding))
      const passed = made.filter((token) => !looksPersonal(token))
      expect(passed.length / made.length).toBeLessThanOrEqual(missed)
    }
  })
})

it('is quick whatever was sent', () => {
  const began = performance.now()
  for (const piece of [
    'a',
    'aA',
    'A',
    'a1',
    '1',
    '+1',
    '%40',
    '%25',
    'a@',
    'a.',
    '0 ',
    'eyJ',
    '-a',
  ]) {
    for (const end of ['', '!', 'Q1q', '\u0000']) looksPersonal(piece.repeat(4_000) + end)
  }
  expect(performance.now() - began).toBeLessThan(2_000)
})
