import { expect, it } from 'vitest'

import { genericProvider } from './genericProvider.js'
import { genericSchema, genericStatuses } from './genericSchema.js'

const provider = genericProvider()
const message = {
  amount: '39.80',
  buyer: { email: 'Ada@Example.org', firstName: 'Ada', lastName: 'Lovelace' },
  clickId: '01J0SCANSCANSCANSCANSCAN01',
  coupons: ['SUMMER'],
  currency: 'eur',
  id: 'm-1',
  orderId: 'A-1',
  status: 'complete',
  tickets: [{ id: 't1', name: 'Day', price: '19.90', quantity: 2, typeId: 'day' }],
  updatedAt: '2026-06-01T10:00:00Z',
}
const read = (over: object = {}) =>
  provider.read(
    { ...message, ...over },
    { deliveryId: 'm-1', headers: new Headers(), receivedAt: 1 },
  )

it('reads an order of the documented shape', () => {
  expect(read()).toMatchObject([
    {
      amount: 3980,
      buyer: { email: 'ada@example.org' },
      carriers: { coupons: ['SUMMER'] },
      clickId: message.clickId,
      currency: 'EUR',
      gross: 3980,
      kind: 'sale',
      orderId: 'A-1',
      sequence: Date.parse(message.updatedAt),
      tickets: [{ id: 't1', price: 1990, quantity: 2 }],
    },
  ])
})

it('reads every status its schema names, and ignores later ones', () => {
  for (const status of genericSchema.properties.status.enum) {
    expect(read({ status })).toHaveLength(1)
  }
  expect(genericStatuses).toHaveLength(7)
  expect(read({ status: 'transferred' })).toBe('ignored')
  expect(read({ status: 'cancelled' })).toMatchObject([{ amount: 0, tickets: [] }])
  expect(read({ status: 'attended' })).toMatchObject([{ kind: 'attendance' }])
})

it.each([
  [{ orderId: undefined }, 'orderId is missing'],
  [{ status: undefined }, 'status is missing'],
  [{ amount: '39,80' }, 'amount takes a decimal'],
  [{ currency: 'euro' }, 'currency a code'],
  [{ status: 'attended', tickets: [] }, 'tickets[].id is missing'],
])('says what is wrong with %o', (over, problem) => {
  expect(() => read(over)).toThrow(problem)
})
