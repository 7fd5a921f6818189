import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'

import { IPHONE } from '../phone.js'
import { startPayload, type TestPayload } from '../startPayload.js'
import { until } from '../until.js'
import { rawConnection, rawRequest, statusesOf } from './rawRequest.js'

let site: TestPayload
let redirector: Redirector

beforeAll(async () => {
  site = await startPayload({
    abuse: { block: { points: 30, seconds: 60 }, burst: { points: 20, seconds: 60 } },
  })
  for (const code of ['KNOWN', 'BURST', 'KEPT']) {
    await site.payload.create({
      collection: 'qr-codes',
      data: {
        code,
        destination: { type: 'url', url: 'https://tickets.example/derby' },
        title: code,
        utm: {},
      },
    })
  }
})
afterAll(() => site.stop())

beforeEach(async () => {
  redirector = await createRedirector({
    config: site.payload.config,
    drain: { deadline: 5000, linger: 50 },
    limits: { headersTimeout: 300, keepAliveTimeout: 400, maxURLLength: 2000, requestTimeout: 600 },
    path: '/',
    port: 0,
  })
})
afterEach(() => redirector.close())

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`http://127.0.0.1:${redirector.port}${path}`, {
    headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20', ...headers },
    method,
    redirect: 'manual',
  })

const countOf = async (code: string) =>
  (await site.payload.count({ collection: 'qr-scans', where: { code: { equals: code } } }))
    .totalDocs

const GET = 'GET /q/KNOWN HTTP/1.1\r\nHost: qr.example\r\n'

/** The server still does what it is there for. */
async function expectAlive() {
  expect((await get('/q/KNOWN', { 'x-forwarded-for': '1.1.1.1' }, 'HEAD')).status).toBe(302)
}

describe('a redirector', () => {
  it.each(['/q/KNOWN', '/Q/known', '/api/q/Known?x=1', '/known', '/q/%4bnown/'])(
    'redirects %s as the other mounts do',
    async (path) => {
      const response = await get(path, { 'x-forwarded-for': '9.9.9.9' })
      const mounted = await site.fetch('/api/q/KNOWN', {
        headers: { ...IPHONE, 'x-forwarded-for': '9.9.9.9' },
      })
      expect(response.status).toBe(302)
      const location = mounted.headers.get('location')!
      expect(response.headers.get('location')).toBe(
        path.includes('?') ? location.replace('?', '?x=1&') : location,
      )
      for (const name of ['cache-control', 'referrer-policy', 'x-robots-tag']) {
        expect(response.headers.get(name)).toBe(mounted.headers.get(name))
      }
    },
  )

  it('records place, device and visitor as the other mounts do', async () => {
    await get('/q/KEPT', { 'x-forwarded-for': '73.162.4.4' })
    await site.fetch('/api/q/KEPT', { headers: { ...IPHONE, 'x-forwarded-for': '73.162.4.4' } })
    const docs = await until(async () => {
      const { docs } = await site.payload.find({
        collection: 'qr-scans',
        where: { code: { equals: 'KEPT' } },
      })
      return docs.length === 2 ? (docs as unknown as Record<string, unknown>[]) : null
    })
    const same = [
      'browser',
      'country',
      'deviceType',
      'language',
      'os',
      'trafficClass',
      'visitor',
      'outcome',
    ]
    for (const name of same) expect(docs[0]![name]).toEqual(docs[1]![name])
    expect(docs[0]).toMatchObject({ country: 'US', deviceType: 'mobile', trafficClass: 'human' })
  })

  it('answers unknown codes with a page, HEAD without one, other methods with 405', async () => {
    const unknown = await get('/q/NOBODY', { 'accept-language': 'de' })
    expect(unknown.status).toBe(404)
    expect(await unknown.text()).toContain('QR-Code nicht gefunden')
    expect((await get('/q/NOBODY', {}, 'HEAD')).status).toBe(404)
    const posted = await get('/q/KNOWN', {}, 'POST')
    expect([posted.status, posted.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
    expect((await get('/some/where')).status).toBe(404)
    await expectAlive()
  })

  it('tells of its health', async () => {
    const response = await get('/healthz')
    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({ degraded: [], status: 'ok' })
  })
})

it('a port that is taken is said, and nothing is left behind', async () => {
  const { payload } = site
  const { port } = redirector
  await expect(createRedirector({ config: payload.config, port })).rejects.toThrow('EADDRINUSE')
  await expectAlive()
})

describe('limits of an address', () => {
  it('flags a burst, then answers 429, and leaves others alone', async () => {
    const ip = { 'x-forwarded-for': '203.0.112.7' }
    const statuses: number[] = []
    let retryAfter: null | string = null
    for (let index = 0; index < 35; index++) {
      const response = await get('/q/BURST', ip)
      statuses.push(response.status)
      retryAfter = response.headers.get('retry-after')
    }
    expect(statuses).toEqual([...Array<number>(30).fill(302), ...Array<number>(5).fill(429)])
    expect(Number(retryAfter)).toBeGreaterThan(0)
    expect(Number(retryAfter)).toBeLessThanOrEqual(60)
    expect((await get('/q/BURST', { 'x-forwarded-for': '203.0.112.8' })).status).toBe(302)
    // Nobody behind a proxy that names no address is limited.
    for (let index = 0; index < 35; index++) {
      const response = await fetch(`http://127.0.0.1:${redirector.port}/q/KNOWN`, {
        redirect: 'manual',
      })
      expect(response.status).toBe(302)
    }
    await until(async () => ((await countOf('BURST')) === 31 ? true : null))
    const { docs } = await site.payload.find({
      collection: 'qr-scans',
      limit: 100,
      where: { code: { equals: 'BURST' } },
    })
    const flagged = (
      docs as unknown as { trafficClass: string; trafficReasons: string[] }[]
    ).filter(({ trafficReasons }) => JSON.stringify(trafficReasons).includes('burst'))
    expect(flagged).toHaveLength(10)
    // Requests that follow each other as evenly as a timer are more than suspect: `bot`.
    const classes = flagged.map(({ trafficClass }) => trafficClass)
    expect(['bot', 'suspect']).toEqual(expect.arrayContaining(classes))
  })
})

describe('metrics', () => {
  const metrics = async (headers = {}) => {
    const response = await fetch(`http://127.0.0.1:${redirector.port}/metrics`, { headers })
    return { status: response.status, text: await response.text() }
  }

  it('are for this machine alone, and count what was answered', async () => {
    await get('/q/KNOWN', { 'x-forwarded-for': '4.4.4.4' })
    await get('/q/NOBODY', { 'x-forwarded-for': '4.4.4.4' })
    await until(async () =>
      (await metrics()).text.includes('qr_writer_written_total 1') ? true : null,
    )
    const { status, text } = await metrics()
    expect(status).toBe(200)
    expect(text).toContain('qr_scans_total{outcome="redirected",class="human"} 1')
    expect(text).toContain('qr_scans_total{outcome="unknown",class="none"} 1')
    expect(text).toContain('qr_scan_duration_seconds_count 2')
    expect(text).toContain('qr_database_up 1')
    expect(text).toContain('qr_directory_codes 3')
    expect(text).toMatch(/qr_geo_database_age_seconds\{kind="\w+",name=".+"\} \d/)
    expect((await metrics({ 'x-forwarded-for': '73.162.10.20' })).status).toBe(404)
  })

  it('ask for the token where there is one', async () => {
    await redirector.close()
    vi.stubEnv('QR_METRICS_TOKEN', 'secret-token')
    try {
      redirector = await createRedirector({ config: site.payload.config, port: 0 })
      expect((await metrics()).status).toBe(401)
      expect((await metrics({ authorization: 'Bearer wrong' })).status).toBe(401)
      expect((await metrics({ authorization: 'Bearer secret-token' })).status).toBe(200)
      expect((await site.fetch('/api/qr/metrics')).status).toBe(401)
      const mounted = await site.fetch('/api/qr/metrics', {
        headers: { authorization: 'Bearer secret-token' },
      })
      expect(mounted.status).toBe(200)
      expect(await mounted.text()).toContain('# TYPE qr_scans_total counter')
    } finally {
      vi.unstubAllEnvs()
    }
    expect(
      (await site.fetch('/api/qr/metrics', { headers: { authorization: 'Bearer secret-token' } }))
        .status,
    ).toBe(404)
  })
})

describe('what no browser sends', () => {
  it.each([
    ['headers without end', `${GET}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`, [431]],
    ['a long address', `GET /q/KNOWN?${'x'.repeat(2000)} HTTP/1.1\r\nHost: a\r\n\r\n`, [414]],
    [
      'broken percent-encoding',
      'GET /q/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      [404],
    ],
    ['no host', 'GET /q/KNOWN HTTP/1.1\r\n\r\n', [400]],
    ['no HTTP', 'EHLO mail.example\r\n\r\n', [400]],
    ['TLS', Buffer.from('16030100c8010000c40303', 'hex'), [400]],
    [
      'a body that never comes',
      'POST /q/KNOWN HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n',
      [405],
    ],
    [
      'two lengths',
      `${GET}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      [400],
    ],
  ])('%s', async (_, bytes, statuses) => {
    expect(statusesOf(await rawRequest(redirector.port, bytes))).toEqual(statuses)
    await expectAlive()
  })

  it('raw UTF-8 and control characters in the path and headers', async () => {
    const raw = Buffer.from(
      `GET /q/K\u00e9\u4e2d\u6587?utm_source=\u00e9 HTTP/1.1\r\nHost: a\r\nUser-Agent: \u00e9\u4e2d\r\nConnection: close\r\n\r\n`,
    )
    const bad = Buffer.concat([
      Buffer.from('GET /q/'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(' HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
    ])
    const nul = 'GET /q/KNOWN\0 HTTP/1.1\r\nHost: a\r\n\r\n'
    for (const bytes of [raw, bad, nul]) {
      const [status] = statusesOf(await rawRequest(redirector.port, bytes))
      expect([400, 404]).toContain(status)
    }
    await expectAlive()
  })

  it('are stored like any other scan where the code is one', async () => {
    const before = await countOf('KNOWN')
    const hostile = [
      Buffer.concat([
        Buffer.from(
          'GET /q/KNOWN?utm_source=%00%ff%F0%9F&x=%ED%A0%80 HTTP/1.1\r\nHost: a\r\nUser-Agent: ',
        ),
        Buffer.from([0xc3, 0x28, 0xf0, 0x9f, 0x80]),
        Buffer.from('\r\nConnection: close\r\n\r\n'),
      ]),
      `${GET}Accept-Language: ${'\u00ff;q=9,'.repeat(500)}\r\nReferer: http://[\r\nConnection: close\r\n\r\n`,
      `${GET}X-Forwarded-For: ${'::ffff:1.2.3.4,'.repeat(300)}\r\nUser-Agent: ${'\u{1F3DF}'.repeat(900)}\r\nConnection: close\r\n\r\n`,
    ]
    for (const bytes of hostile) {
      expect(statusesOf(await rawRequest(redirector.port, bytes))).toEqual([302])
    }
    await redirector.runtime.flush()
    expect((await countOf('KNOWN')) - before).toBe(hostile.length)
    expect(redirector.runtime.writer.state()).toMatchObject({ dropped: 0, rejected: 0 })
  })

  it('pipelined requests are answered in order', async () => {
    const unknown = 'GET /q/NOBODY HTTP/1.1\r\nHost: a\r\n\r\n'
    const last = `${GET}Connection: close\r\n\r\n`
    const text = await rawRequest(redirector.port, `${GET}\r\n${unknown}${GET}\r\n${last}`)
    expect(statusesOf(text)).toEqual([302, 404, 302, 302])
  })

  it.each([
    ['at once', '/q/KNOWN', 302],
    ['later', '/healthz', 200],
  ])('a body is no request, whoever is answered %s', async (_, path, status) => {
    // the usual patience: a busy machine takes longer for so many bytes
    const patient = await createRedirector({
      config: site.payload.config,
      drain: { deadline: 5000, linger: 50 },
      port: 0,
    })
    const ask = (target: string, more = '') => `GET ${target} HTTP/1.1\r\nHost: a\r\n${more}\r\n`
    const last = ask('/q/KNOWN', 'Connection: close\r\n')
    const unknown = ask('/q/NOBODY')
    const body = 'GET /trap HTTP/1.1\r\n'.repeat(10_000)
    const size = `Content-Length: ${body.length}\r\n`
    const chunk = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    const half = body.length / 2
    for (const pieces of [
      [ask(path), unknown, last],
      [ask(path) + unknown + last],
      [ask(path, size) + body + unknown + last],
      [ask(path, size), body.slice(0, half), body.slice(half) + unknown + last],
      [ask(path, 'Transfer-Encoding: chunked\r\n') + chunk, unknown + last],
      [ask(path, `${size}Expect: 100-continue\r\n`), body, unknown, last],
    ]) {
      const { ended, socket } = rawConnection(patient.port)
      for (const piece of pieces) {
        socket.write(piece)
        await new Promise((resolve) => setImmediate(resolve))
      }
      const answers = statusesOf(await ended).filter((one) => one !== 100)
      expect(answers).toEqual([status, 404, 302])
    }
    await patient.close()
  })

  it('half-closed connections get their answer', async () => {
    const { ended, socket } = rawConnection(redirector.port)
    socket.end(`${GET}\r\n`)
    expect(statusesOf(await ended)).toEqual([302])
    const broken = rawConnection(redirector.port)
    broken.socket.end('GET /q/KN')
    expect(statusesOf(await broken.ended)).toEqual([400])
  })

  it('slow, silent and vanishing clients are let go, and nothing is kept of them', async () => {
    const open = () =>
      new Promise<number>((resolve) =>
        redirector.server.getConnections((_, count) => resolve(count)),
      )
    const silent = Array.from({ length: 50 }, () => rawConnection(redirector.port))
    const slow = Array.from({ length: 50 }, () => rawConnection(redirector.port))
    slow.forEach(({ socket }) => socket.write('GET /q/KNOWN HT'))
    const idle = Array.from({ length: 50 }, () => rawConnection(redirector.port))
    idle.forEach(({ socket }) => socket.write(`${GET}\r\n`))
    const gone = Array.from({ length: 50 }, () => rawConnection(redirector.port))
    gone.forEach(({ socket }) => socket.write(`${GET}\r\n${GET}`, () => socket.resetAndDestroy()))
    expect(statusesOf(await slow[0]!.ended)).toEqual([408])
    await Promise.all([...silent, ...slow, ...idle].map(({ ended }) => ended))
    await until(async () => ((await open()) === 0 ? true : null))
    await expectAlive()
  })

  it('thousands of bad requests leave neither memory nor sockets behind', async () => {
    setFlagsFromString('--expose-gc')
    const gc = runInNewContext('gc') as () => void
    const sockets = () =>
      process.getActiveResourcesInfo().filter((name) => name.startsWith('TCPSocket')).length
    const bad = [
      'GET /q/%E0%A4%A HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
      `${GET}X-Long: ${'x'.repeat(20_000)}\r\n\r\n`,
      'EHLO mail.example\r\n\r\n',
      'POST /q/KNOWN HTTP/1.1\r\nHost: a\r\nContent-Length: 99\r\n\r\n',
    ]
    const round = async () => {
      for (let index = 0; index < 25; index++) {
        const requests = Array.from({ length: 40 }, (_, each) =>
          rawRequest(redirector.port, bad[each % 4]!),
        )
        await Promise.all(requests)
      }
      gc()
      return process.memoryUsage().heapUsed
    }
    const settled = await round()
    const before = sockets()
    const later = [await round(), await round(), await round()]
    // A thousand requests a round: a kilobyte kept of each would show in every one of them.
    expect(Math.min(...later) - settled).toBeLessThan(1_000_000)
    await until(async () => (sockets() <= before ? true : null))
    await expectAlive()
  })
})

describe('closing', () => {
  it('answers what is in flight, writes what waits and keeps no connection', async () => {
    const before = await countOf('KNOWN')
    const phones = Array.from({ length: 40 }, (_, index) =>
      get('/q/KNOWN', { 'x-forwarded-for': `5.5.5.${index}` }),
    )
    await Promise.race(phones)
    const idle = rawConnection(redirector.port)
    idle.socket.write(`${GET}X-Forwarded-For: 6.6.6.6\r\n\r\n`)
    await until(async () => (idle.received() ? true : null))
    const closing = redirector.close()
    // An idle connection may still bring one.
    idle.socket.write(`${GET}X-Forwarded-For: 6.6.6.6\r\n\r\n`)
    const answers = await Promise.all(phones)
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(40).fill(302))
    expect(statusesOf(await idle.ended)).toEqual([302, 302])
    await closing
    expect((await countOf('KNOWN')) - before).toBe(42)
    await expect(get('/q/KNOWN')).rejects.toThrow()
  })
})
