import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'

/** An order as Eventbrite's API gives it with `expand=attendees`, as far as it is looked at. */
export type EventbriteOrder = {
  attendees: Record<string, unknown>[]
  changed: string
  costs: { gross: { currency: string; value: number } }
  email: string
  first_name: string
  id: string
  last_name: string
  status: 'cancelled' | 'placed' | 'refunded'
}

const ORIGIN = 'https://www.eventbriteapi.com'

/**
 * The two addresses of Eventbrite's API a webhook points to. Private parts (barcodes, addresses) are
 * there as in life, so that tests can look for them afterwards.
 * Source: eventbrite.com/platform/api#/reference/order
 */
export async function startEventbriteFake({ token }: { token: string }) {
  const orders = new Map<string, EventbriteOrder>()
  const faults: number[] = []
  const calls: string[] = []
  const answer = (path: string, authorization: string | undefined): [number, unknown] => {
    const fault = faults.shift()
    if (fault) return [fault, {}]
    if (authorization !== `Bearer ${token}`) return [401, { error: 'INVALID_AUTH' }]
    const [, order] = /^\/v3\/orders\/(\d+)\/\?expand=attendees$/.exec(path) ?? []
    const [, attendee] = /^\/v3\/events\/\d+\/attendees\/(\d+)\/$/.exec(path) ?? []
    const found = order
      ? orders.get(order)
      : [...orders.values()].flatMap(({ attendees }) => attendees).find(({ id }) => id === attendee)
    return found ? [200, found] : [404, { error: 'NOT_FOUND' }]
  }
  const server = createServer((request, response) => {
    calls.push(request.url ?? '')
    const [status, body] = answer(request.url ?? '', request.headers.authorization)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    /** Every path asked for. */
    calls,
    /** The next request is answered with this status. */
    fail: (status: number): void => void faults.push(status),
    /** A `fetch` that finds the fake where Eventbrite would be; everything else goes its way. */
    fetch: (real: typeof fetch): typeof fetch =>
      ((input: string, init?: RequestInit) =>
        real(typeof input === 'string' ? input.replace(ORIGIN, url) : input, init)) as typeof fetch,
    orders,
    /** Sells to one buyer; one ticket per attendee. */
    place: (id: string, more: Partial<EventbriteOrder> & { affiliate?: string } = {}) => {
      const { affiliate, ...changes } = more
      const order: EventbriteOrder = {
        attendees: ['1', '2'].map((number) => ({
          affiliate,
          barcodes: [{ barcode: `barcode-secret-${id}${number}` }],
          checked_in: false,
          costs: { gross: { currency: 'EUR', value: 1_500 } },
          event_id: '77',
          id: `${id}${number}`,
          order_id: id,
          profile: { addresses: { home: { city: 'Secretville' } }, email: 'guest@example.org' },
          quantity: 1,
        })),
        changed: new Date().toISOString(),
        costs: { gross: { currency: 'EUR', value: 3_000 } },
        email: 'Evi@Example.org',
        first_name: 'Evi',
        id,
        last_name: 'Bright',
        status: 'placed',
        ...changes,
      }
      orders.set(id, order)
      return order
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
