import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { GeoFacts } from '../../vocabulary/scan.js'

import { type GeoAnswer, mergeGeo } from './mergeGeo.js'

const answer = (
  name: string,
  facts: Partial<GeoFacts>,
  builtAt: null | string = null,
): GeoAnswer => ({
  builtAt,
  facts,
  name,
})

const berlin = {
  city: 'Berlin',
  country: 'DE',
  latitude: 52.5,
  longitude: 13.4,
  regionName: 'Berlin',
}

describe('mergeGeo', () => {
  it('knows nothing without answers', () => {
    expect(new Set(Object.values(mergeGeo([])))).toEqual(new Set([null]))
  })

  it('adds the city of a later source that agrees on the country, and names that source', () => {
    const merged = mergeGeo([
      answer('cloudflare', { country: 'DE' }),
      answer('dbip', berlin, '2026-06-05'),
    ])
    expect(merged).toMatchObject({ ...berlin, geoDate: '2026-06-05', geoSource: 'dbip' })
  })

  it('drops finer data of a source that disagrees on the country', () => {
    const merged = mergeGeo([answer('cloudflare', { country: 'AT' }), answer('dbip', berlin)])
    expect(merged).toMatchObject({
      city: null,
      country: 'AT',
      geoSource: 'cloudflare',
      latitude: null,
    })
  })

  it('never mixes two sources in one place', () => {
    const merged = mergeGeo([
      answer('maxmind', { country: 'DE', regionCode: 'BY' }),
      answer('dbip', { ...berlin, postalCode: '10115', timezone: 'Europe/Berlin' }),
    ])
    expect(merged).toMatchObject({
      city: null,
      latitude: null,
      postalCode: null,
      regionCode: 'BY',
      regionName: null,
      timezone: null,
    })
  })

  it('gives no position and no time zone for the middle of a country', () => {
    const merged = mergeGeo([
      answer('geoip-lite', {
        country: 'US',
        latitude: 37.751,
        longitude: -97.822,
        timezone: 'America/Chicago',
      }),
    ])
    expect(merged).toMatchObject({ country: 'US', latitude: null, longitude: null, timezone: null })
  })

  it('does not fill in a country for a place that came without one', () => {
    const merged = mergeGeo([
      answer('fastly', { city: 'Paris' }),
      answer('bundled', { country: 'US' }),
    ])
    expect(merged).toMatchObject({ city: 'Paris', country: null, geoSource: 'fastly' })
  })

  it('takes the organisation from whoever knows it, whatever the country', () => {
    const merged = mergeGeo([
      answer('cloudflare', { country: 'AT' }),
      answer('maxmind-asn', { asOrganization: 'Example Net', country: 'DE' }),
    ])
    expect(merged).toMatchObject({
      asOrganization: 'Example Net',
      country: 'AT',
      geoSource: 'cloudflare',
    })
  })

  it('always takes the whole place from one answer of the stated country', () => {
    const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
    const facts = fc.record({
      city: maybe(fc.constantFrom('A', 'B', 'C')),
      country: maybe(fc.constantFrom('DE', 'AT', 'US')),
      latitude: maybe(fc.constantFrom(1, 2, 3)),
      longitude: maybe(fc.constantFrom(4, 5, 6)),
      postalCode: maybe(fc.constantFrom('1', '2', '3')),
      regionCode: maybe(fc.constantFrom('X', 'Y', 'Z')),
    })
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 4 }), (list) => {
        const merged = mergeGeo(list.map((each, at) => answer(String(at), each)))
        if (merged.city === null) {
          expect(merged.latitude).toBeNull()
          return
        }
        expect(list).toContainEqual(
          expect.objectContaining({
            city: merged.city,
            country: merged.country,
            latitude: merged.latitude,
            longitude: merged.longitude,
            postalCode: merged.postalCode,
            regionCode: merged.regionCode,
          }),
        )
      }),
    )
  })
})
