import type { Carriers, TicketingEvent } from './types.js'

export const noCarriers = (): Carriers => ({
  affiliate: null,
  channel: null,
  coupons: [],
  underShop: null,
})

type Known = 'deliveryId' | 'kind' | 'occurredAt' | 'orderId' | 'provider' | 'status'

/** An event of which nothing else is known yet: providers fill in what they have, by name. */
export const emptyEvent = (
  known: Partial<TicketingEvent> & Pick<TicketingEvent, Known>,
): TicketingEvent => ({
  amount: null,
  attendees: [],
  buyer: null,
  carriers: noCarriers(),
  clickId: null,
  currency: null,
  customerId: null,
  eventId: null,
  gross: null,
  origin: 'online',
  sequence: null,
  test: false,
  tickets: null,
  ...known,
})
