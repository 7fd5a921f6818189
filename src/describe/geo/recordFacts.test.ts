import { expect, it } from 'vitest'

import { recordFacts } from './recordFacts.js'

it("reads MaxMind's city schema", () => {
  expect(
    recordFacts({
      city: { geoname_id: 1, names: { de: 'München', en: 'Munich' } },
      country: { iso_code: 'DE', names: { en: 'Germany' } },
      location: {
        accuracy_radius: 20,
        latitude: 48.137_154_3,
        longitude: 11.576_124_9,
        time_zone: 'Europe/Berlin',
      },
      postal: { code: '80331' },
      subdivisions: [{ iso_code: 'BY', names: { en: 'Bavaria' } }, { iso_code: 'X' }],
    }),
  ).toEqual({
    asn: null,
    asOrganization: null,
    city: 'Munich',
    country: 'DE',
    latitude: 48.1372,
    longitude: 11.5761,
    postalCode: '80331',
    regionCode: 'BY',
    regionName: 'Bavaria',
    timezone: 'Europe/Berlin',
  })
})

it('reads the flat schema, with empty texts as unknown and districts cut', () => {
  expect(
    recordFacts({
      city: 'Frankfurt am Main (Innenstadt I)',
      country_code: 'DE',
      latitude: 50.110_099_79,
      longitude: 8.682_250_02,
      postcode: '',
      state1: 'Hesse',
      state2: '',
      timezone: '',
    }),
  ).toEqual({
    asn: null,
    asOrganization: null,
    city: 'Frankfurt am Main',
    country: 'DE',
    latitude: 50.1101,
    longitude: 8.6823,
    postalCode: null,
    regionCode: null,
    regionName: 'Hesse',
    timezone: null,
  })
})

it('takes a code in the flat schema for a code', () => {
  expect(recordFacts({ country_code: 'US', state1: 'CA' })).toMatchObject({
    regionCode: 'CA',
    regionName: null,
  })
})

it('reads the number of a network, in every schema', () => {
  expect(recordFacts({ autonomous_system_number: 15169 })).toMatchObject({ asn: 15169 })
  expect(recordFacts({ traits: { autonomous_system_number: 3320 } })).toMatchObject({ asn: 3320 })
  for (const wrong of [0, -1, 2 ** 32, 'x', '0', null]) {
    expect(recordFacts({ autonomous_system_number: wrong, isp: 'X' })).toMatchObject({ asn: null })
  }
})

it.each([
  [
    'ASN',
    { autonomous_system_number: 15169, autonomous_system_organization: 'Google LLC' },
    'Google LLC',
  ],
  [
    'ISP',
    { autonomous_system_organization: 'Backbone', isp: 'Home Internet', organization: 'Customer' },
    'Home Internet',
  ],
  ['Enterprise', { country: { iso_code: 'DE' }, traits: { isp: 'Telekom' } }, 'Telekom'],
])('reads the organisation of %s databases', (_, record, asOrganization) => {
  expect(recordFacts(record)).toMatchObject({ asOrganization })
})

it.each([null, undefined, 'text', 3, {}, { city: 5, country: [], subdivisions: 'no' }])(
  'knows nothing from %j',
  (record) => {
    expect(recordFacts(record)).toBeNull()
  },
)
