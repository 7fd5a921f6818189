import type { OrderStatus } from '../vocabulary.js'

/** `attended` is a gate; the others are what has become of the order. */
export const genericStatuses: readonly ('attended' | OrderStatus)[] = [
  'attended',
  'cancelled',
  'complete',
  'partially-cancelled',
  'partially-refunded',
  'pending',
  'refunded',
]

const string = { maxLength: 200, type: 'string' } as const
const price = {
  description: 'Major units, as a decimal string ("19.90") or number.',
  type: ['string', 'number'],
} as const
const person = {
  email: { ...string, format: 'email', maxLength: 254 },
  firstName: string,
  lastName: string,
} as const

/**
 * JSON Schema (2020-12) of the signed JSON any shop can send to `/api/qr/webhooks/generic`. Every
 * message is a snapshot: `amount` and `tickets` are what is left of the order. Fields that are not
 * named here are dropped unseen.
 */
export const genericSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  properties: {
    affiliate: string,
    amount: price,
    attendees: {
      items: { properties: { ...person, ticketId: string }, type: 'object' },
      type: 'array',
    },
    buyer: { properties: person, type: 'object' },
    channel: string,
    clickId: {
      description: 'The qr_scan_id the buyer arrived with.',
      pattern: '^[\\w.~-]{8,128}$',
      type: 'string',
    },
    coupons: { items: string, type: 'array' },
    currency: { description: 'ISO 4217', pattern: '^[A-Za-z]{3}$', type: 'string' },
    eventId: string,
    id: { ...string, description: 'Unique per message; the same when it is sent again.' },
    occurredAt: { format: 'date-time', type: 'string' },
    orderId: { ...string, maxLength: 128 },
    status: { enum: genericStatuses },
    test: { type: 'boolean' },
    tickets: {
      items: {
        properties: {
          id: string,
          name: string,
          price,
          quantity: { minimum: 0, type: 'integer' },
          typeId: string,
        },
        type: 'object',
      },
      type: 'array',
    },
    updatedAt: {
      description: 'Orders two messages about one order; the later wins.',
      format: 'date-time',
      type: 'string',
    },
  },
  required: ['id', 'orderId', 'status'],
  type: 'object',
} as const
