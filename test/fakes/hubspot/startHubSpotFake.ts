import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'

import type { HubSpotState, SavedState } from './createState.js'
import type { FakeLimits } from './limits.js'
import type { RouteContext } from './route.js'
import type { Answer, FakeCounters, FakeOutages, FakeScript } from './types.js'

import { createRandom } from '../../createRandom.js'
import { createState } from './createState.js'
import { createLimits } from './limits.js'
import { drawOutage } from './outages.js'
import { page } from './page.js'
import { problem } from './problem.js'
import { route } from './route.js'

export type HubSpotFakeOptions = {
  /** Has custom events. @default true */
  enterprise?: boolean
  /** Bodies that are not of the published shape are part of the test; else `stop` rejects. */
  expectWrongShapes?: boolean
  host?: string
  limits?: FakeLimits
  outages?: FakeOutages
  /** @default a free one */
  port?: number
  /** What `saveState` gave, to go on from there. */
  saved?: SavedState
  portalId?: number
  /** Scopes of the token; `null`: all. */
  scopes?: null | string[]
  seed?: number
  /** Zone of the account. @default 'Europe/Berlin' */
  timeZone?: string
  /** Tokens it takes; `null`: any. */
  tokens?: null | string[]
}

export type HubSpotFake = {
  counters: FakeCounters
  /** Buys or ends the portal's Enterprise subscription. */
  enterprise: (has: boolean) => void
  /** The daily quota is as new. */
  newDay: () => void
  /** The next requests get these answers, in order. */
  next: (...answers: FakeScript[]) => void
  /** Changes at any time, e.g. to end an outage. */
  outages: FakeOutages
  /** Method, path and body of every request to the API. */
  requests: { body: string; method: string; path: string }[]
  scopes: (scopes: null | string[]) => void
  state: HubSpotState
  stop: () => Promise<void>
  url: string
}

/**
 * A stateful HubSpot over HTTP. `/` shows the contacts, `/__state` gives everything as JSON;
 * the rest is the API, each behaviour with its source where it is written.
 */
export async function startHubSpotFake(options: HubSpotFakeOptions = {}): Promise<HubSpotFake> {
  const { host = '127.0.0.1', port = 0, portalId = 424_242, seed = 1 } = options
  const random = createRandom(seed)
  const counters: FakeCounters = {
    created: 0,
    outages: 0,
    requests: 0,
    violations: 0,
    wrongShapes: 0,
  }
  const context: RouteContext = {
    counters,
    enterprise: options.enterprise ?? true,
    portalId,
    random,
    scopes: options.scopes ?? null,
    state: createState(options.saved),
    timeZone: options.timeZone ?? 'Europe/Berlin',
  }
  const limits = createLimits(options.limits)
  const fake = {
    outages: options.outages ?? {},
    requests: [] as HubSpotFake['requests'],
    script: [] as FakeScript[],
    tokens: options.tokens ?? null,
  }
  const server = createServer((request, response) => {
    void serve({ context, fake, limits }, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve)
  })

  return {
    counters,
    enterprise: (has) => {
      context.enterprise = has
    },
    newDay: limits.newDay,
    next: (...answers) => fake.script.push(...answers),
    outages: fake.outages,
    requests: fake.requests,
    scopes: (scopes) => {
      context.scopes = scopes
    },
    state: context.state,
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
      if (counters.wrongShapes > 0 && !options.expectWrongShapes) {
        throw new Error(`${counters.wrongShapes} requests were not of the shape HubSpot publishes`)
      }
    },
    url: `http://${host}:${(server.address() as AddressInfo).port}`,
  }
}

type Serving = {
  context: RouteContext
  fake: {
    outages: FakeOutages
    requests: HubSpotFake['requests']
    script: FakeScript[]
    tokens: null | string[]
  }
  limits: ReturnType<typeof createLimits>
}

async function serve(serving: Serving, request: IncomingMessage, response: ServerResponse) {
  const { context, fake, limits } = serving
  const url = new URL(request.url ?? '/', 'http://fake')
  const method = request.method ?? 'GET'
  if (method === 'GET' && url.pathname === '/') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    return response.end(page(context.state))
  }
  if (method === 'GET' && url.pathname === '/__state') {
    return send(response, { body: dump(serving), status: 200 })
  }
  let body: string
  try {
    body = await read(request)
  } catch {
    return // the client is gone
  }
  context.counters.requests++
  fake.requests.push({ body, method, path: url.pathname + url.search })
  // Search answers carry no rate-limit headers; it and events have limits of their own (spec:
  // x-hubspot-rate-limit-exemptions).
  const exempt = /\/search$|^\/events\//.test(url.pathname)
  const tooMany = exempt ? null : limits.count()
  const headers = exempt ? {} : limits.headers()
  if (tooMany) {
    context.counters.violations++
    return send(response, tooMany, headers)
  }
  const script = fake.script.shift() ?? drawOutage(fake.outages, context.random)
  if (script) context.counters.outages++
  const act = () => unauthorised(fake.tokens, request) ?? route(context, method, url, body)
  if (!script) return send(response, act(), headers)
  if (script.hang === 'after-write') act()
  // No status: the connection stays open until the client gives up.
  if (script.status === undefined) return
  return send(
    response,
    { body: script.body, status: script.status },
    { ...headers, ...script.headers },
  )
}

function unauthorised(tokens: null | string[], request: IncomingMessage): Answer | null {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (token && (tokens === null || tokens.includes(token))) return null
  return problem(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found.')
}

function dump({ context: { counters, state } }: Serving) {
  return {
    blocked: [...state.blocked],
    contacts: [...state.contacts.values()],
    counters,
    definitions: [...state.definitions.values()],
    events: state.events,
    changes: state.changes,
    groups: [...state.groups.values()],
    properties: [...state.properties.values()],
  }
}

function send(response: ServerResponse, answer: Answer, headers: Record<string, string> = {}) {
  response.statusCode = answer.status
  for (const [name, value] of Object.entries({ ...headers, ...answer.headers })) {
    response.setHeader(name, value)
  }
  response.setHeader('X-HubSpot-Correlation-Id', randomUUID())
  if (answer.body === undefined) return response.end()
  const html = typeof answer.body === 'string'
  response.setHeader('Content-Type', html ? 'text/html' : 'application/json;charset=utf-8')
  response.end(html ? (answer.body as string) : JSON.stringify(answer.body))
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
