import type { Carriers, OrderStatus, TicketingEvent, TicketPerson } from './vocabulary.js'

const noCarriers = (): Carriers => ({
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

/** A person of whom anything is known; a box office often knows nothing. */
export const knownPerson = (person: TicketPerson): null | TicketPerson =>
  person.email || person.firstName || person.lastName ? person : null

/** What happened, told from what has become of the order. */
export const kindOfStatus = (status: OrderStatus): TicketingEvent['kind'] => {
  if (status === 'cancelled') return 'cancellation'
  if (status === 'partially-cancelled') return 'partial-cancellation'
  return status === 'refunded' || status === 'partially-refunded' ? 'refund' : 'sale'
}
