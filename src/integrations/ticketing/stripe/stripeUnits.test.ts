import { expect, it } from 'vitest'

import { majorUnits } from '../values/majorUnits.js'
import { stripeUnits } from './stripeUnits.js'

// docs.stripe.com/currencies, section "Zero-decimal currencies"
const zero = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
// the same, "Three-decimal currencies"
const three = 'BHD JOD KWD OMR TND'.split(' ')
// the same, "Special cases": charged with two decimals, which are zero for ISK and UGX
const special = 'HUF ISK TWD UGX'.split(' ')
// the same, "Presentment currencies": all others
const two =
  `USD AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BWP BYN BZD CAD CDF
  CHF CNY COP CRC CVE CZK DKK DOP DZD EGP ETB EUR FJD FKP GBP GEL GIP GMD GTQ GYD HKD HNL HTG IDR ILS
  INR JMD KES KGS KHR KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK MXN MYR MZN NAD
  NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SEK SGD SHP SLE SOS SRD STD
  SZL THB TJS TOP TRY TTD TZS UAH UYU UZS WST XCD XCG YER ZAR ZMW`
    .trim()
    .split(/\s+/)

it.each([
  [zero, 1],
  [three, 1_000],
  [special, 100],
  [two, 100],
] as const)('reads 50,000 of each of %s as what was charged', (currencies, perUnit) => {
  for (const currency of currencies) {
    const units = stripeUnits(50_000 * perUnit, currency)
    expect(Number(majorUnits(units ?? NaN, currency)), currency).toBe(50_000)
  }
})

it('takes no part of what has no parts, and nothing that is no whole number', () => {
  expect(stripeUnits(50_050, 'ISK')).toBeNull()
  expect(stripeUnits(50_099, 'UGX')).toBeNull()
  for (const value of [10.5, '1000', NaN, null]) expect(stripeUnits(value, 'EUR')).toBeNull()
})
