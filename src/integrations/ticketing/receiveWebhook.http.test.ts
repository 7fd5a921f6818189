import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { VivenuFake } from '../../../test/fakes/vivenu/startVivenuFake.js'
import type { ConversionState } from './conversion.js'
import type { TicketingEvent } from './vocabulary.js'

import { startVivenuFake } from '../../../test/fakes/vivenu/startVivenuFake.js'
import { applyTicketingEvent } from './applyTicketingEvent.js'
import { describeConversion } from './conversion.js'
import { receiveWebhook } from './receiveWebhook.js'
import { vivenuProvider } from './vivenu/vivenuProvider.js'

const key = 'webhook-key-of-the-fake'
const states = new Map<string, ConversionState>()
const ids = new Set<string>()
let broken = 0
let deduplicate = true
let fake: VivenuFake

const take = (event: TicketingEvent): void => {
  const ticket = event.tickets?.[0]?.id ?? ''
  const byTicket = [...states.values()].find(({ ticketIds }) => ticketIds.includes(ticket))?.orderId
  const id = event.orderId ?? byTicket ?? `ticket:${ticket}`
  states.set(id, applyTicketingEvent(states.get(id) ?? null, event))
}

const server = createServer((incoming, outgoing) => {
  const request = new Request(`http://host.test${incoming.url}`, {
    body: Readable.toWeb(incoming) as ReadableStream,
    duplex: 'half',
    headers: incoming.headers as Record<string, string>,
    method: incoming.method,
  } as RequestInit)
  const provider = vivenuProvider()
  const answer = receiveWebhook({
    enqueue: async (work) => {
      if (broken-- > 0) throw new Error('database is away')
      if (work.kind !== 'pointer') take(work)
    },
    provider,
    request,
    secrets: [key],
    seen: async (id) => (deduplicate && ids.has(id)) || !ids.add(id),
    settle: async (keep) => void (keep || ids.clear()),
  })
  void answer.then(async (response) => {
    outgoing.writeHead(response.status).end(await response.text())
  })
})
const port = () => (server.address() as AddressInfo).port

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const webhookURL = `http://127.0.0.1:${port()}/`
  fake = await startVivenuFake({ port: 0, retryDelays: [1, 1], webhookKey: key, webhookURL })
})
afterAll(async () => {
  await fake.close()
  await new Promise((resolve) => {
    server.close(resolve)
    server.closeAllConnections()
  })
})
beforeEach(() => {
  states.clear()
  ids.clear()
  fake.deliveries.length = 0
  broken = 0
  deduplicate = true
})

const described = (orderId: string) => {
  const state = states.get(orderId)
  return state && describeConversion(state)
}

describe('a shop and its webhooks over HTTP', () => {
  it('sells on its page with the scan carried along, and takes the sale back', async () => {
    const scan = '01J0SCANSCANSCANSCANSCAN01'
    const page = await (await fetch(`${fake.url}/shop?qr_scan_id=${scan}&underShop=poster`)).text()
    const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="(\w+)"/g)]
    const form = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, value]))
    form.set('email', 'ada@example.org')
    form.set('tickets', '3')
    const thanks = await (await fetch(`${fake.url}/shop`, { body: form, method: 'POST' })).text()
    const order = /id="order">(\w+)</.exec(thanks)?.[1] ?? ''
    await fake.settled()
    expect(described(order)).toMatchObject({
      amount: 5970,
      buyer: { email: 'ada@example.org' },
      carriers: { underShop: 'poster' },
      clickId: scan,
      conversions: 1,
      ticketsSold: 3,
    })
    await fetch(`${fake.url}/cancel/${order}`, { method: 'POST' })
    await fake.settled()
    expect(described(order)).toMatchObject({ amount: 0, conversions: 0, status: 'cancelled' })
    const overview = await (await fetch(fake.url)).text()
    expect(overview).toContain('CANCELED')
    expect(overview).toContain('ada@example.org')
  })

  it.each([true, false])(
    'ends the same after five deliveries of each in random order (deduplication %s)',
    async (withIds) => {
      deduplicate = withIds
      fake.hold()
      const order = fake.buy({ email: 'b@example.org', tickets: 3 })._id
      fake.cancelTickets(order, 1)
      const other = fake.buy({ email: 'c@example.org', tickets: 1 })._id
      fake.cancel(other)
      await fake.release({ shuffle: true, times: 5 })
      expect(described(order)).toMatchObject({ amount: 3980, conversions: 1, ticketsSold: 2 })
      expect(described(other)).toMatchObject({ amount: 0, conversions: 0 })
      expect(fake.deliveries.every(({ state }) => state === 'delivered')).toBe(true)
    },
  )

  it('is tried again until what it tells can be kept', async () => {
    broken = 1
    const order = fake.buy({ email: 'd@example.org' })._id
    await fake.settled()
    expect(described(order)).toMatchObject({ conversions: 1 })
    expect(fake.deliveries.flatMap(({ answers }) => answers)).toContain(500)
  })

  it('stores nothing secret', async () => {
    const order = fake.buy({ email: 'e@example.org', tickets: 2 })._id
    await fake.settled()
    fake.scanTicket(fake.ticketsOf(order)[0]?._id ?? '')
    await fake.settled()
    expect(described(order)?.ticketsAttended).toBe(1)
    const sent = fake.deliveries.map(({ body }) => body).join()
    expect(sent).toMatch(/ticket-secret-.*barcode-secret-/s)
    expect(JSON.stringify([...states.values()])).not.toMatch(/-secret-|198\.51\.100|Mozilla/)
  })

  it('answers 413 to a body too large, with and without its length told', async () => {
    const chunk = new Uint8Array(65_536)
    const bodies = [new Uint8Array(3_000_000), Readable.toWeb(Readable.from(Array(48).fill(chunk)))]
    for (const body of bodies) {
      const init = { body, duplex: 'half', method: 'POST' } as RequestInit
      expect((await fetch(`http://127.0.0.1:${port()}/`, init)).status).toBe(413)
    }
  })
})
