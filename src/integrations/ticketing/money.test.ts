import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { majorUnits, minorUnits } from './money.js'

describe('minorUnits', () => {
  it.each([
    [19.15, 'EUR', 1915],
    ['19.15', 'EUR', 1915],
    [30.299999999999997, 'EUR', 3030],
    [0.1 + 0.2, 'EUR', 30],
    [-4.5, 'EUR', -450],
    [1000, 'JPY', 1000],
    ['1000.00', 'JPY', 1000],
    ['1.234', 'KWD', 1234],
    [1e-9, 'EUR', 0],
    ['90071992547409.91', 'EUR', Number.MAX_SAFE_INTEGER],
  ])('%s %s is %i', (value, currency, units) => {
    expect(minorUnits(value, currency)).toBe(units)
  })

  it.each([
    null,
    undefined,
    '',
    '1,50',
    '1e3',
    'NaN',
    NaN,
    Infinity,
    1e21,
    {},
    '90071992547409.92',
  ])('refuses %s', (value) => {
    expect(minorUnits(value, 'EUR')).toBeNull()
  })

  it.each([
    [100.5, 'JPY'],
    ['100.5', 'JPY'],
    [1.005, 'EUR'],
    [-0.001, 'EUR'],
    ['19.999999999', 'EUR'],
  ])('does not round %s %s', (value, currency) => {
    expect(minorUnits(value, currency)).toBeNull()
  })

  it('is undone by majorUnits for every amount and currency', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.constantFrom('EUR', 'JPY', 'KWD', 'CLF'),
        (units, currency) => {
          fc.pre(majorUnits(units, currency).replace(/\D/g, '').length <= 15)
          expect(minorUnits(majorUnits(units, currency), currency)).toBe(units === 0 ? 0 : units)
        },
      ),
    )
  })

  it('reads the number a provider sends as the price people paid', () => {
    fc.assert(
      fc.property(fc.integer({ max: 99_999_999, min: 0 }), (cents) => {
        expect(minorUnits(cents / 100, 'EUR')).toBe(cents)
      }),
    )
  })
})
