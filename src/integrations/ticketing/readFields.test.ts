import { expect, it } from 'vitest'

import type { WebhookOutcome } from './receiveWebhook.js'
import type { TicketingWork } from './vocabulary.js'

import { genericRequest } from '../../../test/fakes/senders/genericRequest.js'
import { signVivenu } from '../../../test/fakes/senders/signVivenu.js'
import { genericProvider } from './generic/genericProvider.js'
import { receiveWebhook } from './receiveWebhook.js'
import { vivenuProvider } from './vivenu/vivenuProvider.js'

const url = 'https://example.org/hook'
const secret = 'secret-of-the-tests'
const receive = async (request: Request, provider = genericProvider()) => {
  const work: TicketingWork[] = []
  const outcomes: WebhookOutcome[] = []
  const { status } = await receiveWebhook({
    enqueue: async (piece) => work.push(piece),
    onOutcome: (outcome) => outcomes.push(outcome),
    provider,
    request,
    secrets: secret,
    seen: async () => false,
  })
  return { message: outcomes[0]?.message, status, work }
}
const send = (over: object) => {
  const order = {
    amount: '80',
    currency: 'EUR',
    id: 'm',
    orderId: 'A',
    status: 'complete',
    ...over,
  }
  return receive(genericRequest(url, secret, order))
}

it.each([
  [{ amount: -5 }, 'negative'],
  [{ amount: '-5.00', status: 'partially-refunded' }, 'negative'],
  [{ amount: 100.5, currency: 'JPY' }, 'amount takes a decimal'],
  [{ amount: '19.999' }, 'amount takes a decimal'],
  [{ tickets: [{ price: '1.005' }] }, 'tickets[].price'],
  [{ tickets: [{ quantity: -3 }] }, 'quantity'],
  [{ tickets: [{ quantity: 2.5 }] }, 'quantity'],
  [{ tickets: [{ quantity: '2' }] }, 'quantity'],
  [{ tickets: Array(20_001).fill({}) }, '20001 items'],
  [{ updatedAt: '2026-02-30T10:00:00Z' }, 'no instant'],
  [{ updatedAt: '2026-13-01T10:00:00Z' }, 'no instant'],
  [{ updatedAt: '2026-06-01T10:00:00' }, 'no instant'],
  [{ occurredAt: 'yesterday' }, 'no instant'],
  [{ updatedAt: 1_780_000_000 }, 'no instant'],
  [{ orderId: 'A'.repeat(129) }, 'longer than 128'],
])('sets %o aside and says why', async (over, reason) => {
  const { message, status, work } = await send(over)
  expect(work).toEqual([])
  expect(status).toBe(400)
  expect(message).toContain(reason)
})

it.each([
  [{ amount: 0 }, { amount: 0 }],
  [{ amount: 100, currency: 'JPY' }, { amount: 100 }],
  [{ amount: 0.1 + 0.2 }, { amount: 30 }],
  [{ updatedAt: '2028-02-29T10:00:00+02:00' }, { sequence: Date.UTC(2028, 1, 29, 8) }],
  [{ buyer: { email: 'Ivan@example.xn--p1ai' } }, { buyer: { email: 'ivan@example.xn--p1ai' } }],
])('reads %o as it is', async (over, expected) => {
  expect((await send(over)).work).toMatchObject([expected])
})

it('counts every line of a large order', async () => {
  const { work } = await send({ tickets: Array.from({ length: 15_000 }, (_, id) => ({ id })) })
  expect(work).toMatchObject([{ tickets: { length: 15_000 } }])
})

const vivenu = (transaction: object) => {
  const order = { _id: 't', currency: 'EUR', realPrice: 10, ...transaction }
  const data = { tickets: [], transaction: order }
  const body = JSON.stringify({ data, id: 'd', mode: 'prod', type: 'transaction.complete' })
  const headers = { 'x-vivenu-signature': signVivenu(secret, body) }
  return receive(new Request(url, { body, headers, method: 'POST' }), vivenuProvider())
}

it('does the same for Vivenu, where a change of an order may cost less than it did', async () => {
  for (const wrong of [
    { realPrice: -5 },
    { realPrice: 'ten' },
    { updatedAt: '2026-02-30T10:00:00Z' },
  ]) {
    expect((await vivenu(wrong)).status).toBe(400)
  }
  const { work } = await vivenu({ origin: 'rebooking', realPrice: -5 })
  expect(work).toMatchObject([{ amount: -500, origin: 'rebooking' }])
})
