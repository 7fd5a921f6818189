import type { Fields } from '../readFields.js'
import type {
  OrderOrigin,
  OrderStatus,
  ReadContext,
  TicketingEvent,
  TicketPerson,
} from '../vocabulary.js'

import { minorUnits } from '../money.js'
import { emptyEvent, kindOfStatus, knownPerson } from '../newEvent.js'
import {
  currencyCode,
  fields,
  identifier,
  instant,
  items,
  readClickId,
  readEmail,
  text,
  texts,
} from '../readFields.js'
import { MalformedPayloadError } from '../TicketingError.js'
import { readTickets, remainingAmount } from './whatIsLeft.js'

/** What each reader of a Vivenu event is given. */
export type VivenuDelivery = {
  context: ReadContext
  data: Fields
  /** `mode: 'dev'`. */
  test: boolean
  type: string
}

/** `transaction.complete`, `.canceled` and `.partiallyCanceled`; the last comes without tickets. */
export const readTransaction = ({ context, data, test, type }: VivenuDelivery): TicketingEvent => {
  const transaction = fields(data.transaction)
  const orderId = identifier(transaction._id)
  if (!orderId) throw new MalformedPayloadError(`vivenu ${type}: data.transaction._id is missing`)
  const currency = currencyCode(transaction.currency)
  const status = statusOf(type, transaction)
  const origin = originOf(transaction.origin)
  const updatedAt = instant(transaction.updatedAt)
  return emptyEvent({
    ...money(transaction, currency, status),
    attendees: items(data.tickets).filter(isPersonal).map(attendeeOf),
    buyer: buyerOf(transaction),
    carriers: carriersOf(transaction),
    clickId: clickIdOf(data, transaction, origin),
    currency,
    customerId: identifier(transaction.customerId),
    deliveryId: context.deliveryId,
    eventId: identifier(transaction.eventId),
    kind: kindOfStatus(status),
    occurredAt: updatedAt ?? instant(transaction.createdAt) ?? context.receivedAt,
    orderId,
    origin,
    provider: 'vivenu',
    sequence: updatedAt,
    status,
    test,
    tickets: status === 'cancelled' || status === 'refunded' ? [] : readTickets(data, transaction),
  })
}

const over: readonly unknown[] = ['ABORTED', 'CANCELED']

const statusOf = (type: string, transaction: Fields): OrderStatus => {
  if (type === 'transaction.canceled' || over.includes(transaction.status)) return 'cancelled'
  if (transaction.paymentStatus === 'CHARGEBACK') return 'refunded'
  return type === 'transaction.partiallyCanceled' ? 'partially-cancelled' : 'complete'
}

const originOf = (value: unknown): OrderOrigin =>
  value === 'pos' || value === 'rebooking' || value === 'upgrade' || value === 'subscription'
    ? value
    : 'online'

const money = (transaction: Fields, currency: null | string, status: OrderStatus) => {
  if (!currency) return { amount: null, gross: null }
  const { realPrice } = transaction
  const gross = minorUnits(realPrice, currency)
  if (gross === null && realPrice !== undefined && realPrice !== null) {
    throw new MalformedPayloadError(`vivenu: realPrice is no amount of ${currency}`)
  }
  if (status === 'cancelled' || status === 'refunded') return { amount: 0, gross }
  return status === 'partially-cancelled'
    ? { amount: remainingAmount(transaction, currency), gross: null }
    : { amount: gross, gross }
}

// The first name is `prename` here, and `firstname` on tickets and checkouts.
const buyerOf = (transaction: Fields): null | TicketPerson =>
  knownPerson({
    email: readEmail(transaction.email),
    firstName: text(transaction.prename),
    lastName: text(transaction.lastname),
  })

const isPersonal = (ticket: Fields): boolean =>
  ticket.status !== 'INVALID' && Boolean(ticket.email || ticket.firstname || ticket.lastname)

const attendeeOf = (ticket: Fields) => ({
  email: readEmail(ticket.email),
  firstName: text(ticket.firstname),
  lastName: text(ticket.lastname),
  ticketId: identifier(ticket._id),
})

const carriersOf = (transaction: Fields) => ({
  affiliate: null,
  channel: text(transaction.channel),
  coupons: texts([
    ...items(transaction.appliedCoupons).map(({ code }) => code),
    ...(Array.isArray(transaction.coupons) ? transaction.coupons : []),
  ]),
  underShop: text(transaction.underShop),
})

// A rebooked ticket keeps its meta: the click in it belongs to the first purchase.
const clickIdOf = (data: Fields, transaction: Fields, origin: OrderOrigin): null | string => {
  if (origin === 'rebooking' || origin === 'upgrade') return null
  const tickets = [...items(transaction.tickets), ...items(data.tickets)]
  return readClickId([
    ...tickets.map(({ meta }) => fields(meta)),
    fields(transaction.extraFields),
    ...tickets.map(({ extraFields }) => fields(extraFields)),
  ])
}
