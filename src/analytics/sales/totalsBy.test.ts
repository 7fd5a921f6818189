import { expect, it } from 'vitest'

import { totalsBy, totalsOf } from './totalsBy.js'

const sum = (currency: string, amount: number, conversions = 1, tickets = 1) => ({
  amount,
  conversions,
  currency,
  tickets,
})

it('never adds two currencies, and puts the one most sold in first', () => {
  expect(totalsOf([sum('CHF', 900), sum('EUR', 20, 3, 5)])).toEqual({
    conversions: 4,
    revenue: [
      { amount: 20, currency: 'EUR' },
      { amount: 900, currency: 'CHF' },
    ],
    tickets: 6,
  })
})

it('counts free orders, which have no currency', () => {
  expect(totalsOf([sum('', 0, 2, 4)])).toEqual({ conversions: 2, revenue: [], tickets: 4 })
  expect(totalsOf([])).toEqual({ conversions: 0, revenue: [], tickets: 0 })
})

it('ranks by revenue in one currency, then by orders', () => {
  const ranked = totalsBy(
    [
      { id: 1, ...sum('EUR', 10) },
      { id: 2, ...sum('EUR', 40) },
      { id: 3, ...sum('CHF', 500, 2) },
      { id: 1, ...sum('CHF', 700) },
      { id: 4, ...sum('CHF', 900, 1) },
    ],
    'EUR',
  )
  expect(ranked.map(({ id }) => id)).toEqual([2, 1, 3, 4])
})
