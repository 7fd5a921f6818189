import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'

import type { Runtime } from '../../runtime/createRuntime.js'
import type { ScanAnswer, ScanRequest } from '../../vocabulary/scan.js'
import type { ScanMount } from '../../vocabulary/scanContext.js'

import { healthOf, healthStatus } from '../../runtime/healthOf.js'
import { mayReadMetrics } from '../../runtime/metrics/mayReadMetrics.js'
import { answerMethod } from '../../scan/answer/answer.js'
import { askedHost } from '../../scan/domains/findDomain.js'
import { answerDigitalLink } from '../../scan/gs1/answerDigitalLink.js'
import { DESCRIPTION_PATH, digitalLinkIn } from '../../scan/gs1/digitalLinkIn.js'
import { answerScan } from '../../scan/handleScan.js'
import { normaliseAddress } from '../../scan/request/normaliseAddress.js'
import { compileTrustedProxies } from '../../scan/request/trustedProxies.js'
import { hostOfTarget, matchScanPath, pathOf } from './matchScanPath.js'
import { nodeHeaders } from './nodeHeaders.js'
import { readPosted } from './readPosted.js'

export type ListenerOptions = {
  /** The process takes its leave: connections end with their answer. */
  isDraining: () => boolean
  maxURLLength: number
  /** Prometheus text of all processes that belong together. */
  metrics: () => Promise<string>
  metricsToken: string | undefined
  /** Where scans arrive on a host: lower-case, with a slash at the end. */
  prefixesOf: (host: null | string) => readonly string[]
  /** Where Digital Links of products are answered; left out, there are none. */
  resolver?: {
    describe: (request: ScanRequest, peer: null | string) => ScanAnswer
    /** Lower-case, without a slash at the end. */
    prefixes: readonly string[]
  }
  runtime: Runtime
}

const text = (status: number, body: string, more?: Record<string, string>): ScanAnswer => ({
  body: `${body}\n`,
  headers: { 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8', ...more },
  status,
})

/** What the redirector answers; a scan goes straight from Node's request to Node's response. */
export function createListener(options: ListenerOptions): RequestListener {
  const { isDraining, maxURLLength, prefixesOf, resolver, runtime } = options
  const hostOf = runtime.context.domains ? hostReader(runtime.context) : null

  function send(request: IncomingMessage, response: ServerResponse, answer: ScanAnswer): void {
    if (isDraining()) response.setHeader('Connection', 'close')
    const { body, headers, status } = answer
    const isHead = request.method === 'HEAD'
    if (!isHead && status !== 204) {
      headers['Content-Length'] = body === null ? '0' : String(Buffer.byteLength(body))
    }
    response.writeHead(status, headers)
    response.end(isHead ? undefined : body)
  }

  /** The scan that a path asks for. Digital Links are looked for last: who has none pays nothing. */
  function askedIn(url: string, host: null | string): Asked | null {
    const code = matchScanPath(url, prefixesOf(host))
    if (code !== null) return { code, digitalLink: undefined }
    const digitalLink = resolver ? digitalLinkIn(pathOf(url), resolver.prefixes) : null
    return digitalLink === null ? null : { code: '', digitalLink }
  }

  async function answerOther(request: IncomingMessage): Promise<ScanAnswer> {
    const { headers, method = 'GET', socket, url = '/' } = request
    switch (pathOf(url)) {
      case '/healthz':
        return answerHealth(runtime)
      case '/metrics':
        return answerMetrics(request, options)
      case '/robots.txt':
        return text(200, 'User-agent: *\nDisallow: /')
      case DESCRIPTION_PATH:
        return resolver
          ? resolver.describe(
              { headers: nodeHeaders(headers), method, url },
              socket.remoteAddress ?? null,
            )
          : text(404, 'Not found')
      default:
        return text(404, 'Not found')
    }
  }

  function scanned(
    request: IncomingMessage,
    { asked, host }: { asked: Asked; host: null | string | undefined },
    form?: URLSearchParams,
  ): Promise<ScanAnswer> | ScanAnswer {
    const { headers, method = 'GET', socket, url = '/' } = request
    const scan = { form, headers: nodeHeaders(headers), method, url }
    const { code, digitalLink } = asked
    const mount = { code, host, peer: socket.remoteAddress ?? null }
    if (digitalLink === undefined) return answerScan(scan, runtime.context, mount)
    return answerDigitalLink(scan, runtime.context, { ...mount, digitalLink })
  }

  return (request, response) => {
    const { method = 'GET', url = '/' } = request
    if (url.length > maxURLLength) {
      return send(request, response, text(414, 'The address is too long', { Connection: 'close' }))
    }
    const host = hostOf?.(request)
    const asked = askedIn(url, host ?? null)
    const isForm = method === 'POST' && asked !== null
    const isQuestion = method === 'OPTIONS' && asked?.digitalLink !== undefined
    if (method !== 'GET' && method !== 'HEAD' && !isForm && !isQuestion) {
      const answer = answerMethod()
      answer.headers.Connection = 'close'
      return send(request, response, answer)
    }
    const answer =
      asked === null
        ? answerOther(request)
        : isForm
          ? readPosted(request, response).then((form) => scanned(request, { asked, host }, form))
          : scanned(request, { asked, host })
    // Scans never reject, health and metrics read what rooms say of themselves: nothing is known to
    // fail here, and what does must not end the process.
    const fail = (): void => void response.destroy()
    const deliver = (given: ScanAnswer): void => {
      try {
        send(request, response, given)
      } catch {
        fail()
      }
    }
    if (answer instanceof Promise) answer.then(deliver, fail)
    else deliver(answer)
  }
}

type Asked = Pick<ScanMount, 'code' | 'digitalLink'>

/** The host a request asks for; looked at only where there are several. */
function hostReader({ trustedProxies }: Runtime['context']) {
  const trust = compileTrustedProxies(trustedProxies)
  return ({ headers, socket, url = '/' }: IncomingMessage): null | string => {
    const peer = socket.remoteAddress ?? null
    return hostOfTarget(url) ?? askedHost({ headers: nodeHeaders(headers), url }, { code: '', peer }, trust) // prettier-ignore
  }
}

function answerHealth(runtime: Runtime): ScanAnswer {
  const health = healthOf(runtime)
  const headers = { 'Content-Type': 'application/json' }
  return text(healthStatus(health), JSON.stringify(health), headers)
}

async function answerMetrics(
  request: IncomingMessage,
  options: ListenerOptions,
): Promise<ScanAnswer> {
  const { metrics, metricsToken, runtime } = options
  if (!metricsToken && !isDirectLoopback(request)) return text(404, 'Not found')
  if (metricsToken && !mayReadMetrics(request.headers.authorization ?? null, metricsToken)) {
    const challenge = { 'WWW-Authenticate': 'Bearer realm="metrics"' }
    return text(401, 'Send QR_METRICS_TOKEN as bearer token', challenge)
  }
  const body = await metrics()
  return text(200, body.trimEnd(), { 'Content-Type': runtime.metrics.registry.contentType })
}

const FORWARDED = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/** From this machine, and not by way of a proxy on it: that one brings the whole world. */
function isDirectLoopback({ headers, socket }: IncomingMessage): boolean {
  const address = normaliseAddress(socket.remoteAddress)
  const isLoopback = address === '::1' || address?.startsWith('127.') === true
  return isLoopback && !FORWARDED.some((name) => headers[name] !== undefined)
}
