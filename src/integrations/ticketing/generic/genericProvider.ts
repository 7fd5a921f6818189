import type { Fields } from '../readFields.js'
import type { OrderStatus, ReadContext, TicketingEvent, TicketingProvider } from '../vocabulary.js'

import { minorUnits } from '../money.js'
import { emptyEvent, kindOfStatus, knownPerson } from '../newEvent.js'
import {
  asClickId,
  count,
  currencyCode,
  deliveryIdOf,
  fields,
  identifier,
  instant,
  items,
  parseJSON,
  readEmail,
  text,
  texts,
} from '../readFields.js'
import { verifyTimestamped } from '../signature.js'
import { MalformedPayloadError } from '../TicketingError.js'
import { genericStatuses } from './genericSchema.js'

export type GenericOptions = {
  /** As it appears in the webhook's path and on conversions. @default 'generic' */
  name?: string
  /** Seconds a signature's time may be off. @default 300 */
  tolerance?: number
}

/**
 * Any shop that can sign JSON (`genericSchema`). The header
 * `X-QR-Signature: t=<epoch seconds>,v1=<hex>` holds HMAC-SHA256 of `<t>.<raw body>` with the
 * shared secret; several `v1` may stand side by side while a secret is being replaced.
 */
export const genericProvider = ({
  name = 'generic',
  tolerance = 300,
}: GenericOptions = {}): TicketingProvider => ({
  name,
  deliveryId: (raw) => deliveryIdOf(parseJSON(raw).id, raw),
  read: (body, context) => {
    const message = fields(body)
    const status = genericStatuses.find((known) => known === message.status)
    // a status of a later version is not a mistake; none at all is
    if (!status && text(message.status)) return 'ignored'
    if (!status) throw new MalformedPayloadError(`${name}: status is missing`)
    return [
      status === 'attended'
        ? attended(name, message, context)
        : order(name, message, status, context),
    ]
  },
  verify: (input) => verifyTimestamped(name, 'x-qr-signature', tolerance, input),
})

const common = (provider: string, message: Fields, context: ReadContext) => {
  const updatedAt = instant(message.updatedAt)
  return {
    attendees: items(message.attendees).map((attendee) => ({
      ...personOf(attendee),
      ticketId: identifier(attendee.ticketId),
    })),
    carriers: {
      affiliate: text(message.affiliate),
      channel: text(message.channel),
      coupons: texts(Array.isArray(message.coupons) ? message.coupons : []),
      underShop: null,
    },
    clickId: asClickId(message.clickId),
    deliveryId: context.deliveryId,
    eventId: identifier(message.eventId),
    occurredAt: instant(message.occurredAt) ?? updatedAt ?? context.receivedAt,
    provider,
    sequence: updatedAt ?? instant(message.occurredAt),
    test: message.test === true,
  }
}

const order = (
  provider: string,
  message: Fields,
  status: OrderStatus,
  context: ReadContext,
): TicketingEvent => {
  const orderId = identifier(message.orderId)
  if (!orderId) throw new MalformedPayloadError(`${provider}: orderId is missing`)
  const over = status === 'cancelled' || status === 'refunded'
  const currency = currencyCode(message.currency)
  const amount = message.amount === undefined ? null : minorUnits(message.amount, currency ?? '')
  if (message.amount !== undefined && (amount === null || !currency)) {
    throw new MalformedPayloadError(
      `${provider}: amount takes a decimal like "19.90", currency a code like "EUR"`,
    )
  }
  const buyer = personOf(fields(message.buyer))
  return emptyEvent({
    ...common(provider, message, context),
    amount: over ? 0 : amount,
    buyer: knownPerson(buyer),
    currency,
    gross: status === 'complete' || status === 'pending' ? amount : null,
    kind: kindOfStatus(status),
    orderId,
    status,
    tickets: over ? [] : ticketsOf(message, currency),
  })
}

const attended = (provider: string, message: Fields, context: ReadContext): TicketingEvent => {
  const tickets = ticketsOf(message, null)?.filter(({ id }) => id !== null) ?? []
  if (tickets.length === 0) throw new MalformedPayloadError(`${provider}: tickets[].id is missing`)
  const orderId = identifier(message.orderId)
  return emptyEvent({
    ...common(provider, message, context),
    kind: 'attendance',
    orderId,
    status: 'complete',
    tickets,
  })
}

const priceOf = (value: unknown, currency: string): null | number => {
  if (value === undefined || value === null) return null
  const price = minorUnits(value, currency)
  if (price === null) throw new MalformedPayloadError(`tickets[].price is no amount of ${currency}`)
  return price
}

const ticketsOf = (message: Fields, currency: null | string) =>
  Array.isArray(message.tickets)
    ? items(message.tickets).map((ticket) => ({
        id: identifier(ticket.id),
        name: text(ticket.name),
        price: currency ? priceOf(ticket.price, currency) : null,
        quantity: count(ticket.quantity),
        typeId: identifier(ticket.typeId),
      }))
    : null

const personOf = (person: Fields) => ({
  email: readEmail(person.email),
  firstName: text(person.firstName),
  lastName: text(person.lastName),
})
