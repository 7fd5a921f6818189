import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'

import type { TicketingPointer } from '../vocabulary.js'

import { eventbriteProvider, eventbriteURL } from './eventbriteProvider.js'

const provider = eventbriteProvider()
const api = 'https://www.eventbriteapi.com/v3'

describe('token in the URL', () => {
  const verify = (url: string, secrets = ['s3cret-token']) =>
    provider.verify({
      headers: new Headers(),
      now: 0,
      raw: new Uint8Array(),
      secrets,
      url: new URL(url),
    })
  it('must be the whole secret', () => {
    const hook = 'https://example.org/api/qr/webhooks/eventbrite'
    expect(verify(`${hook}?token=s3cret-token`)).toBe('ok')
    expect(verify(hook)).toEqual({ refused: 'no-signature' })
    for (const wrong of ['s3cret-toke', 's3cret-token1', 'S3CRET-TOKEN', 'x']) {
      expect(verify(`${hook}?token=${wrong}`)).toEqual({ refused: 'bad-signature' })
    }
    expect(() => verify(`${hook}?token=`, [''])).toThrow('need a secret')
  })
})

describe('api_url', () => {
  it.each([
    'http://www.eventbriteapi.com/v3/orders/1/',
    'https://www.eventbriteapi.com.evil.test/v3/orders/1/',
    'https://www.eventbriteapi.com@evil.test/v3/orders/1/',
    'https://user:pass@www.eventbriteapi.com/v3/orders/1/',
    'https://www.eventbriteapi.com:8443/v3/orders/1/',
    'https://www.eventbriteapi.com/v3/users/me/',
    'https://www.eventbriteapi.com/v3/orders/../users/me/',
    'https://www.eventbriteapi.com/v3/orders/1%2f..%2fusers',
    'http://169.254.169.254/latest/meta-data',
    'file:///etc/passwd',
    '',
    7,
    null,
  ])('does not go to %s', (url) => {
    expect(eventbriteURL(url)).toBeNull()
  })

  it('keeps to three kinds of path, without query', () => {
    expect(eventbriteURL(`${api}/orders/12/?expand=event`)).toBe(`${api}/orders/12/`)
    expect(eventbriteURL(`${api}/events/1/attendees/2/`)).toBe(`${api}/events/1/attendees/2/`)
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        expect(eventbriteURL(url)).toBeNull()
      }),
    )
  })
})

const context = { deliveryId: 'd', headers: new Headers(), receivedAt: 5 }
const pointer: TicketingPointer = {
  deliveryId: 'd',
  kind: 'pointer',
  occurredAt: 5,
  provider: 'eventbrite',
  subject: 'order',
  url: `${api}/orders/12/`,
}

it('turns a message into a pointer with nothing else of it', () => {
  const body = {
    api_url: pointer.url,
    config: { action: 'order.placed', endpoint_url: 'x?token=y' },
  }
  expect(provider.read(body, context)).toEqual([pointer])
  expect(provider.read({ config: { action: 'event.published' } }, context)).toBe('ignored')
  expect(() => provider.read({ ...body, api_url: 'https://evil.test/' }, context)).toThrow(
    "api_url is not Eventbrite's",
  )
})

const person = (id: number, over = {}) => ({
  affiliate: 'POSTER1',
  cancelled: false,
  costs: { gross: { currency: 'USD', value: 2000 } },
  id: String(id),
  profile: { email: `p${id}@example.org`, first_name: 'P', last_name: String(id) },
  refunded: false,
  ticket_class_id: 't1',
  ticket_class_name: 'Day',
  ...over,
})
const order = {
  attendees: [person(1), person(2)],
  changed: '2026-06-01T10:00:00Z',
  costs: { gross: { currency: 'USD', value: 4000 } },
  email: 'Buyer@Example.org',
  event_id: 'e1',
  first_name: 'B',
  id: '12',
  last_name: 'Uyer',
  status: 'placed',
}
const resolve = async (answer: unknown, of = pointer) => {
  const fetch = vi.fn(async (_url: unknown, _init?: RequestInit) => Response.json(answer))
  const events = await provider.resolve?.(of, { fetch, token: 'api-token' })
  return { events, fetch }
}

describe('resolve', () => {
  it('asks with the token, follows no redirect, and reads the order', async () => {
    const { events, fetch } = await resolve(order)
    const [url, init] = fetch.mock.calls[0] ?? []
    expect(url).toBe(`${api}/orders/12/?expand=attendees`)
    expect(init).toMatchObject({
      headers: { authorization: 'Bearer api-token' },
      redirect: 'error',
    })
    expect(events).toMatchObject([
      {
        amount: 4000,
        attendees: [{ email: 'p1@example.org' }, { email: 'p2@example.org' }],
        buyer: { email: 'buyer@example.org', firstName: 'B', lastName: 'Uyer' },
        carriers: { affiliate: 'POSTER1' },
        currency: 'USD',
        kind: 'sale',
        orderId: '12',
        status: 'complete',
      },
    ])
  })

  it('tells what is left after a refund of one, and of all', async () => {
    const one = { ...order, attendees: [person(1), person(2, { refunded: true })] }
    expect((await resolve(one)).events).toMatchObject([
      { amount: 2000, status: 'partially-refunded', tickets: [{ id: '1' }] },
    ])
    const all = { ...order, status: 'refunded' }
    expect((await resolve(all)).events).toMatchObject([
      { amount: 0, status: 'refunded', tickets: [] },
    ])
  })

  it('reads attendance', async () => {
    const of = { ...pointer, subject: 'attendance' as const, url: `${api}/events/1/attendees/2/` }
    const attendee = { ...person(2), checked_in: true, order_id: '12' }
    expect((await resolve(attendee, of)).events).toMatchObject([
      { kind: 'attendance', orderId: '12', tickets: [{ id: '2' }] },
    ])
    expect((await resolve({ ...attendee, checked_in: false }, of)).events).toBe('ignored')
  })

  it('sends the token nowhere else, even when the queue was tampered with', async () => {
    const fetch = vi.fn()
    const of = { ...pointer, url: 'https://evil.test/v3/orders/1/' }
    await expect(provider.resolve?.(of, { fetch, token: 't' })).rejects.toThrow("pointer's URL")
    expect(fetch).not.toHaveBeenCalled()
  })
})
