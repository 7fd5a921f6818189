import type { Delivery } from '../fakes/vivenu/types.js'

import { genericRequest } from '../fakes/senders/genericRequest.js'
import { signVivenu } from '../fakes/senders/signVivenu.js'
import { stripeRequest } from '../fakes/senders/stripeRequest.js'

/** A webhook as bytes: sent again, it is the same. */
export type Message = { body: string; headers: Record<string, string>; provider: string }

export type ShopKeys = { generic: string; stripe: string; vivenu: string }

type Stream = {
  /** E-mail of the buyer of an order, `undefined` for a box office. */
  buyer: (order: number) => string | undefined
  /** The scan id an order carries, if any. */
  clickId: (order: number) => string | undefined
  keys: ShopKeys
  /** Names the orders, so that several streams can go to one site. */
  name: string
  /** Epoch ms of the first order; the others follow second by second. */
  start: number
}

export const vivenuMessage = ({ vivenu }: ShopKeys, { body }: Delivery): Message => ({
  body,
  headers: { 'content-type': 'application/json', 'x-vivenu-signature': signVivenu(vivenu, body) },
  provider: 'vivenu',
})

const messageOf = async (provider: string, request: Request): Promise<Message> => ({
  body: await request.text(),
  headers: Object.fromEntries(request.headers),
  provider,
})

/** Stripe Checkout: paid, paid late, never paid, free, given back in part and in full, in yen. */
export async function stripeMessages(stream: Stream, orders: number): Promise<Message[]> {
  const messages: Promise<Message>[] = []
  for (let order = 0; order < orders; order++) {
    let now = stream.start + order * 5_000
    const say = (type: string, object: Record<string, unknown>) => {
      const id = `evt_${stream.name}_${order}_${messages.length}`
      const request = stripeRequest('http://shop.test', stream.keys.stripe, type, object, { id, now: (now += 1_000) }) // prettier-ignore
      messages.push(messageOf('stripe', request))
    }
    const kind = order % 7
    const currency = kind === 6 ? 'jpy' : 'eur'
    const total = kind === 5 ? 0 : 1_990 + order
    const clickId = stream.clickId(order)
    const session = {
      amount_total: total,
      currency,
      customer: `cus_${order}`,
      customer_details: { email: stream.buyer(order), name: `Stripe Buyer${order}` },
      id: `cs_${stream.name}_${order}`,
      metadata: clickId ? { qr_scan_id: clickId } : {},
      payment_intent: kind === 5 ? null : `pi_${stream.name}_${order}`,
      payment_status: kind === 3 || kind === 4 ? 'unpaid' : kind === 5 ? 'no_payment_required' : 'paid', // prettier-ignore
    }
    const refund = (amount_refunded: number) =>
      say('charge.refunded', {
        amount: total,
        amount_refunded,
        currency,
        id: `ch_${order}`,
        payment_intent: session.payment_intent,
      })
    say('checkout.session.completed', session)
    if (kind === 1 || kind === 2) refund(500)
    if (kind === 2) refund(total)
    if (kind === 3) say('checkout.session.async_payment_succeeded', { ...session, payment_status: 'paid' }) // prettier-ignore
    if (kind === 4) say('checkout.session.async_payment_failed', session)
    // nobody's business here: taken and ignored
    if (kind === 0) say('payment_intent.created', { id: `pi_${order}` })
  }
  return Promise.all(messages)
}

/** A shop of one's own: every status there is, gates before and after the sale. */
export async function genericMessages(stream: Stream, orders: number): Promise<Message[]> {
  const messages: Promise<Message>[] = []
  for (let order = 0; order < orders; order++) {
    const orderId = `${stream.name}-${order}`
    let at = stream.start + order * 5_000
    const say = (message: Record<string, unknown>) => {
      const id = `${orderId}-${messages.length}`
      const updatedAt = new Date((at += 700)).toISOString()
      const request = genericRequest('http://shop.test', stream.keys.generic, { id, orderId, updatedAt, ...message }) // prettier-ignore
      messages.push(messageOf('generic', request))
    }
    const kind = order % 6
    const currency = kind === 3 ? 'USD' : 'EUR'
    const tickets = [0, 1, 2].map((n) => ({ id: `${orderId}-t${n}`, name: 'Day', price: '6.65' }))
    const facts = {
      buyer: { email: stream.buyer(order), firstName: `Own${order}`, lastName: 'Buyer' },
      clickId: stream.clickId(order),
      coupons: kind === 5 ? ['SUMMER10'] : [],
      currency,
    }
    const gate = { orderId: kind === 4 ? undefined : orderId, status: 'attended', tickets: [{ id: tickets[0]?.id }] } // prettier-ignore
    if (kind === 2) say({ ...facts, amount: '19.95', status: 'pending', tickets })
    say({ ...facts, amount: '19.95', status: 'complete', tickets })
    if (kind === 1) say({ ...facts, amount: '13.30', status: 'partially-refunded', tickets })
    if (kind === 1) say({ ...facts, amount: '0.00', status: 'refunded', tickets })
    if (kind === 3) say({ ...facts, amount: '6.65', status: 'partially-cancelled', tickets: tickets.slice(0, 1) }) // prettier-ignore
    if (kind === 2 || kind === 4) say(gate)
    if (kind === 3 && order % 2) say({ currency, status: 'cancelled' })
  }
  return Promise.all(messages)
}
