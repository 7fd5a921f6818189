import { describe, expect, it } from 'vitest'

import type { TicketingEvent } from '../vocabulary.js'

import { vivenuProvider } from './vivenuProvider.js'

const transaction = {
  _id: 'tx-1',
  appliedCoupons: [{ _id: 'c1', code: 'SUMMER' }],
  channel: 'web',
  coupons: ['SUMMER'],
  createdAt: '2026-06-01T10:00:00.000Z',
  currency: 'EUR',
  email: ' Ada@Example.ORG ',
  eventId: 'ev-1',
  lastname: 'Lovelace',
  origin: 'yourticket',
  prename: 'Ada',
  realPrice: 39.8,
  status: 'COMPLETE',
  tickets: [
    {
      _id: 'line-1',
      amount: 2,
      meta: { qr_scan_id: '01J0SCANSCANSCANSCANSCAN01' },
      name: 'Day ticket',
      price: 19.9,
      ticketTypeId: 'type-1',
    },
  ],
  underShop: 'shop-1',
  updatedAt: '2026-06-01T10:00:01.000Z',
}
const tickets = ['a', 'b'].map((name) => ({
  _id: `ticket-${name}`,
  email: `${name}@example.org`,
  firstname: name.toUpperCase(),
  status: 'VALID',
  ticketName: 'Day ticket',
  ticketTypeId: 'type-1',
}))

const read = (type: string, data: unknown, options = {}, mode = 'prod') =>
  vivenuProvider(options).read(
    { data, id: 'd-1', mode, type },
    { deliveryId: 'd-1', headers: new Headers(), receivedAt: 1 },
  )
const one = (...args: Parameters<typeof read>): TicketingEvent => {
  const events = read(...args)
  if (events === 'ignored') throw new Error('ignored')
  return events[0] as TicketingEvent
}

describe('transaction.complete', () => {
  it('becomes a sale with buyer, holders, tickets, click and carriers', () => {
    expect(one('transaction.complete', { tickets, transaction })).toMatchObject({
      amount: 3980,
      attendees: [
        { email: 'a@example.org', firstName: 'A', ticketId: 'ticket-a' },
        { email: 'b@example.org', firstName: 'B', ticketId: 'ticket-b' },
      ],
      buyer: { email: 'ada@example.org', firstName: 'Ada', lastName: 'Lovelace' },
      carriers: { channel: 'web', coupons: ['SUMMER'], underShop: 'shop-1' },
      clickId: '01J0SCANSCANSCANSCANSCAN01',
      currency: 'EUR',
      kind: 'sale',
      orderId: 'tx-1',
      sequence: Date.parse('2026-06-01T10:00:01.000Z'),
      status: 'complete',
      test: false,
      tickets: [
        { id: 'ticket-a', name: 'Day ticket', price: 1990, quantity: 1, typeId: 'type-1' },
        { id: 'ticket-b' },
      ],
    })
  })

  it('takes the first name from prename and never from firstname', () => {
    const other = { ...transaction, firstname: 'Wrong', prename: undefined }
    expect(one('transaction.complete', { tickets, transaction: other }).buyer?.firstName).toBeNull()
  })

  it('looks for the click in ticket meta, then in extra fields, then gives up', () => {
    const click = (over: object) =>
      one('transaction.complete', { tickets: [], transaction: { ...transaction, ...over } }).clickId
    const line = (meta?: object) => [{ ...transaction.tickets[0], meta }]
    const extraFields = { qr_click: 'from-extra-fields' }
    expect(click({ extraFields, tickets: line({ qr_click: 'from-ticket-meta' }) })).toBe(
      'from-ticket-meta',
    )
    expect(click({ extraFields, tickets: line() })).toBe('from-extra-fields')
    expect(click({ tickets: line() })).toBeNull()
    expect(click({ tickets: line({ qr_click: '<script>alert(1)</script>' }) })).toBeNull()
  })

  it('lets the host say where its click id is', () => {
    const extractClickId = (data: Record<string, unknown>) =>
      (data.transaction as { extraFields: { promo: string } }).extraFields.promo
    const other = { ...transaction, extraFields: { promo: 'host-click-1' } }
    expect(one('transaction.complete', { transaction: other }, { extractClickId }).clickId).toBe(
      'host-click-1',
    )
  })

  it('takes a box-office sale without any person', () => {
    const { email: _e, lastname: _l, prename: _p, ...anonymous } = transaction
    const event = one('transaction.complete', {
      tickets: [],
      transaction: { ...anonymous, origin: 'pos' },
    })
    expect(event).toMatchObject({ amount: 3980, buyer: null, origin: 'pos' })
  })

  it.each(['rebooking', 'upgrade'])(
    'does not use the click of the first order for a %s',
    (origin) => {
      const event = one('transaction.complete', {
        tickets,
        transaction: { ...transaction, origin },
      })
      expect(event).toMatchObject({ clickId: null, origin })
    },
  )

  it('is undone by a charge-back', () => {
    const other = { ...transaction, paymentStatus: 'CHARGEBACK' }
    expect(one('transaction.complete', { transaction: other })).toMatchObject({
      amount: 0,
      kind: 'refund',
      status: 'refunded',
    })
  })
})

describe('cancellations', () => {
  const pieces = (cancelled: number) =>
    [0, 1].map((at) => ({
      cartItemId: 'line-1',
      price: 19.9,
      type: 'ticket',
      ...(at < cancelled ? { cancelledAt: '2026-06-02T10:00:00.000Z' } : {}),
    }))
  const partly = (realPrice: number) =>
    one('transaction.partiallyCanceled', {
      transaction: { ...transaction, cancellationInfo: { cancellableItems: pieces(1) }, realPrice },
    })

  it('leaves one of two tickets and its price, whether or not realPrice was lowered', () => {
    const rest = {
      amount: 1990,
      kind: 'partial-cancellation',
      status: 'partially-cancelled',
      tickets: [{ id: null, name: 'Day ticket', price: 1990, quantity: 1, typeId: 'type-1' }],
    }
    expect(partly(39.8)).toMatchObject(rest)
    expect(partly(19.9)).toMatchObject(rest)
  })

  it('leaves nothing of a cancelled order', () => {
    expect(
      one('transaction.canceled', { tickets, transaction: { ...transaction, status: 'CANCELED' } }),
    ).toMatchObject({
      amount: 0,
      gross: 3980,
      kind: 'cancellation',
      status: 'cancelled',
      tickets: [],
    })
  })
})

describe('checkout.completed', () => {
  it('ties a person to a click and is worth nothing by itself', () => {
    const checkout = {
      _id: 'co-1',
      email: 'ada@example.org',
      firstname: 'Ada',
      items: [
        { channelId: 'web', eventId: 'ev-1', shopId: 'shop-1', tickets: transaction.tickets },
      ],
      prename: 'Wrong',
    }
    expect(one('checkout.completed', { checkout })).toMatchObject({
      amount: null,
      buyer: { email: 'ada@example.org', firstName: 'Ada' },
      carriers: { channel: 'web', underShop: 'shop-1' },
      clickId: '01J0SCANSCANSCANSCANSCAN01',
      kind: 'checkout',
      status: 'pending',
    })
  })
})

describe('scan.created', () => {
  const scan = {
    barcode: 'barcode-secret',
    eventId: 'ev-1',
    scanResult: 'approved',
    ticketId: 'ticket-a',
    ticketTypeId: 'type-1',
    time: '2026-07-01T18:00:00.000Z',
    type: 'checkin',
  }
  it('is attendance of a ticket, without its barcode', () => {
    const event = one('scan.created', { scan }, {}, 'dev')
    expect(event).toMatchObject({
      kind: 'attendance',
      occurredAt: Date.parse(scan.time),
      orderId: null,
      test: true,
      tickets: [{ id: 'ticket-a' }],
    })
    expect(JSON.stringify(event)).not.toContain('barcode-secret')
  })

  it.each([{ scanResult: 'declined' }, { type: 'checkout' }])('is none with %o', (over) => {
    expect(read('scan.created', { scan: { ...scan, ...over } })).toBe('ignored')
  })
})

it.each(['customer.updated', 'pledge.created', 'constructor', '', null, 7])(
  'ignores the event %s',
  (type) => {
    expect(read(type as string, { transaction })).toBe('ignored')
  },
)

it('names what a known event lacks, without quoting it', () => {
  expect(() => read('transaction.complete', { transaction: { email: 'ada@example.org' } })).toThrow(
    'vivenu transaction.complete: data.transaction._id is missing',
  )
})
