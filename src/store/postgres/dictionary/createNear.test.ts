import { expect, it } from 'vitest'

import type { ScanRecord } from '../../../scan/types.js'

import { createNear } from './createNear.js'

const scan = (city: null | string, postalCode: null | string) =>
  ({ city, postalCode }) as ScanRecord
const near = () => createNear(['city', 'postalCode'], ({ city }) => city, 2)

it('knows a set again by all of its fields', () => {
  const places = near()
  expect(places.get(scan('Hamburg', '20095'))).toBeUndefined()
  places.set(scan('Hamburg', '20095'), 7)
  expect(places.get(scan('Hamburg', '20095'))).toBe(7)
  expect(places.get(scan('Hamburg', '20097'))).toBeUndefined()
  expect(places.get(scan('Hamburg', null))).toBeUndefined()
  places.set(scan(null, null), 8)
  expect(places.get(scan(null, null))).toBe(8)
})

it('keeps one set of each lead, and a few leads', () => {
  const places = near()
  places.set(scan('Hamburg', '20095'), 7)
  places.set(scan('Hamburg', '20097'), 8)
  expect(places.get(scan('Hamburg', '20095'))).toBeUndefined()
  places.set(scan('Bremen', null), 9)
  places.set(scan('Kiel', null), 10)
  expect(places.get(scan('Hamburg', '20097'))).toBeUndefined()
  expect(places.get(scan('Kiel', null))).toBe(10)
})
