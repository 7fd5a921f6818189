import { expect, it } from 'vitest'

import type { FactSet } from './factSets.js'

import { createNear } from './createNear.js'

type Place = { city: null | string; organization: string; postalCode: null | string }

const PLACES: FactSet<Place> = {
  copy: (place) => ({ ...place }),
  isSame: (a, b) =>
    a.city === b.city && a.organization === b.organization && a.postalCode === b.postalCode,
  leads: [({ city }) => city, ({ organization }) => organization],
}
const place = (city: null | string, postalCode: null | string, organization = 'Telekom') => ({
  city,
  organization,
  postalCode,
})
const near = () => createNear(PLACES, 2)

it('knows a set again by all of its facts', () => {
  const places = near()
  expect(places.get(place('Hamburg', '20095'))).toBeUndefined()
  places.set(place('Hamburg', '20095'), 7)
  expect(places.get(place('Hamburg', '20095'))).toBe(7)
  expect(places.get(place('Hamburg', '20097'))).toBeUndefined()
  expect(places.get(place('Hamburg', null))).toBeUndefined()
  places.set(place(null, null), 8)
  expect(places.get(place(null, null))).toBe(8)
})

it('does not follow what becomes of the facts it was told', () => {
  const places = near()
  const told = place('Hamburg', '20095')
  places.set(told, 7)
  told.postalCode = '20097'
  expect(places.get(told)).toBeUndefined()
  expect(places.get(place('Hamburg', '20095'))).toBe(7)
})

it('keeps one set for each two leads, and starts over when there are too many', () => {
  const places = near()
  places.set(place('Hamburg', '20095'), 7)
  places.set(place('Hamburg', '20097'), 8)
  expect(places.get(place('Hamburg', '20095'))).toBeUndefined()
  places.set(place('Hamburg', '20095', 'Vodafone'), 9)
  expect(places.get(place('Hamburg', '20097'))).toBe(8)
  expect(places.get(place('Hamburg', '20095', 'Vodafone'))).toBe(9)
  places.set(place('Hamburg', null, 'Other'), 10)
  expect(places.get(place('Hamburg', '20097'))).toBeUndefined()
  expect(places.get(place('Hamburg', null, 'Other'))).toBe(10)
})
