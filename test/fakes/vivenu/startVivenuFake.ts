import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'

import type { SavedShop } from './createShop.js'
import type { Answer } from './customerRoutes.js'
import type { Purchase } from './types.js'

import { createSender } from './createSender.js'
import { createShop } from './createShop.js'
import { customerRoutes } from './customerRoutes.js'
import { asJSON, orderOf } from './orders.js'
import { overviewPage, shopPage, thanksPage } from './pages.js'

export type VivenuFakeOptions = {
  /** @default 'vivenu-demo-key' */
  apiKey?: string
  /** Epoch ms. @default Date.now */
  now?: () => number
  /** 0 takes any free one. */
  port: number
  /** What `save` gave, to go on from there. */
  saved?: SavedShop
  /** Waits before the next tries of a webhook, in ms. @default 6 tries over some seconds */
  retryDelays?: readonly number[]
  /** ms. @default 10_000, as Vivenu */
  timeout?: number
  webhookKey: string
  webhookURL: string
}

/** A fault for the next calls of the API: an outage (5xx), a limit (429) or silence. */
export type Fault = { retryAfter?: number; status: 'silence' | number; times: number }

export type VivenuFake = Awaited<ReturnType<typeof startVivenuFake>>

/**
 * A small Vivenu that can be seen: `/` lists what it holds, `/shop?qr_scan_id=…` sells tickets,
 * `POST /cancel/:id` cancels an order, `/api/customers/…` is its API. Sends signed webhooks.
 */
export const startVivenuFake = async (options: VivenuFakeOptions) => {
  const { apiKey = 'vivenu-demo-key', now = Date.now } = options
  const sender = createSender({
    retryDelays: options.retryDelays ?? [200, 400, 800, 1_600, 3_200],
    timeout: options.timeout ?? 10_000,
    webhookKey: options.webhookKey,
    webhookURL: options.webhookURL,
  })
  const shop = createShop(sender.emit, now, options.saved)
  const faults: Fault[] = []
  const calls: string[] = []

  const api = (request: IncomingMessage, url: URL, body: string): Answer | null => {
    calls.push(`${request.method} ${url.pathname}`)
    const fault = faults.find(({ times }) => times > 0)
    if (fault) {
      fault.times--
      if (fault.status === 'silence') return null
      const { retryAfter } = fault
      const headers: Record<string, string> =
        retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
      return { body: {}, headers, status: fault.status }
    }
    if (request.headers.authorization !== `Bearer ${apiKey}`) return { body: {}, status: 401 }
    if (!url.pathname.startsWith('/api/customers/')) return { body: {}, status: 404 }
    return customerRoutes(shop, now, { body, method: request.method ?? 'GET', url })
  }

  /** For websites that sell this shop's tickets on pages of their own; not part of Vivenu's API. */
  const orders = (method: string | undefined, url: URL, body: string): null | object => {
    const [, id = '', act] = /^\/orders(?:\/([^/]+)(\/cancel)?)?$/.exec(url.pathname) ?? []
    if (url.pathname === '/orders' && method === 'POST') {
      return orderOf(shop, shop.buy(purchaseOf(new URLSearchParams(body))))
    }
    const order = shop.transactions.get(id)
    if (!order || method !== (act ? 'POST' : 'GET')) return null
    if (act) shop.cancel(id)
    return orderOf(shop, order)
  }

  const pages = (method: string | undefined, url: URL, body: string): null | string => {
    if (method === 'GET' && url.pathname === '/') return overviewPage(shop, sender.deliveries)
    if (method === 'GET' && url.pathname === '/shop') return shopPage(url.searchParams)
    if (method === 'POST' && url.pathname === '/shop') {
      return thanksPage(shop.buy(purchaseOf(new URLSearchParams(body))))
    }
    const [, id = ''] = /^\/cancel\/([^/]+)$/.exec(url.pathname) ?? []
    if (method !== 'POST' || !shop.transactions.has(id)) return null
    shop.cancel(id)
    return overviewPage(shop, sender.deliveries)
  }

  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const url = new URL(request.url ?? '/', 'http://vivenu.test')
      if (/^\/(?:orders|__state)(?:\/|$)/.test(url.pathname)) {
        const held = url.pathname === '/__state' ? asJSON(shop, sender.deliveries) : null
        const found = held ?? orders(request.method, url, body)
        return send(response, found ? 200 : 404, 'application/json', JSON.stringify(found ?? {}))
      }
      if (!url.pathname.startsWith('/api/')) {
        const html = pages(request.method, url, body)
        return send(response, html ? 200 : 404, 'text/html; charset=utf-8', html ?? 'Not found')
      }
      const answer = api(request, url, body)
      // silence: the client's time-out ends it
      if (!answer) return
      for (const [name, value] of Object.entries(answer.headers ?? {})) {
        response.setHeader(name, value)
      }
      send(response, answer.status, 'application/json', JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve))

  return {
    ...shop,
    ...sender,
    apiKey,
    /** Every API call so far, as `GET /api/customers/rich`. */
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    /** Makes the next calls of the API fail. */
    fail: (fault: Fault): void => void faults.push({ ...fault }),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
}

const purchaseOf = (form: URLSearchParams): Purchase => {
  const get = (name: string): string | undefined => form.get(name) || undefined
  return {
    channel: get('channel'),
    coupon: get('coupon'),
    email: get('email'),
    firstName: get('prename'),
    lastName: get('lastname'),
    qrScanId: get('qr_scan_id'),
    tickets: Math.min(10, Math.max(1, Number(get('tickets') ?? 1) || 1)),
    underShop: get('underShop'),
  }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type }).end(body)
}
