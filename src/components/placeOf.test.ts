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
  expect(all.length).toBeGreaterThan(240)
  expect(all).toContainEqual({ label: 'Österreich', value: 'AT' })
  expect(all.map(({ value }) => value)).not.toContain('ZZ')
  expect(all[0]!.label.localeCompare(all.at(-1)!.label, 'de')).toBeLessThan(0)
})
