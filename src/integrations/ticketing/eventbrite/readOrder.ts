import type { Fields } from '../readFields.js'
import type { OrderStatus, TicketingEvent, TicketingPointer } from '../vocabulary.js'

import { emptyEvent, kindOfStatus, knownPerson } from '../newEvent.js'
import {
  asClickId,
  count,
  currencyCode,
  fields,
  identifier,
  instant,
  items,
  readEmail,
  text,
  texts,
} from '../readFields.js'
import { MalformedPayloadError } from '../TicketingError.js'

/** An order of Eventbrite's API with `expand=attendees`, as it stands now. */
export const readOrder = (answer: unknown, pointer: TicketingPointer): TicketingEvent[] => {
  const order = fields(answer)
  const orderId = identifier(order.id)
  if (!orderId) throw new MalformedPayloadError('eventbrite order: id is missing')
  const all = items(order.attendees)
  const left = all.filter(({ cancelled, refunded }) => cancelled !== true && refunded !== true)
  const status = statusOf(order, all, left)
  const over = status === 'cancelled' || status === 'refunded'
  const total = fields(fields(order.costs).gross)
  const gross = grossOf(total)
  const changed = instant(order.changed)
  const buyer = {
    email: readEmail(order.email),
    firstName: text(order.first_name),
    lastName: text(order.last_name),
  }
  const affiliate = texts(all.map((attendee) => attendee.affiliate))[0] ?? null
  return [
    emptyEvent({
      amount: over ? 0 : remaining(gross, all, left),
      attendees: left.map(attendeeOf),
      buyer: knownPerson(buyer),
      carriers: { affiliate, channel: null, coupons: texts([order.promo_code]), underShop: null },
      // a link may carry the scan id itself as its affiliate code
      clickId: affiliate && affiliate.length >= 20 ? asClickId(affiliate) : null,
      currency: currencyCode(total.currency),
      deliveryId: pointer.deliveryId,
      eventId: identifier(order.event_id),
      gross,
      kind: kindOfStatus(status),
      occurredAt: changed ?? instant(order.created) ?? pointer.occurredAt,
      orderId,
      provider: 'eventbrite',
      sequence: changed,
      status,
      tickets: over ? [] : left.map(ticketOf),
    }),
  ]
}

/** Eventbrite gives minor units as a whole number in `value`. */
const grossOf = ({ value }: Fields): null | number => {
  if (value === undefined || value === null) return null
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  throw new MalformedPayloadError('eventbrite: costs.gross.value is no whole number')
}

const remaining = (gross: null | number, all: Fields[], left: Fields[]): null | number => {
  if (gross === null || all.length === left.length) return gross
  return Math.min(
    gross,
    left.reduce((sum, { costs }) => sum + (grossOf(fields(fields(costs).gross)) ?? 0), 0),
  )
}

const statusOf = (order: Fields, all: Fields[], left: Fields[]): OrderStatus => {
  const word = text(order.status)?.toLowerCase()
  if (word === 'refunded') return 'refunded'
  if (word === 'cancelled' || word === 'deleted' || word === 'abandoned') return 'cancelled'
  if (word === 'started' || word === 'pending' || word === 'unpaid') return 'pending'
  if (all.length === left.length) return 'complete'
  const refunded = all.some((attendee) => attendee.refunded === true)
  if (left.length === 0) return refunded ? 'refunded' : 'cancelled'
  return refunded ? 'partially-refunded' : 'partially-cancelled'
}

const attendeeOf = (attendee: Fields) => {
  const profile = fields(attendee.profile)
  return {
    email: readEmail(profile.email),
    firstName: text(profile.first_name),
    lastName: text(profile.last_name),
    ticketId: identifier(attendee.id),
  }
}

const ticketOf = (attendee: Fields) => ({
  id: identifier(attendee.id),
  name: text(attendee.ticket_class_name),
  price: grossOf(fields(fields(attendee.costs).gross)),
  quantity: count(attendee.quantity),
  typeId: identifier(attendee.ticket_class_id),
})

/** An attendee of Eventbrite's API, asked for because someone was let in. */
export const readAttendance = (
  answer: unknown,
  pointer: TicketingPointer,
): 'ignored' | TicketingEvent[] => {
  const attendee = fields(answer)
  const id = identifier(attendee.id)
  if (!id) throw new MalformedPayloadError('eventbrite attendee: id is missing')
  if (attendee.checked_in !== true) return 'ignored'
  const changed = instant(attendee.changed)
  return [
    emptyEvent({
      deliveryId: pointer.deliveryId,
      eventId: identifier(attendee.event_id),
      kind: 'attendance',
      occurredAt: changed ?? pointer.occurredAt,
      orderId: identifier(attendee.order_id),
      provider: 'eventbrite',
      sequence: changed,
      status: 'complete',
      tickets: [
        {
          id,
          name: text(attendee.ticket_class_name),
          price: null,
          quantity: 1,
          typeId: identifier(attendee.ticket_class_id),
        },
      ],
    }),
  ]
}
