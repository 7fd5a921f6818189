import { describe, expect, it } from 'vitest'

import { createFormat } from './createFormat.js'

const plain = (text: string): string => text.replace(/[\u00A0\u2009\u202F]/g, ' ')

describe('createFormat', () => {
  const en = createFormat('en')
  const de = createFormat('de')
  const now = Date.parse('2026-06-30T12:00:00Z')

  it('writes numbers and changes in the language', () => {
    expect(de.number(12345)).toBe('12.345')
    expect([de.about(1438, 'down'), de.about(2071, 'up'), de.about(7, 'up')]).toEqual([
      '1.400',
      '2.100',
      '7',
    ])
    expect(plain(de.change(0.254))).toBe('+25 %')
    expect(en.change(-0.5)).toBe('-50%')
    expect(en.change(0)).toBe('0%')
  })

  it('names countries and languages, and leaves what is none', () => {
    expect(de.country('FR')).toBe('Frankreich')
    expect(en.language('pt-BR')).toBe('Brazilian Portuguese')
    expect(en.country('not a country')).toBe('not a country')
  })

  it('reads wall-clock labels without moving them', () => {
    expect(en.bucket('2026-03-29', 'day')).toBe('Mar 29')
    expect(plain(en.bucket('2026-03-29T23:00', 'hour'))).toBe('11 PM')
    expect(de.bucket('2026-03-01', 'month')).toBe('März 2026')
    expect(en.weekday(0, 'long')).toBe('Monday')
  })

  it.each([
    ['2026-06-30T12:00:00Z', 'now'],
    ['2026-06-30T12:00:05Z', 'now'],
    ['2026-06-30T11:59:15Z', '45 sec. ago'],
    ['2026-06-30T11:01:00Z', '59 min. ago'],
    ['2026-06-30T10:01:00Z', '1 hr. ago'],
    ['2026-06-28T11:00:00Z', '2 days ago'],
  ])('says how long ago %s was', (iso, expected) => {
    expect(en.relative(iso, now)).toBe(expected)
  })
})

it('writes amounts as the language does, also of currencies it does not know', () => {
  expect(createFormat('en').money(1234.5, 'EUR')).toBe('€1,234.50')
  expect(createFormat('de').money(1234.5, 'EUR')).toBe('1.234,50\u00a0€')
  expect(createFormat('en').money(1500, 'JPY')).toBe('¥1,500')
  expect(createFormat('en').money(2.5, '?')).toBe('? 2.5')
})
