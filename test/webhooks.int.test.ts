import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { lookAtCodes } from '../src/alerts/lookAtCodes.js'
import { deliverMessages } from '../src/alerts/webhooks/deliverMessages.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'
import { SECRETS, webhookOptions } from './webhookConfig.js'

type Received = { body: string; headers: IncomingHttpHeaders; path: string }

let site: TestPayload
let receiver: Server
let url: string
/** What the receiver does with a request. */
let mood: 'answers' | 'gone' | 'hangs' | 'is down' = 'answers'
let asked: Received[] = []
let taken: Received[] = []

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const received = { body, headers: request.headers, path: request.url ?? '' }
      asked.push(received)
      if (mood === 'hangs') return
      if (mood === 'answers') taken.push(received)
      response.writeHead({ answers: 204, gone: 410, 'is down': 503 }[mood]).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}/in`
  site = await startPayload(webhookOptions(url))
}, 120_000)
afterAll(async () => {
  await site?.stop()
  receiver?.close()
  receiver?.closeAllConnections()
})
beforeEach(() => {
  mood = 'answers'
  asked = []
  taken = []
})

const options = () => optionsOf(site.payload)
const deliver = () => deliverMessages(site.payload, options())

/** Sends until nothing waits. */
const deliverAll = () =>
  until(async () => {
    await deliver()
    const { totalDocs } = await site.payload.count({
      collection: 'qr-messages' as never,
      where: { state: { equals: 'waiting' } },
    })
    return totalDocs === 0 || null
  }, 20_000)

const read = ({ body, headers }: Received, secret = SECRETS[0]!) =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as {
    data: Record<string, unknown>
    timestamp: string
    type: string
  }

let orders = 0
const sell = (more: object = {}) => {
  const order = `order-${(orders += 1)}`
  return site.payload.create({
    collection: 'qr-conversions',
    data: { amount: 40, currency: 'EUR', key: `shop:${order}`, orderId: order, status: 'complete', ...more } as never, // prettier-ignore
  })
}

async function forgetLeases(): Promise<void> {
  await site.payload.delete({
    collection: 'qr-rollups' as never,
    where: { id: { in: ['!alerts', '!alerts-trend'] } },
  })
}

describe('what is told', () => {
  it('limits and alerts, once each, signed with both secrets', async () => {
    const { code, id } = await site.payload.create({
      collection: 'qr-codes',
      data: {
        destination: { type: 'url', url: 'https://example.com' },
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
        scanLimit: 2,
        title: 'Métro',
      } as never,
    })
    await storeOf(site.payload, options()).writeScans(
      ['a', 'b'].map((visitor) => scanRecord({ code: code!, qrCode: id, visitor })),
    )
    for (let time = 0; time < 2; time++) {
      await forgetLeases()
      await lookAtCodes(site.payload, options())
      await deliverAll()
    }
    expect(taken.map(({ path }) => path)).toEqual(['/in', '/in'])
    for (const secret of SECRETS) {
      const messages = taken.map((one) => read(one, secret))
      expect(messages.map(({ type }) => type).sort()).toEqual(['alert.raised', 'limit.reached'])
      expect(messages.find(({ type }) => type === 'limit.reached')!.data).toEqual({
        code,
        count: 2,
        kind: 'limit-reached',
        limit: 2,
        qrCode: id,
        title: 'Métro',
      })
    }
  })

  it('sales and what changes in them, to whom they concern, without the person', async () => {
    const { id } = await sell({ customerId: 'cus_secret' })
    await site.payload.update({ collection: 'qr-conversions', data: { ticketsAttended: 1 } as never, id }) // prettier-ignore
    await site.payload.update({ collection: 'qr-conversions', data: { status: 'refunded' } as never, id }) // prettier-ignore
    await deliverAll()
    for (const path of ['/in', '/in/sales']) {
      const messages = taken.filter((one) => one.path === path).map((one) => read(one))
      expect(messages.map(({ type }) => type).sort()).toEqual(['sale.created', 'sale.updated'])
      expect(messages.map(({ data }) => data.status).sort()).toEqual(['complete', 'refunded'])
      expect(JSON.stringify(messages)).not.toContain('cus_secret')
    }
    const ids = taken.map(({ headers }) => headers['webhook-id'])
    expect(new Set(ids).size).toBe(4)
  })

  it('nothing of an order that was rolled back', async () => {
    await sell({ key: 'shop:taken' })
    await expect(sell({ key: 'shop:taken' })).rejects.toThrow()
    await deliverAll()
    expect(taken.filter(({ path }) => path === '/in')).toHaveLength(1)
  })
})

describe('trouble', () => {
  it('a receiver that is down hears of all when it is back, with the ids of before', async () => {
    mood = 'is down'
    for (let count = 0; count < 5; count++) await sell()
    await until(async () => {
      await deliver()
      return asked.length >= 30 || null
    })
    const ids = new Set(asked.map(({ headers }) => headers['webhook-id']))
    expect(ids.size).toBe(10)
    mood = 'answers'
    await deliverAll()
    expect(new Set(taken.map(({ headers }) => headers['webhook-id']))).toEqual(ids)
    expect(taken).toHaveLength(10)
    for (const one of taken) expect(read(one).type).toBe('sale.created')
  })

  it('one that is gone for good is given up, and the log says so to whom the host lets see it', async () => {
    mood = 'gone'
    await sell()
    await deliverAll()
    expect(asked).toHaveLength(2)
    const reader = (role: string) =>
      site.payload.find({
        collection: 'qr-messages' as never,
        overrideAccess: false,
        sort: '-occurredAt',
        user: { id: 1, collection: 'users', role } as never,
      })
    const [last] = (await reader('all')).docs as unknown as Record<string, unknown>[]
    expect(last).toMatchObject({
      attempts: 1,
      category: '410',
      state: 'failed',
      type: 'sale.created',
    })
    await expect(reader('other')).rejects.toThrow(/not allowed/)
  })

  it('a sender that is killed half way costs no message', async () => {
    mood = 'hangs'
    for (let count = 0; count < 3; count++) await sell()
    const child = fork(fileURLToPath(new URL('webhookSender.ts', import.meta.url)), [], {
      env: { ...process.env, NODE_ENV: 'production', QR_TEST_RECEIVER: url, QR_TEST_URI: site.uri },
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const ended = once(child, 'exit')
    await until(async () => asked.length === 6 || null, 100_000)
    // it has them all in hand: there is nothing for anybody else
    mood = 'answers'
    expect(await deliver()).toBe(0)
    child.kill('SIGKILL')
    await ended
    await deliverAll()
    const ids = (all: Received[]) => all.map(({ headers }) => headers['webhook-id']).sort()
    expect(ids(taken)).toEqual(ids(asked.slice(0, 6)))
  }, 120_000)
})
