import { expect, it } from 'vitest'

import { areasOf } from './areas.js'

const square = (
  name: unknown,
  coordinates: unknown = [
    [
      [9, 53],
      [10, 53],
      [10, 54],
      [9, 53],
    ],
  ],
) => ({
  geometry: { coordinates, type: 'Polygon' },
  properties: { zip: name },
  type: 'Feature',
})
const collection = (...features: object[]) => ({ features, type: 'FeatureCollection' })

it('takes a GeoJSON, or where there is one', () => {
  expect(areasOf(undefined)).toBeUndefined()
  const source = collection(square('20095'), square(20097))
  expect(areasOf({ country: 'de', property: 'zip', source })).toEqual({
    country: 'DE',
    dimension: 'postalCode',
    property: 'zip',
    source,
  })
  const url = 'https://maps.example/zip.json'
  expect(areasOf({ dimension: 'city', property: 'zip', source: url })).toMatchObject({
    source: url,
  })
})

it.each([
  [{ source: collection() }, 'options.analytics.areas.property got undefined, takes the name'],
  [
    { property: 'zip', source: [] },
    'areas.source got undefined, takes a GeoJSON FeatureCollection',
  ],
  [{ property: 'zip', source: '/zip.json' }, 'options.analytics.areas.source'],
  [
    { property: 'name', source: collection(square('1')) },
    'features[0].properties.name got undefined',
  ],
  [
    { property: 'zip', source: collection(square('1'), square('2', [[[9, 53]]])) },
    'features[1].geometry.coordinates',
  ],
  [
    {
      property: 'zip',
      source: collection(
        square('1', [
          [
            [900, 53],
            [1, 1],
            [2, 2],
            [3, 3],
          ],
        ]),
      ),
    },
    '[longitude, latitude]',
  ],
  [
    { property: 'zip', source: collection({ ...square('1'), geometry: { type: 'Point' } }) },
    'takes Polygon or MultiPolygon',
  ],
  [
    { country: 'USA', property: 'zip', source: collection() },
    'areas.country got "USA", takes two letters',
  ],
  [{ property: 'zip', source: collection(square('x'.repeat(8_000_001))) }, 'at most 8 MB'],
])('names what is wrong: %#', (written, message) => {
  expect(() => areasOf(written as never)).toThrow(message)
})
