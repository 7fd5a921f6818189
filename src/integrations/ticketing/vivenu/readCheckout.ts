import type { TicketingEvent } from '../types.js'
import type { VivenuDelivery } from './delivery.js'

import { emptyEvent } from '../emptyEvent.js'
import { knownPerson } from '../knownPerson.js'
import { readClickId } from '../values/readClickId.js'
import { readEmail } from '../values/readEmail.js'
import { fields, identifier, instant, items, text, texts } from '../values/readFields.js'
import { MalformedPayloadError } from '../TicketingError.js'

/**
 * `checkout.completed`: a basket of one or more transactions, which arrive on their own. So it has
 * no worth here; it ties a person to a click. First name is `firstname`, unlike a transaction's.
 */
export const readCheckout = ({ context, data, test, type }: VivenuDelivery): TicketingEvent => {
  const checkout = fields(data.checkout)
  const orderId = identifier(checkout._id)
  if (!orderId) throw new MalformedPayloadError(`vivenu ${type}: data.checkout._id is missing`)
  const baskets = items(checkout.items)
  const tickets = baskets.flatMap((basket) => items(basket.tickets))
  const changesAnOrder = checkout.type === 'rebooking' || checkout.type === 'upgrade'
  const updatedAt = instant(checkout.updatedAt)
  const buyer = {
    email: readEmail(checkout.email),
    firstName: text(checkout.firstname),
    lastName: text(checkout.lastname),
  }
  return emptyEvent({
    buyer: knownPerson(buyer),
    carriers: {
      affiliate: null,
      channel: texts(baskets.map(({ channelId }) => channelId))[0] ?? null,
      coupons: texts(
        baskets.flatMap(({ appliedCoupons }) => items(appliedCoupons).map(({ code }) => code)),
      ),
      underShop: texts(baskets.map(({ shopId }) => shopId))[0] ?? null,
    },
    clickId: changesAnOrder
      ? null
      : readClickId([...tickets.map(({ meta }) => fields(meta)), fields(checkout.extraFields)]),
    customerId: identifier(checkout.customerId),
    deliveryId: context.deliveryId,
    eventId: identifier(baskets[0]?.eventId),
    kind: 'checkout',
    occurredAt: updatedAt ?? instant(checkout.createdAt) ?? context.receivedAt,
    orderId,
    origin: changesAnOrder ? (checkout.type as 'rebooking' | 'upgrade') : 'online',
    provider: 'vivenu',
    sequence: updatedAt,
    status: 'pending',
    test,
  })
}
