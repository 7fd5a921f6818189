import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { TicketingPointer } from './vocabulary.js'

import { createShop } from '../../../test/fakes/vivenu/createShop.js'
import { fetchJSON } from './fetchJSON.js'
import { ticketingProviders } from './ticketingProviders.js'

const context = { deliveryId: 'd', headers: new Headers(), receivedAt: 1 }
const providers = ticketingProviders()

// What every object of a payload might carry one day, with a mark to look for afterwards.
const extra = fc.dictionary(
  fc
    .oneof(
      fc.constantFrom(
        'secret',
        'ipLookup',
        'barcode',
        'card',
        'payment_method_details',
        'phone',
        'extraFields',
        'metadata',
        'street',
      ),
      fc.string(),
    )
    .filter((name) => name !== '__proto__'),
  fc.oneof(
    fc.string().map((text) => `PLANTED${text}`),
    fc.array(fc.constant('PLANTED')),
    fc.record({ fingerprint: fc.constant('PLANTED'), last4: fc.constant('PLANTED 4242') }),
  ),
  { maxKeys: 8 },
)

/** Adds fields to every object in a payload; what is there already stays as it is. */
const plant = (value: unknown, fields: Record<string, unknown>): unknown => {
  if (Array.isArray(value)) return value.map((item) => plant(item, fields))
  if (typeof value !== 'object' || value === null) return value
  const grown = Object.entries(value).map(([key, held]) => [key, plant(held, fields)])
  return { ...fields, ...Object.fromEntries(grown) }
}

const emitted: { data: unknown; type: string }[] = []
const shop = createShop(
  (type, data) => emitted.push({ data: structuredClone(data), type }),
  () => 1,
)
const order = shop.buy({ email: 'ada@example.org', firstName: 'Ada', lastName: 'L', tickets: 2 })
shop.cancelTickets(order._id, 1)
shop.cancel(order._id)
shop.scanTicket(shop.ticketsOf(order._id)[0]?._id ?? '')

/** Names the parsers read on purpose: text planted under them is theirs to keep. */
const reads =
  /^(id|_id|name|type|mode|data|object|amount|price|currency|tickets|status|origin|channel|channelId|underShop|shopId|coupons?|appliedCoupons|code|items|email|firstname|lastname|prename|firstName|lastName|customer|customerId|eventId|ticketId|ticketName|ticketTypeId|typeId|quantity|buyer|attendees|affiliate|clickId|test|orderId|time|discounts|promotion_code|payment_link)$/

it('passes on nothing of a payload but what is on the list', () => {
  const stripe = {
    amount_total: 100,
    currency: 'eur',
    customer_details: { email: 'ada@example.org' },
    id: 'cs_1',
    payment_intent: 'pi_1',
  }
  const generic = {
    attendees: [{}],
    buyer: { email: 'ada@example.org' },
    id: 'm',
    orderId: 'A',
    status: 'complete',
    tickets: [{ id: 't' }],
  }
  fc.assert(
    fc.property(extra, (fields) => {
      const safe = Object.fromEntries(Object.entries(fields).filter(([name]) => !reads.test(name)))
      const stripeEvent = { data: { object: stripe }, id: 'e', type: 'checkout.session.completed' }
      const results = [
        ...emitted.map(({ data, type }) =>
          providers.vivenu.read({ data: plant(data, safe), id: 'd', type }, context),
        ),
        providers.stripe.read(plant(stripeEvent, safe), context),
        providers.generic.read(plant(generic, safe), context),
      ]
      for (const result of results) {
        expect(result).not.toBe('ignored')
        expect(JSON.stringify(result)).not.toMatch(
          /PLANTED|-secret-|198\.51\.100|Secretville|Mozilla/,
        )
      }
    }),
  )
})

it('does the same for what Eventbrite answers', async () => {
  const answer = {
    attendees: [
      {
        barcodes: [{ barcode: 'PLANTED' }],
        id: '1',
        profile: { cell_phone: 'PLANTED', email: 'a@example.org' },
      },
    ],
    costs: { gross: { currency: 'USD', value: 1 } },
    id: '12',
    resource_uri: 'PLANTED',
  }
  const pointer: TicketingPointer = {
    deliveryId: 'd',
    kind: 'pointer',
    occurredAt: 1,
    provider: 'eventbrite',
    subject: 'order',
    url: 'https://www.eventbriteapi.com/v3/orders/12/',
  }
  const events = await providers.eventbrite.resolve?.(pointer, {
    fetch: async () => Response.json(answer),
    token: 't',
  })
  expect(JSON.stringify(events)).toContain('a@example.org')
  expect(JSON.stringify(events)).not.toContain('PLANTED')
})

it('puts neither token nor URL nor answer into the errors of a request', async () => {
  const secret = 'key_verysecret1'
  const url = 'https://vivenu.test/rich?email=ada%40example.org'
  const answers: (typeof fetch)[] = [
    async () => Response.json({ error: `PLANTED ada@example.org ${secret}` }, { status: 400 }),
    async () => new Response('<html>ada@example.org', { status: 200 }),
    async () => {
      throw new TypeError(`fetch failed ${url} ${secret}`, { cause: { code: 'ECONNREFUSED' } })
    },
  ]
  for (const answer of answers) {
    const error: unknown = await fetchJSON(url, {
      fetch: answer,
      token: secret,
      what: 'test',
    }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    expect(String((error as Error).stack)).not.toMatch(/ada|PLANTED|verysecret|vivenu\.test/)
  }
})
