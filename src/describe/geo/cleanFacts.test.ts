import { expect, it } from 'vitest'

import { cleanFacts, MAX_LENGTH } from './cleanFacts.js'

it.each(['XX', 'T1', 'EU', 'Germany', '', 'd', 7])('%s is no country', (country) => {
  expect(cleanFacts({ country })).toBeNull()
})

it('writes codes in upper case and regions without their country', () => {
  expect(cleanFacts({ country: 'de', regionCode: 'de-by' })).toMatchObject({
    country: 'DE',
    regionCode: 'BY',
  })
})

it.each([
  ['91', '0'],
  ['1', '181'],
  ['NaN', '1'],
  ['1e1', '1'],
  ['', ''],
  ['12.5', null],
  [0, 0],
  [Number.NaN, Number.POSITIVE_INFINITY],
])('%s, %s is no position', (latitude, longitude) => {
  expect(cleanFacts({ latitude, longitude })).toBeNull()
})

it('rounds positions to four decimals', () => {
  expect(cleanFacts({ latitude: '-33.868819', longitude: 151.209 })).toMatchObject({
    latitude: -33.8688,
    longitude: 151.209,
  })
})

it.each(['PST', 'GMT+8', 'Europe', 'Europe/Berlin; DROP', '/etc/passwd'])(
  '%s is no time zone',
  (zone) => {
    expect(cleanFacts({ timezone: zone })).toBeNull()
  },
)

it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+8', 'UTC'])(
  '%s is',
  (timezone) => {
    expect(cleanFacts({ timezone })).toMatchObject({ timezone })
  },
)

it('strips what cannot be stored or would confuse, and cuts at a whole character', () => {
  expect(cleanFacts({ city: ' Ber\u0000l\u202ein\ud800\r\n' })).toMatchObject({ city: 'Berlin' })
  const city = cleanFacts({ city: 'x'.repeat(MAX_LENGTH.city - 1) + '🏙️🏙️' })?.city
  expect(city).toBe('x'.repeat(MAX_LENGTH.city - 1))
})
