import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'

import type { ReceiveWebhookOptions, WebhookOutcome } from './receiveWebhook.js'
import type { TicketingWork } from './vocabulary.js'

import { eventbriteRequest } from '../../../test/fakes/senders/eventbriteRequest.js'
import { genericRequest } from '../../../test/fakes/senders/genericRequest.js'
import { signVivenu } from '../../../test/fakes/senders/signVivenu.js'
import { paymentSession } from '../../../test/fakes/senders/stripeObjects.js'
import { stripeRequest } from '../../../test/fakes/senders/stripeRequest.js'
import { receiveWebhook } from './receiveWebhook.js'
import { ticketingProviders } from './ticketingProviders.js'

const providers = ticketingProviders()
const secret = 'the-shared-secret'
const now = Date.parse('2026-06-01T10:00:00Z')
const url = 'https://example.org/api/qr/webhooks/x'

const message = { amount: '10.00', currency: 'EUR', id: 'm-1', orderId: 'A-1', status: 'complete' }
const vivenuBody = JSON.stringify({
  data: { tickets: [], transaction: { _id: 'tx-1', currency: 'EUR', realPrice: 10 } },
  id: 'd-1',
  mode: 'dev',
  type: 'transaction.complete',
})
const vivenuRequest = (body = vivenuBody, signature = signVivenu(secret, body)): Request =>
  new Request(url, { body, headers: { 'x-vivenu-signature': signature }, method: 'POST' })

const genuine = {
  eventbrite: () =>
    eventbriteRequest(
      `${url}?token=${secret}`,
      'order.placed',
      'https://www.eventbriteapi.com/v3/orders/1/',
    ),
  generic: () => genericRequest(url, secret, message, { now }),
  stripe: () =>
    stripeRequest(url, secret, 'checkout.session.completed', paymentSession('1'), {
      id: 'e1',
      now,
    }),
  vivenu: () => vivenuRequest(),
}
type Name = keyof typeof genuine
const names = Object.keys(genuine) as Name[]

const bind = (over: Partial<ReceiveWebhookOptions> = {}) => {
  const ids = new Set<string>()
  const work: TicketingWork[] = []
  const outcomes: WebhookOutcome[] = []
  const options = {
    enqueue: vi.fn(async (piece: TicketingWork) => work.push(piece)),
    now: () => now,
    onOutcome: (outcome: WebhookOutcome) => outcomes.push(outcome),
    secrets: secret,
    seen: vi.fn(async (id: string) => ids.has(id) || !ids.add(id)),
    ...over,
  }
  const send = (name: Name, request: Request = genuine[name]()) =>
    receiveWebhook({ ...options, provider: providers[name], request })
  return { ids, options, outcomes, send, work }
}

describe.each(names)('%s', (name) => {
  it('is taken once and its repetition answered alike', async () => {
    const { ids, outcomes, send, work } = bind()
    const request = genuine[name]()
    const again = request.clone()
    expect((await send(name, request)).status).toBe(200)
    expect((await send(name, again)).status).toBe(200)
    expect(work).toHaveLength(1)
    expect([...ids][0]).toMatch(new RegExp(`^${name}:.`))
    expect(outcomes.map(({ result }) => result)).toEqual(['accepted', 'duplicate'])
  })

  it('answers 500 and takes nothing while no secret is set', async () => {
    for (const secrets of [undefined, null, '', [], ['']]) {
      const { ids, outcomes, send } = bind({ secrets })
      const response = await send(name)
      expect(response.status).toBe(500)
      expect(await response.text()).not.toContain(secret)
      expect(ids.size).toBe(0)
      expect(outcomes[0]).toMatchObject({ result: 'misconfigured' })
    }
  })
})

type Forgery = { body: string; headers: Headers; url: string }

// What a forger or a broken line may do to a genuine request.
const forge = async (name: Name, at: number, how: number, noise: string): Promise<Forgery> => {
  const request = genuine[name]()
  const headers = new Headers(request.headers)
  const body = await request.text()
  const forgery = { body, headers, url: request.url }
  const header = {
    eventbrite: '',
    generic: 'x-qr-signature',
    stripe: 'stripe-signature',
    vivenu: 'x-vivenu-signature',
  }[name]
  const mangle = (text: string): string => {
    const place = at % text.length
    const flipped = text[place] === '0' ? '1' : '0'
    return text.slice(0, place) + flipped + text.slice(place + 1)
  }
  if (!header) {
    const token = [mangle(secret), secret.slice(1), `${secret}${how}`, encodeURIComponent(noise)][
      how % 4
    ]
    return { ...forgery, url: `${url}?token=${token}` }
  }
  const signature = headers.get(header) ?? ''
  // only v0 follows the last comma of Stripe's header: nobody looks at it
  const signed = name === 'stripe' ? (signature.split(',v0=')[0] ?? '') : signature
  if (how % 6 === 0) headers.delete(header)
  if (how % 6 === 1) headers.set(header, mangle(signed))
  if (how % 6 === 2) forgery.body = mangle(body)
  if (how % 6 === 3) forgery.body = `${body} `
  if (how % 6 === 4) headers.set(header, signed.slice(0, -1 - (at % 20)))
  if (how % 6 === 5) headers.set(header, encodeURIComponent(noise))
  return forgery
}

describe('1,000 forged or mangled messages', () => {
  it('are all refused with 401, without detail and without a trace', async () => {
    const { ids, options, outcomes, send } = bind()
    const given = fc.tuple(fc.constantFrom(...names), fc.nat(), fc.nat(), fc.string())
    await fc.assert(
      fc.asyncProperty(given, async ([name, at, how, noise]) => {
        const { body, headers, url } = await forge(name, at, how, noise)
        const response = await send(name, new Request(url, { body, headers, method: 'POST' }))
        expect(response.status).toBe(401)
        expect(await response.json()).toEqual({ error: 'Unauthorized' })
      }),
      { numRuns: 1_000 },
    )
    expect(ids.size).toBe(0)
    expect(options.seen).not.toHaveBeenCalled()
    expect(options.enqueue).not.toHaveBeenCalled()
    for (const outcome of outcomes) expect(outcome).toMatchObject({ result: 'refused' })
  })
})

describe('bodies', () => {
  it('signed but unreadable get 400', async () => {
    const { ids, send } = bind()
    for (const body of ['{"a":', '[]', '"x"', 'null', '']) {
      expect((await send('vivenu', vivenuRequest(body))).status).toBe(400)
    }
    const headless = JSON.stringify({ data: {}, id: 'd-2', type: 'transaction.complete' })
    expect((await send('vivenu', vivenuRequest(headless))).status).toBe(400)
    expect(ids.size).toBe(0)
  })

  it('of unknown events get 200 and are not kept', async () => {
    const { ids, outcomes, send } = bind()
    const body = JSON.stringify({ data: {}, id: 'd-2', type: 'pledge.created' })
    expect((await send('vivenu', vivenuRequest(body))).status).toBe(200)
    expect(ids.size).toBe(0)
    expect(outcomes[0]?.result).toBe('ignored')
  })

  it('of exactly the limit are read, one byte more is 413', async () => {
    const fit = vivenuBody.padEnd(1_048_576, ' ')
    const { send } = bind()
    expect((await send('vivenu', vivenuRequest(fit))).status).toBe(200)
    expect((await send('vivenu', vivenuRequest(`${fit} `))).status).toBe(413)
  })

  it('without end are not read to it', async () => {
    let pulled = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const request = new Request(url, {
      body: endless,
      duplex: 'half',
      method: 'POST',
    } as RequestInit)
    expect((await bind().send('vivenu', request)).status).toBe(413)
    expect(pulled).toBeLessThan(40)
  })

  it('come by POST only', async () => {
    const response = await bind().send('vivenu', new Request(url))
    expect(response.status).toBe(405)
    expect(response.headers.get('allow')).toBe('POST')
  })
})

describe('a delivery that cannot be kept', () => {
  it('gets 500 and is forgotten, so that the next try is new', async () => {
    const ids = new Set<string>()
    let broken = true
    const kept: boolean[] = []
    const { outcomes, send, work } = bind({
      enqueue: async (piece) => {
        if (broken) throw new Error('ada@example.org could not be stored')
        work.push(piece)
      },
      seen: async (id) => ids.has(id) || !ids.add(id),
      settle: async (keep) => {
        kept.push(keep)
        if (!keep) ids.clear()
      },
    })
    const response = await send('vivenu')
    expect(response.status).toBe(500)
    expect(JSON.stringify([await response.text(), outcomes])).not.toContain('ada@')
    broken = false
    expect((await send('vivenu')).status).toBe(200)
    expect(work).toHaveLength(1)
    expect(kept).toEqual([false, true])
  })
})

describe('what takes too long', () => {
  const never = () => new Promise<never>(() => undefined)

  it.each<[string, Partial<ReceiveWebhookOptions>]>([
    ['a secret', { secrets: never }],
    ['taking note', { seen: never }],
    ['keeping it', { settle: never }],
  ])('is answered with 503: %s', async (_, over) => {
    const { outcomes, send } = bind({ answerWithin: 10, ...over })
    const response = await send('vivenu')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '10'])
    expect(outcomes).toMatchObject([{ result: 'late' }])
  })

  it('is done nevertheless, and its repetition is a duplicate', async () => {
    let go = () => {}
    const held = new Promise<void>((resolve) => (go = resolve))
    const ids = new Set<string>()
    const kept: boolean[] = []
    const { outcomes, send, work } = bind({
      answerWithin: 10,
      seen: async (id) => {
        await held
        return ids.has(id) || !ids.add(id)
      },
      settle: async (keep) => void kept.push(keep),
    })
    expect((await send('vivenu')).status).toBe(503)
    go()
    expect((await send('vivenu')).status).toBe(200)
    expect(outcomes.map(({ result }) => result)).toEqual(['late', 'duplicate'])
    expect(work).toHaveLength(1)
    expect(kept).toEqual([true, true])
  })

  it('does not count how slowly a sender speaks', async () => {
    const { send } = bind({ answerWithin: 10 })
    const bytes = new TextEncoder().encode(vivenuBody)
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        setTimeout(() => {
          controller.enqueue(bytes)
          controller.close()
        }, 50)
      },
    })
    const request = new Request(url, { body, duplex: 'half', headers: { 'x-vivenu-signature': signVivenu(secret, vivenuBody) }, method: 'POST' } as RequestInit) // prettier-ignore
    expect((await send('vivenu', request)).status).toBe(200)
  })
})

it('refuses a Vivenu key that is nothing once decoded, whoever signed with nothing', async () => {
  const provider = ticketingProviders({ vivenu: { hmacKeyEncoding: 'base64' } }).vivenu
  const { options } = bind()
  const forged = vivenuRequest(vivenuBody, signVivenu('', vivenuBody))
  const response = await receiveWebhook({ ...options, provider, request: forged, secrets: '!!!!' })
  expect(response.status).toBe(500)

  const key = Buffer.from('a key in bytes').toString('base64')
  const request = vivenuRequest(vivenuBody, signVivenu('a key in bytes', vivenuBody))
  expect((await receiveWebhook({ ...options, provider, request, secrets: key })).status).toBe(200)
})
