import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, afterEach, expect, it } from 'vitest'

import type { Message } from './messages.js'
import type { CRMTest } from './startCRM.js'

import { createRandom } from '../createRandom.js'
import { eventbriteRequest } from '../fakes/senders/eventbriteRequest.js'
import { signVivenu } from '../fakes/senders/signVivenu.js'
import { timestampedHeader } from '../fakes/senders/timestampedHeader.js'
import { dumpDatabase } from './dumpDatabase.js'
import { genericMessages, stripeMessages, vivenuMessage } from './messages.js'
import { startCRM, WEBHOOK_KEY } from './startCRM.js'

const KEYS = { generic: 'key-of-the-own-shop', stripe: 'whsec_of_the_tests', vivenu: WEBHOOK_KEY }
const TOKEN = 'token-in-the-url-of-eventbrite'
const SIGNED_BY = {
  generic: 'x-qr-signature',
  stripe: 'stripe-signature',
  vivenu: 'x-vivenu-signature',
} as const
type Signed = keyof typeof SIGNED_BY

let crm: CRMTest
let good: Message[]
let before: { lines: number; tables: Record<string, string> }

beforeAll(async () => {
  crm = await startCRM({
    ticketing: {
      eventbrite: { secret: TOKEN, token: 'private-token-of-the-account' },
      generic: { secret: KEYS.generic },
      stripe: { secret: KEYS.stripe },
      testEvents: true,
      vivenu: { secret: KEYS.vivenu },
    },
  })
  const stream = {
    buyer: (order: number) => `buyer${order}@example.org`,
    clickId: () => undefined,
    keys: KEYS,
    name: 'x',
    start: Date.now() - 60_000,
  }
  crm.vivenu.hold()
  for (let order = 0; order < 10; order++) {
    const { _id } = crm.vivenu.buy({ email: stream.buyer(order), tickets: 2 })
    if (order % 2) crm.vivenu.cancel(_id)
  }
  good = [
    ...crm.vivenu.deliveries.map((delivery) => vivenuMessage(KEYS, delivery)),
    ...(await stripeMessages(stream, 14)),
    ...(await genericMessages(stream, 12)),
  ]
  // something is there that a forger could change
  for (const message of good.filter((_, index) => index % 3 === 0)) {
    expect((await send(message)).status).toBe(200)
  }
  await crm.runJobs()
})
afterAll(() => crm.stop())

beforeEach(async () => {
  before = { lines: crm.log.length, tables: await dumpDatabase(crm.site.uri) }
})
// No trace: neither a row, nor a job, nor a changed number.
afterEach(async () => {
  await crm.runJobs()
  const after = Object.entries(await dumpDatabase(crm.site.uri))
  expect(after.map(([table]) => table)).toEqual(Object.keys(before.tables))
  const changed = after.filter(([table, rows]) => rows !== before.tables[table])
  expect(changed.map(([table]) => table)).toEqual([])
})

const send = ({ body, headers, provider }: { body: BodyInit } & Omit<Message, 'body'>) =>
  fetch(`${crm.url}/api/qr/webhooks/${provider}`, { body, duplex: 'half', headers, method: 'POST' } as RequestInit) // prettier-ignore

const statuses = async (messages: Parameters<typeof send>[0][]): Promise<number[]> =>
  (await Promise.all(messages.map(send))).map(({ status }) => status)

/** Signed as its provider wants it, at this time. */
const signed = (
  provider: Signed,
  body: string,
  { key = KEYS[provider], now = Date.now() } = {},
) => ({
  body,
  headers: {
    [SIGNED_BY[provider]]:
      provider === 'vivenu'
        ? signVivenu(key, body)
        : timestampedHeader([key], body, Math.floor(now / 1000)),
  },
  provider,
})

const random = createRandom(21)
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item // prettier-ignore

/** One of the ways in which a message is not what its sender signed. */
const FORGERIES: Record<string, (message: Message & { provider: Signed }) => Message> = {
  'a byte is another': ({ body, ...message }) => {
    const at = Math.floor(random() * body.length)
    const other = body[at] === '1' ? '2' : '1'
    return { ...message, body: body.slice(0, at) + other + body.slice(at + 1) }
  },
  'a byte too many': ({ body, ...message }) => ({ ...message, body: `${body}\n` }),
  'another key': ({ body, provider }) => signed(provider, body, { key: 'key-of-somebody-else' }),
  'another provider signed it': ({ body, provider }) => {
    const other = pick((Object.keys(KEYS) as Signed[]).filter((name) => name !== provider))
    return { ...signed(provider, body, { key: KEYS[other] }), provider }
  },
  'brought to another provider': ({ body, headers, provider }) => {
    const other = pick((Object.keys(KEYS) as Signed[]).filter((name) => name !== provider))
    const all = { ...headers, [SIGNED_BY[other]]: headers[SIGNED_BY[provider]] ?? '' }
    return { body, headers: all, provider: other }
  },
  'cut short': ({ body, ...message }) => ({ ...message, body: body.slice(0, Math.floor(random() * body.length)) }), // prettier-ignore
  'no header': ({ body, provider }) => ({ body, headers: {}, provider }),
  'noise': ({ provider }) => ({ ...signed(provider, '{}'), body: randomBytes(300).toString('latin1') }), // prettier-ignore
  'signature cut short': (message) =>
    withSignature(message, (text) => text.replace(/([\da-f]{63})[\da-f]/, '$1')),
  'signature in capitals': (message) => withSignature(message, (text) => text.toUpperCase()),
  'signature of another scheme': (message) => withSignature(message, (text) => text.replace(/(v1=)?([\da-f]{64}).*/, 'sha256=$2')), // prettier-ignore
  'signature of zeros': (message) => withSignature(message, (text) => text.replace(/[\da-f]{64}/g, '0'.repeat(64))), // prettier-ignore
  'the header is empty': (message) => withSignature(message, () => ''),
  'the header twice': (message) => withSignature(message, (text) => `${text}, ${text}`),
}

function withSignature(
  message: Message & { provider: Signed },
  change: (text: string) => string,
): Message {
  // prettier-ignore
  const name = SIGNED_BY[message.provider]
  return {
    ...message,
    headers: { ...message.headers, [name]: change(message.headers[name] ?? '') },
  }
}

it('1,000 forged and mangled messages are refused with 401', async () => {
  const kinds = Object.entries(FORGERIES)
  const forged = Array.from({ length: 1_000 }, (_, index) => {
    const [kind, forge] = kinds[index % kinds.length] as (typeof kinds)[number]
    return { kind, message: forge(pick(good) as Message & { provider: Signed }) }
  })
  for (let at = 0; at < forged.length; at += 20) {
    const some = forged.slice(at, at + 20)
    const answers = await Promise.all(some.map(({ message }) => send(message)))
    for (const [index, answer] of answers.entries()) {
      expect(answer.status, `${some[index]?.kind} at ${some[index]?.message.provider}`).toBe(401)
      expect(await answer.text()).toBe('{"error":"Unauthorized"}')
    }
  }
  expect(crm.log.slice(before.lines)).toEqual([])
}, 60_000)

it('what was signed too long ago, or ahead of time, is refused where the provider gives a time', async () => {
  const body = good.find(({ provider }) => provider === 'generic')?.body ?? ''
  for (const provider of ['generic', 'stripe'] as const) {
    const off = [-86_400_000, -310_000, 310_000].map((ms) => signed(provider, body, { now: Date.now() + ms })) // prettier-ignore
    expect(await statuses(off)).toEqual([401, 401, 401])
  }
})

it('Eventbrite, who does not sign, is known by the token of its address', async () => {
  const tell = (query: string) => {
    const url = `${crm.url}/api/qr/webhooks/eventbrite${query}`
    return fetch(
      eventbriteRequest(url, 'order.placed', 'https://www.eventbriteapi.com/v3/orders/1/'),
    )
  }
  const queries = ['', '?token=', '?token=wrong', `?Token=${TOKEN}`, `?token=${TOKEN}x`, `?token=x&token=${TOKEN}`, `?token=${TOKEN.slice(1)}`] // prettier-ignore
  const answers = await Promise.all(queries.map(tell))
  expect(answers.map(({ status }) => status)).toEqual(queries.map(() => 401))
  // a true token makes nobody ask an address that is not Eventbrite's
  const elsewhere = eventbriteRequest(`${crm.url}/api/qr/webhooks/eventbrite?token=${TOKEN}`, 'order.placed', 'https://www.eventbriteapi.com.evil.example/v3/orders/1/') // prettier-ignore
  expect((await fetch(elsewhere)).status).toBe(400)
})

it.each(['nobody', '__proto__', 'constructor', 'toString', '..%2fvivenu', 'Vivenu', 'vivenu%00'])(
  'there is no provider %s',
  async (provider) => {
    expect((await send({ ...signed('vivenu', good[0]?.body ?? ''), provider })).status).toBe(404)
  },
)

it('more than 1 MB is not taken, however it is signed and however it comes', async () => {
  const big = JSON.stringify({ data: { padding: 'x'.repeat(1_048_577) }, id: 'big', type: 'transaction.complete' }) // prettier-ignore
  const pieces = () =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        const bytes = new TextEncoder().encode(big)
        for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.slice(at, at + 65_536)) // prettier-ignore
        controller.close()
      },
    })
  for (const provider of ['generic', 'stripe', 'vivenu'] as const) {
    const message = signed(provider, big)
    const forged = { ...message, headers: {} }
    const streamed = { ...message, body: pieces() }
    expect(await statuses([message, forged, streamed])).toEqual([413, 413, 413])
  }
})

it('what is signed and makes no sense is a mistake of the sender: 400', async () => {
  const nonsense = ['', 'ticket sold', '{"id":', '[]', 'null', '"text"', '7', '{}]', '['.repeat(100_000)] // prettier-ignore
  for (const provider of ['generic', 'stripe', 'vivenu'] as const) {
    const answers = await statuses(nonsense.map((body) => signed(provider, body)))
    expect(answers, provider).toEqual(nonsense.map(() => 400))
  }
  const lacking = [
    signed('vivenu', JSON.stringify({ data: {}, id: '1', mode: 'prod', type: 'transaction.complete' })), // prettier-ignore
    signed('vivenu', JSON.stringify({ data: [['['.repeat(500)]], id: '2', type: 'scan.created' })),
    signed('stripe', JSON.stringify({ data: { object: {} }, id: '3', type: 'charge.refunded' })),
    signed('stripe', JSON.stringify({ data: null, id: '4', type: 'checkout.session.completed' })),
    signed('generic', JSON.stringify({ id: '5', orderId: 'o' })),
    signed('generic', JSON.stringify({ id: '6', status: 'complete' })),
    signed('generic', JSON.stringify({ amount: '1,50', currency: 'EUR', id: '7', orderId: 'o', status: 'complete' })), // prettier-ignore
  ]
  const [scan, ...others] = await statuses([lacking[1] as Message, ...lacking.filter((_, at) => at !== 1)]) // prettier-ignore
  expect(others).toEqual(others.map(() => 400))
  // a gate that says neither who nor where is none of ours
  expect(scan).toBe(200)
  const lines = crm.log.slice(before.lines).map((line) => (JSON.parse(line) as { msg: string }).msg)
  for (const line of lines) expect(line).toMatch(/^payload-plugin-qr: webhook of (generic|stripe|vivenu): malformed\. [\w .:[\]"&,-]{5,90}$/) // prettier-ignore
  expect(lines).toHaveLength(3 * nonsense.length + others.length)
})

it('what is of no interest is taken and forgotten', async () => {
  const nothing = [
    signed('vivenu', JSON.stringify({ data: { customer: { primaryEmail: 'a@example.org' } }, id: '1', type: 'customer.created' })), // prettier-ignore
    signed('vivenu', JSON.stringify({ data: {}, id: '2', type: '__proto__' })),
    signed('stripe', JSON.stringify({ data: { object: {} }, id: '3', type: 'invoice.paid' })),
    signed('generic', JSON.stringify({ id: '4', orderId: 'o', status: 'reserved' })),
  ]
  expect(await statuses(nothing)).toEqual([200, 200, 200, 200])
})
