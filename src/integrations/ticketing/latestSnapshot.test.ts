import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { ConversionState } from './conversion.js'
import type { OrderStatus, TicketingEvent } from './vocabulary.js'

import { applyTicketingEvent, mergeConversions } from './applyTicketingEvent.js'
import { describeConversion } from './conversion.js'
import { genericProvider } from './generic/genericProvider.js'

const provider = genericProvider()
const read = (status: string, at: number, over: object = {}): TicketingEvent => {
  const message = {
    amount: '80.00',
    currency: 'EUR',
    orderId: 'A-1',
    status,
    tickets: [{ id: 'a' }, { id: 'b' }],
    updatedAt: new Date(at).toISOString(),
    ...over,
  }
  const context = { deliveryId: `d-${at}`, headers: new Headers(), receivedAt: 1 }
  return (provider.read(message, context) as TicketingEvent[])[0] as TicketingEvent
}
const stateOf = (events: readonly TicketingEvent[]): ConversionState =>
  events.reduce<ConversionState | null>(applyTicketingEvent, null) as ConversionState
const outcome = (state: ConversionState) => {
  const { amount, conversions, status, ticketsSold } = describeConversion(state)
  return { amount, conversions, status, ticketsSold }
}

const statuses = ['cancelled', 'complete', 'partially-cancelled', 'partially-refunded', 'pending', 'refunded'] as const // prettier-ignore
const life = fc
  .uniqueArray(
    fc.record({
      amount: fc.integer({ max: 90, min: 0 }),
      at: fc.integer({ max: 1_000, min: 1 }),
      status: fc.constantFrom<OrderStatus>(...statuses),
      tickets: fc.integer({ max: 3, min: 0 }),
    }),
    { maxLength: 7, minLength: 1, selector: ({ at }) => at },
  )
  .map((all) =>
    all.map(({ amount, at, status, tickets }) =>
      read(status, at, {
        amount: `${amount}.50`,
        tickets: Array.from({ length: tickets }, (_, id) => ({ id: `t${id}` })),
      }),
    ),
  )
const arrivals = life.chain((events) =>
  fc.tuple(
    fc.constant(events),
    fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
    fc.nat(events.length),
  ),
)
const latestOf = (events: readonly TicketingEvent[]) =>
  [...events].sort((a, b) => (b.sequence ?? 0) - (a.sequence ?? 0))[0] as TicketingEvent

it('an order is what its latest snapshot says, in any order of arrival', () => {
  fc.assert(
    fc.property(arrivals, ([events, arrived]) => {
      expect(outcome(stateOf(arrived))).toEqual(outcome(stateOf([latestOf(events)])))
    }),
    { numRuns: 1_000 },
  )
})

it('also when part of it was told under another name', () => {
  fc.assert(
    fc.property(arrivals, ([events, , cut]) => {
      const [left, right] = [events.slice(0, cut), events.slice(cut)]
      fc.pre(left.length > 0 && right.length > 0)
      const merged = mergeConversions(stateOf(left), stateOf(right))
      expect(merged).toEqual(stateOf(events))
      expect(mergeConversions(stateOf(right), stateOf(left))).toEqual(merged)
    }),
  )
})

it.each([
  [['complete', 'cancelled', 'complete'], { amount: 8_000, conversions: 1, ticketsSold: 2 }],
  [['complete', 'refunded', 'pending'], { amount: 0, conversions: 0 }],
  [['complete', 'pending'], { amount: 0, conversions: 0, status: 'pending' }],
] as const)('%s comes to %o', (told, expected) => {
  expect(outcome(stateOf(told.map((status, at) => read(status, at + 1))))).toMatchObject(expected)
})

it('a part that was given back is lifted by a later whole', () => {
  const part = read('partially-cancelled', 1, { amount: '40.00', tickets: [{ id: 'a' }] })
  const whole = read('complete', 2)
  const expected = { amount: 8_000, status: 'complete', ticketsSold: 2 }
  expect(outcome(stateOf([part, whole]))).toMatchObject(expected)
  expect(outcome(stateOf([whole, part]))).toMatchObject(expected)
})

it('what comes without a time lifts nothing that was given back', () => {
  const undated = { ...read('cancelled', 1), sequence: null }
  for (const events of [
    [undated, read('complete', 9)],
    [read('complete', 9), undated],
  ]) {
    expect(outcome(stateOf(events))).toMatchObject({ conversions: 0, status: 'cancelled' })
  }
})

it('a state stored with the rank before the time goes on by time', () => {
  const { rules: _rules, ...old } = stateOf([read('complete', 5_000)])
  const versions = { money: [3, 6_000, 0], status: [3, 6_000], tickets: [3, 6_000] }
  const cancelled = {
    ...old,
    registers: {
      ...old.registers,
      money: { value: 0, version: versions.money },
      status: { value: 'cancelled' as const, version: versions.status },
      tickets: { value: [], version: versions.tickets },
    },
  }
  const late = applyTicketingEvent(cancelled, read('pending', 4_000))
  expect(outcome(late)).toMatchObject({ status: 'cancelled' })
  const again = applyTicketingEvent(late, read('complete', 7_000))
  expect(outcome(again)).toMatchObject({ amount: 8_000, status: 'complete', ticketsSold: 2 })
})
