import type { Fields } from '../readFields.js'
import type { OrderStatus, ReadContext, TicketingEvent, TicketingProvider } from '../vocabulary.js'

import { currencyExponent } from '../money.js'
import { emptyEvent, kindOfStatus, knownPerson } from '../newEvent.js'
import {
  asClickId,
  currencyCode,
  deliveryIdOf,
  fields,
  identifier,
  items,
  parseJSON,
  readClickId,
  readEmail,
  splitName,
  text,
  texts,
} from '../readFields.js'
import { verifyTimestamped } from '../signature.js'
import { MalformedPayloadError } from '../TicketingError.js'

export type StripeOptions = {
  /** Seconds a signature's time may be off. @default 300 */
  tolerance?: number
}

/**
 * Stripe Checkout. The order is the payment intent, so that a refund of the charge finds it, or the
 * invoice where there is one: a session in mode `subscription` names no payment intent. Charges name
 * their invoice before API version 2025-03-31 (basil); since then only `invoice_payment.paid` says which
 * payment it was paid with. The session itself where nothing was to pay. Put the scan id into `metadata.qr_scan_id` when the
 * session is made; `client_reference_id` is looked at last. Card data is never read. Sessions name
 * no line items in webhooks, so the tickets stay unknown.
 *
 * Sources: docs.stripe.com/webhooks, docs.stripe.com/payments/checkout/fulfill-orders,
 * docs.stripe.com/api/charges/object, docs.stripe.com/api/invoice-payment/object
 */
export const stripeProvider = ({ tolerance = 300 }: StripeOptions = {}): TicketingProvider => ({
  name: 'stripe',
  deliveryId: (raw) => deliveryIdOf(parseJSON(raw).id, raw),
  read: (body, context) => {
    const event = fields(body)
    const type = text(event.type) ?? ''
    const object = fields(fields(event.data).object)
    // a card that is put on file is no purchase
    if (Object.hasOwn(sessions, type) && object.mode === 'setup') return 'ignored'
    if (Object.hasOwn(sessions, type)) return [readSession(type, event, object, context)]
    if (type === 'invoice_payment.paid') return readPayment(event, object, context)
    return type === 'charge.refunded' ? [readRefund(event, object, context)] : 'ignored'
  },
  verify: (input) => verifyTimestamped('stripe', 'stripe-signature', tolerance, input),
})

/** What a session's event means when the session itself does not say it is unpaid. */
const sessions: Readonly<Record<string, OrderStatus>> = {
  // Nothing was ever sold: a cancelled order would count as a purchase that was taken back.
  'checkout.session.async_payment_failed': 'pending',
  'checkout.session.async_payment_succeeded': 'complete',
  'checkout.session.completed': 'complete',
}

const timed = (event: Fields, context: ReadContext) => {
  const created = typeof event.created === 'number' ? event.created * 1000 : null
  const sequence = Number.isSafeInteger(created) ? created : null
  return {
    deliveryId: context.deliveryId,
    occurredAt: sequence ?? context.receivedAt,
    provider: 'stripe',
    sequence,
    test: event.livemode === false,
  }
}

const readSession = (
  type: string,
  event: Fields,
  session: Fields,
  context: ReadContext,
): TicketingEvent => {
  const names = namesOf(session)
  if (!names.orderId) throw new MalformedPayloadError(`stripe ${type}: data.object.id is missing`)
  const unpaid = type === 'checkout.session.completed' && session.payment_status === 'unpaid'
  const status = unpaid ? 'pending' : (sessions[type] ?? 'pending')
  const currency = currencyCode(session.currency)
  const gross = currency ? stripeUnits(session.amount_total, currency) : null
  if (gross === null) throw new MalformedPayloadError(`stripe ${type}: amount_total or currency`)
  const customer = fields(session.customer_details)
  const buyer = {
    email: readEmail(customer.email) ?? readEmail(session.customer_email),
    ...splitName(customer.name),
  }
  return emptyEvent({
    ...timed(event, context),
    amount: status === 'cancelled' ? 0 : gross,
    buyer: knownPerson(buyer),
    carriers: {
      affiliate: null,
      channel: identifier(session.payment_link),
      coupons: texts(
        items(session.discounts).flatMap(({ coupon, promotion_code }) => [promotion_code, coupon]),
      ),
      underShop: null,
    },
    clickId: readClickId([fields(session.metadata)]) ?? asClickId(session.client_reference_id),
    currency,
    customerId: identifier(session.customer),
    gross,
    kind: kindOfStatus(status),
    ...names,
    status,
  })
}

/** What an order is called: by its invoice, else its payment intent, which is then its other name. */
const namesOf = (object: Fields) => {
  const invoice = identifier(object.invoice)
  const payment = identifier(object.payment_intent)
  return {
    orderId: invoice ?? payment ?? identifier(object.id),
    ...(invoice && payment && { alias: payment }),
  }
}

/** Sold nothing by itself, and says which payment the invoice of a session was paid with. */
const readPayment = (event: Fields, paid: Fields, context: ReadContext) => {
  const orderId = identifier(paid.invoice)
  const payment = fields(paid.payment)
  const alias = identifier(payment.payment_intent) ?? identifier(payment.charge)
  if (!orderId || !alias) return 'ignored'
  return [emptyEvent({ ...timed(event, context), alias, kind: 'link', orderId, status: 'pending' })]
}

const readRefund = (event: Fields, charge: Fields, context: ReadContext): TicketingEvent => {
  const names = namesOf(charge)
  const currency = currencyCode(charge.currency)
  const gross = currency ? stripeUnits(charge.amount, currency) : null
  const back = currency ? stripeUnits(charge.amount_refunded, currency) : null
  if (!names.orderId || gross === null || back === null) {
    throw new MalformedPayloadError('stripe charge.refunded: data.object lacks id or amounts')
  }
  const amount = Math.max(0, gross - back)
  return emptyEvent({
    ...timed(event, context),
    amount,
    currency,
    gross,
    kind: 'refund',
    // the account may take payments elsewhere than in Checkout
    onlyChanges: true,
    ...names,
    status: amount === 0 ? 'refunded' : 'partially-refunded',
    tickets: amount === 0 ? [] : null,
  })
}

/**
 * Decimal places Stripe counts in, where they are not those of ISO 4217: ariary are whole (ISO 4217 has
 * two places for them), krónur and Uganda shillings have two that are always zero.
 */
const places = new Map([
  ['ISK', 2],
  ['MGA', 0],
  ['UGX', 2],
])

/**
 * Stripe's smallest unit as ISO 4217 minor units. `null` for what is none: not a whole number, or a part
 * of a króna. Source: docs.stripe.com/currencies#zero-decimal, #three-decimal and #special-cases
 */
export const stripeUnits = (value: unknown, currency: string): null | number => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null
  const ours = currencyExponent(currency)
  const theirs = places.get(currency) ?? ours
  const units = ours >= theirs ? value * 10 ** (ours - theirs) : value / 10 ** (theirs - ours)
  return Number.isSafeInteger(units) ? units : null
}
