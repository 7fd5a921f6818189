import { expect, it } from 'vitest'

import { countries, countryName, placeOf } from './placeOf.js'

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

it.each(['en', 'fr', 'de'])(
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

it('leaves names to the side that knows the language', () => {
  expect(placeOf({ city: 'Hamburg', country: 'DE' }, null)).toBe('Hamburg, DE')
})
