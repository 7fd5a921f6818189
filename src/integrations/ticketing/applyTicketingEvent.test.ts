import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { ConversionState } from './conversion.js'
import type { OrderStatus, TicketingEvent } from './vocabulary.js'

import { createShop } from '../../../test/fakes/vivenu/createShop.js'
import { applyTicketingEvent } from './applyTicketingEvent.js'
import { describeConversion } from './conversion.js'
import { emptyEvent, kindOfStatus } from './newEvent.js'
import { vivenuProvider } from './vivenu/vivenuProvider.js'

const apply = (events: readonly TicketingEvent[]): ConversionState =>
  events.reduce<ConversionState | null>(
    // through JSON with its keys turned round, as a database may give it back
    (state, event) => applyTicketingEvent(state && stored(state), event),
    null,
  ) as ConversionState

const stored = <Value>(value: Value): Value =>
  JSON.parse(
    JSON.stringify(value, (_key, held: unknown) =>
      typeof held === 'object' && held !== null && !Array.isArray(held)
        ? Object.fromEntries(Object.entries(held).reverse())
        : held,
    ),
  ) as Value

const event = (status: OrderStatus, over: Partial<TicketingEvent> = {}): TicketingEvent =>
  emptyEvent({
    amount: 4000,
    currency: 'EUR',
    deliveryId: 'd',
    kind: kindOfStatus(status),
    occurredAt: 1,
    orderId: 'o-1',
    provider: 'test',
    status,
    ...over,
  })
const sale = event('complete', {
  buyer: { email: 'ada@example.org', firstName: 'Ada', lastName: null },
  clickId: 'click-0001',
  gross: 4000,
  sequence: 10,
  tickets: [
    { id: 'a', name: null, price: 2000, quantity: 1, typeId: null },
    { id: 'b', name: null, price: 2000, quantity: 1, typeId: null },
  ],
})

describe('an order', () => {
  it('counts a sale once, however often it is told', () => {
    const state = apply([sale, sale])
    expect(describeConversion(state)).toMatchObject({
      amount: 4000,
      buyer: { email: 'ada@example.org' },
      clickId: 'click-0001',
      conversions: 1,
      ticketsSold: 2,
    })
    expect(applyTicketingEvent(state, sale)).toBe(state)
  })

  it('stays cancelled when the cancellation overtakes the sale, and still knows the buyer', () => {
    const cancelled = event('cancelled', { amount: 0, sequence: 20, tickets: [] })
    const state = apply([cancelled, sale])
    expect(describeConversion(state)).toMatchObject({
      amount: 0,
      buyer: { email: 'ada@example.org' },
      clickId: 'click-0001',
      conversions: 0,
      currency: 'EUR',
      gross: 4000,
      status: 'cancelled',
      ticketsSold: 0,
    })
    expect(state).toEqual(apply([sale, cancelled]))
  })

  it('follows partial cancellations by their time, not their arrival', () => {
    const one = event('partially-cancelled', { amount: 3000, sequence: 20 })
    const two = event('partially-cancelled', { amount: 1000, sequence: 30 })
    for (const order of [
      [sale, one, two],
      [two, one, sale],
      [one, sale, two],
    ]) {
      expect(describeConversion(apply(order))).toMatchObject({ amount: 1000, conversions: 1 })
    }
  })

  it('waits for a pending payment', () => {
    const pending = event('pending', { sequence: 5 })
    expect(describeConversion(apply([pending]))).toMatchObject({ amount: 0, conversions: 0 })
    expect(describeConversion(apply([sale, pending]))).toMatchObject({
      amount: 4000,
      conversions: 1,
    })
  })

  it('counts money but no new conversion for an upgrade', () => {
    const upgrade = { ...sale, amount: 500, origin: 'upgrade' as const }
    expect(describeConversion(apply([upgrade]))).toMatchObject({
      amount: 500,
      conversions: 0,
      ticketsSold: 0,
    })
  })

  it('counts a ticket at the gate once, at its first time, also before the sale is known', () => {
    const gate = (occurredAt: number) =>
      event('complete', {
        kind: 'attendance',
        occurredAt,
        orderId: null,
        tickets: sale.tickets?.slice(0, 1) ?? [],
      })
    const state = apply([gate(50), gate(40), sale, gate(60)])
    expect(state.attended).toEqual({ a: 40 })
    expect(describeConversion(state)).toMatchObject({ conversions: 1, ticketsAttended: 1 })
  })

  it('refuses the event of another order', () => {
    expect(() => apply([sale, { ...sale, orderId: 'o-2' }])).toThrow('another order')
  })
})

// A life of an order as the fake shop tells it, in the order in which it happened.
const history = (
  tickets: number,
  steps: readonly ('cancel' | 'part' | 'scan')[],
): TicketingEvent[] => {
  let time = Date.parse('2026-06-01T10:00:00Z')
  const events: TicketingEvent[] = []
  const provider = vivenuProvider()
  const shop = createShop(
    (type, data) => {
      const body = JSON.parse(JSON.stringify({ data, id: `d-${events.length}`, type })) as unknown
      const context = { deliveryId: `d-${events.length}`, headers: new Headers(), receivedAt: time }
      const read = provider.read(body, context)
      if (read !== 'ignored') events.push(...(read as TicketingEvent[]))
    },
    () => (time += 1_000),
  )
  const { _id } = shop.buy({ email: 'ada@example.org', qrScanId: 'scan-0001', tickets })
  for (const step of steps) {
    if (step === 'cancel') shop.cancel(_id)
    if (step === 'part') shop.cancelTickets(_id, 1)
    if (step === 'scan') shop.scanTicket(shop.ticketsOf(_id)[0]?._id ?? '')
  }
  return events.filter(({ kind }) => kind !== 'checkout')
}

const shuffledFiveTimes = <Item>(list: readonly Item[]) =>
  fc.shuffledSubarray([...list, ...list, ...list, ...list, ...list], { minLength: list.length * 5 })

describe('order and number of deliveries', () => {
  it('do not matter: five of each, shuffled, end where one of each in order ends', () => {
    const lives = fc.tuple(
      fc.integer({ max: 5, min: 1 }),
      fc.array(fc.constantFrom('cancel' as const, 'part' as const, 'scan' as const), {
        maxLength: 6,
      }),
    )
    const runs = lives
      .map(([tickets, steps]) => history(tickets, steps))
      .chain((events) => fc.tuple(fc.constant(events), shuffledFiveTimes(events)))
    fc.assert(
      fc.property(runs, ([events, delivered]) => {
        expect(apply(delivered)).toEqual(apply(events))
      }),
      { numRuns: 300 },
    )
  })

  it('do not matter for any events at all', () => {
    const any = fc
      .record({
        amount: fc.option(fc.integer({ max: 5, min: 0 })),
        buyer: fc.option(
          fc.record({
            email: fc.option(fc.constantFrom('a@b.co', 'c@d.co')),
            firstName: fc.option(fc.constantFrom('A', 'B')),
            lastName: fc.constant(null),
          }),
        ),
        clickId: fc.option(fc.constantFrom('click-0001', 'click-0002')),
        currency: fc.option(fc.constantFrom('EUR', 'USD')),
        gross: fc.option(fc.nat(9)),
        occurredAt: fc.nat(9),
        sequence: fc.option(fc.nat(3)),
        status: fc.constantFrom<OrderStatus>(
          'cancelled',
          'complete',
          'partially-cancelled',
          'partially-refunded',
          'pending',
          'refunded',
        ),
        tickets: fc.option(
          fc.array(
            fc.record({
              id: fc.option(fc.constantFrom('x', 'y')),
              name: fc.constant(null),
              price: fc.constant(null),
              quantity: fc.nat(3),
              typeId: fc.constant(null),
            }),
            { maxLength: 2 },
          ),
        ),
      })
      .map(({ status, ...over }) => event(status, over))
    const runs = fc
      .array(any, { maxLength: 6, minLength: 1 })
      .chain((events) => fc.tuple(fc.constant(events), shuffledFiveTimes(events)))
    fc.assert(
      fc.property(runs, ([events, delivered]) => {
        expect(apply(delivered)).toEqual(apply(events))
      }),
      { numRuns: 500 },
    )
  })
})
