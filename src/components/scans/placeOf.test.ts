import { expect, it } from 'vitest'

import { countries, countryName, placeOf, presentCountry } from './placeOf.js'

it('names a place as far as it is known', () => {
  expect(placeOf({ city: 'Hamburg', country: 'DE' }, 'de')).toBe('Hamburg, Deutschland')
  expect(placeOf({ city: null, country: 'FR' }, 'en')).toBe('France')
  expect(placeOf({ city: 'Paris' }, 'fr')).toBe('Paris')
  expect(placeOf({}, 'en')).toBeNull()
  expect(countryName('nonsense', 'en')).toBe('nonsense')
})

it('lists countries once each, in the order of the language', () => {
  const all = countries('de')
  expect(all).toHaveLength(250)
  expect(all).toContainEqual({ label: 'Österreich', value: 'AT' })
  expect(all.map(({ value }) => value)).not.toContain('ZZ')
  expect(all[0]!.label.localeCompare(all.at(-1)!.label, 'de')).toBeLessThan(0)
})

it.each(['en', 'fr', 'de', 'es', 'ru'])(
  'names each country once, and none by a withdrawn code, in %s',
  (language) => {
    const all = countries(language)
    expect(new Set(all.map(({ label }) => label)).size).toBe(all.length)
    const values = all.map(({ value }) => value)
    for (const gone of [
      'AN',
      'BU',
      'CS',
      'DD',
      'FX',
      'NT',
      'SU',
      'TP',
      'YD',
      'YU',
      'ZR',
      'UK',
      'EU',
    ]) {
      expect(values).not.toContain(gone)
    }
    const germany = countryName('DE', language)
    expect(all.filter(({ label }) => label === germany)).toEqual([{ label: germany, value: 'DE' }])
  },
)

it('a withdrawn code stands for the country of the same name today', () => {
  expect(['DD', 'BU', 'TP', 'ZR', 'UK', 'de'].map(presentCountry)).toEqual([
    'DE',
    'MM',
    'TL',
    'CD',
    'GB',
    'DE',
  ])
  for (const { label, value } of countries('en')) {
    expect([label, presentCountry(value)]).toEqual([label, value])
  }
  for (const other of ['', 'QQ', 'XX', 'nonsense', 'd d']) expect(presentCountry(other)).toBe(other)
})

it('leaves names to the side that knows the language', () => {
  expect(placeOf({ city: 'Hamburg', country: 'DE' }, null)).toBe('Hamburg, DE')
})
