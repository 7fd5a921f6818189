import fc from 'fast-check'
import { expect, it } from 'vitest'

import { mergeGeo } from './mergeGeo.js'
import { loadZones, withZone } from './zoneAt.js'

const at = (latitude: null | number, longitude: null | number, timezone: null | string = null) => ({
  ...mergeGeo([]),
  latitude,
  longitude,
  timezone,
})

it.each([
  ['Pristina', 42.66, 21.16, 'Europe/Belgrade'],
  ['San Juan', 18.46, -66.1, 'America/Puerto_Rico'],
  ['Hong Kong', 22.32, 114.17, 'Asia/Hong_Kong'],
  ['Mariehamn', 60.1, 19.94, 'Europe/Mariehamn'],
  ['Saint-Denis', -20.88, 55.45, 'Indian/Reunion'],
  ['Phoenix', 33.45, -112.07, 'America/Phoenix'],
])('knows the zone of %s', async (_, latitude, longitude, zone) => {
  const { timezone } = withZone(at(latitude, longitude), await loadZones())
  const offset = (name: string) =>
    [1, 7].map((month) =>
      new Date(Date.UTC(2026, month, 1)).toLocaleString('en', { timeZone: name }),
    )
  // Names of zones that keep the same time are taken for one another.
  expect(offset(timezone as string)).toEqual(offset(zone))
})

it('leaves what a source says, and says nothing without a position', async () => {
  const zones = await loadZones()
  expect(withZone(at(52.5, 13.4, 'Europe/Vienna'), zones).timezone).toBe('Europe/Vienna')
  expect(withZone(at(null, null), zones).timezone).toBeNull()
  expect(withZone(at(52.5, 13.4), null).timezone).toBeNull()
})

it('gives a zone that every clock knows, for any position', async () => {
  const zones = await loadZones()
  const latitude = fc.double({ max: 90, min: -90, noNaN: true })
  const longitude = fc.double({ max: 180, min: -180, noNaN: true })
  fc.assert(
    fc.property(latitude, longitude, (north, east) => {
      const { timezone } = withZone(at(north, east), zones)
      expect(() => new Intl.DateTimeFormat('en', { timeZone: timezone as string })).not.toThrow()
    }),
  )
})
