import type { ReadContext, TicketingEvent, TicketingProvider, VerifyInput } from '../vocabulary.js'
import type { VivenuDelivery } from './readTransaction.js'

import { emptyEvent, knownPerson } from '../newEvent.js'
import {
  asClickId,
  deliveryIdOf,
  fields,
  identifier,
  instant,
  items,
  parseJSON,
  readClickId,
  readEmail,
  text,
  texts,
} from '../readFields.js'
import { isHexSignature, matchesSignature, requireSecrets, signHMAC } from '../signature.js'
import { MalformedPayloadError, TicketingConfigurationError } from '../TicketingError.js'
import { readTransaction } from './readTransaction.js'

export type VivenuOptions = {
  /**
   * Where the click id is, for a shop that carries it elsewhere. Sees the raw `data`; only the
   * returned id goes further, and only if it looks like one.
   *
   * @default `qr_click`, then `qr_scan_id`: in the tickets' `meta`, then in `extraFields`
   */
  extractClickId?: (data: Record<string, unknown>) => null | string | undefined
  /**
   * How the key Vivenu shows is turned into bytes. Try `base64` if every signature fails.
   *
   * @default 'utf8'
   */
  hmacKeyEncoding?: 'base64' | 'utf8'
}

/**
 * `checkout.completed`: a basket of one or more transactions, which arrive on their own. So it has
 * no worth here; it ties a person to a click. First name is `firstname`, unlike a transaction's.
 */
const readCheckout = ({ context, data, test, type }: VivenuDelivery): TicketingEvent => {
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

/**
 * `scan.created`: a ticket at the gate. Only an approved check-in is attendance. The message names
 * no order and no e-mail: the order is found by the ticket's id. The barcode stays behind.
 */
const readScan = ({ context, data, test, type }: VivenuDelivery): null | TicketingEvent => {
  const scan = fields(data.scan)
  if (scan.type !== 'checkin' || scan.scanResult !== 'approved') return null
  const id = identifier(scan.ticketId)
  if (!id) throw new MalformedPayloadError(`vivenu ${type}: data.scan.ticketId is missing`)
  const time = instant(scan.time)
  return emptyEvent({
    deliveryId: context.deliveryId,
    eventId: identifier(scan.eventId),
    kind: 'attendance',
    occurredAt: time ?? context.receivedAt,
    orderId: null,
    provider: 'vivenu',
    sequence: time,
    status: 'complete',
    test,
    tickets: [
      {
        id,
        name: text(scan.ticketName),
        price: null,
        quantity: 1,
        typeId: identifier(scan.ticketTypeId),
      },
    ],
  })
}

type Reader = (delivery: VivenuDelivery) => TicketingEvent | null

const readers: Readonly<Record<string, Reader>> = {
  'checkout.completed': readCheckout,
  'scan.created': readScan,
  'transaction.canceled': readTransaction,
  'transaction.complete': readTransaction,
  'transaction.partiallyCanceled': readTransaction,
}

/**
 * Vivenu's webhooks. Signed with HMAC-SHA256 over the raw body, lower-case hex, without a time, so
 * a replay is caught by the delivery's id alone. Sent at least once: 10 s to answer, up to seven
 * attempts over about two hours.
 *
 * Sources: docs.vivenu.dev/webhooks and the schemas `webhook`, `WebhookTransactionResource`,
 * `webhook.*` of Vivenu's OpenAPI document.
 */
export const vivenuProvider = (options: VivenuOptions = {}): TicketingProvider => ({
  name: 'vivenu',
  deliveryId: (raw) => deliveryIdOf(parseJSON(raw).id, raw),
  read: (body, context) => read(body, context, options),
  verify: (input) => verify(input, options.hmacKeyEncoding ?? 'utf8'),
})

const verify = ({ headers, raw, secrets }: VerifyInput, encoding: 'base64' | 'utf8') => {
  const keys = requireSecrets('vivenu', secrets).map((key) => Buffer.from(key, encoding))
  // what is not base64 decodes to nothing, and nothing signs for everyone
  if (keys.some((key) => key.length < 8)) {
    throw new TicketingConfigurationError(
      `payload-plugin-qr: the Vivenu webhook key is too short as ${encoding}; check hmacKeyEncoding`,
    )
  }
  const signature = headers.get('x-vivenu-signature')
  if (!signature) return { refused: 'no-signature' } as const
  if (!isHexSignature(signature)) return { refused: 'malformed-signature' } as const
  let fits = false
  for (const key of keys) {
    fits = matchesSignature(signHMAC(key, raw), signature) || fits
  }
  return fits ? 'ok' : ({ refused: 'bad-signature' } as const)
}

const read = (body: unknown, context: ReadContext, options: VivenuOptions) => {
  const { data, mode, type } = fields(body)
  const reader = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : null
  if (!reader) return 'ignored'
  const event = reader({ context, data: fields(data), test: mode === 'dev', type: String(type) })
  if (!event) return 'ignored'
  if (options.extractClickId && event.origin !== 'rebooking' && event.origin !== 'upgrade') {
    event.clickId = asClickId(options.extractClickId({ ...fields(data) }))
  }
  return [event]
}
