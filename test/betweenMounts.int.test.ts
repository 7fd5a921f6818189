import { createScanRoute } from 'payload-plugin-qr/next'
import { createRedirector, type Redirector } from 'payload-plugin-qr/redirector'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { memoryStore, SECRET, startEdge } from '../src/mounts/edge/edge.fixture.js'
import { runtimeOf } from '../src/runtime/runtimeOf.js'
import { IPHONE } from './phone.js'
import { rawConnection } from './redirector/rawRequest.js'
import { serveHTTP } from './serveHTTP.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

// A page in between, asked and answered on every mount.

const PASSWORD = 'tribune-west'
const DESTINATION = 'https://inner.example/door'

let site: TestPayload
let served: Awaited<ReturnType<typeof serveHTTP>>
let redirector: Redirector
let edge: ReturnType<typeof startEdge>
const store = memoryStore([], null)

beforeAll(async () => {
  site = await startPayload({ edge: { secret: SECRET, store } })
  served = await serveHTTP(() => site)
  redirector = await createRedirector({ config: site.payload.config, port: 0 })
  edge = startEdge({ fetch: toOrigin, store })
  for (const code of ['ENDPOINT', 'ROUTE', 'REDIRECTOR', 'EDGE']) {
    await site.payload.create({
      collection: 'qr-codes',
      data: { between: { kind: 'password', password: PASSWORD }, code, destination: { type: 'url', url: DESTINATION }, title: code } as never, // prettier-ignore
    })
  }
})
afterAll(async () => {
  await redirector?.close()
  await served?.stop()
  await site?.stop()
})

/** The fixture's origin is this site. */
const toOrigin = ((url: string, init: RequestInit) =>
  fetch(url.replace('https://cms.example', served.url), init)) as typeof fetch

type Sent = { body?: string; headers: Record<string, string>; method: string }
const route = () => createScanRoute({ config: site.payload.config, key: site.uri })

const MOUNTS: Record<
  string,
  { code: string; path: string; send: (sent: Sent) => Promise<Response> }
> = {
  edge: {
    code: 'EDGE',
    path: '/q/edge',
    send: (sent) => edge.scan(new Request('https://qr.example/q/edge?table=7', { ...sent, headers: { ...sent.headers, 'cf-connecting-ip': '73.162.20.7' } })), // prettier-ignore
  },
  endpoint: { code: 'ENDPOINT', path: '/api/q/ENDPOINT', send: (sent) => site.fetch('/api/q/ENDPOINT?table=7', sent) }, // prettier-ignore
  redirector: {
    code: 'REDIRECTOR',
    path: '/Q/REDIRECTOR',
    send: (sent) => fetch(`http://127.0.0.1:${redirector.port}/Q/REDIRECTOR?table=7`, { ...sent, redirect: 'manual' }), // prettier-ignore
  },
  route: {
    code: 'ROUTE',
    path: '/q/ROUTE',
    send: (sent) => {
      const request = new Request('https://qr.example/q/ROUTE?table=7', sent)
      const params = Promise.resolve({ code: 'ROUTE' })
      return route()[sent.method as 'GET' | 'POST'](request, { params })
    },
  },
}

describe.each(Object.keys(MOUNTS))('%s', (name) => {
  const { code, path, send } = MOUNTS[name]!
  const headers = { ...IPHONE, 'x-forwarded-for': '73.162.20.7', 'x-forwarded-proto': 'https' }
  const post = (fields: Record<string, string>) =>
    send({
      body: new URLSearchParams(fields).toString(),
      headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
      method: 'POST',
    })

  it('asks, refuses what is wrong, lets in who knows it, and remembers them', async () => {
    const html = await until(async () => {
      const response = await send({ headers, method: 'GET' })
      const text = await response.text()
      return response.status === 200 && text.includes('name="password"') ? text : null
    })
    const proof = /name="proof" value="([^"]+)"/.exec(html)![1]!
    const wrong = await post({ password: 'tribune-east', proof })
    expect([wrong.status, wrong.headers.get('location')]).toEqual([403, null])
    expect(await wrong.text()).toContain('This password is not right')
    expect((await post({})).status).toBe(200)
    const right = await post({ password: PASSWORD, proof })
    expect(right.status).toBe(303)
    expect(right.headers.get('location')).toContain(`${DESTINATION}?table=7&utm_source=qr`)
    const set = right.headers.get('set-cookie')!
    expect(set).toContain(`; Path=${path}; Max-Age=43200; HttpOnly; SameSite=Lax; Secure`)
    const cookie = set.split(';')[0]!
    const again = await send({ headers: { ...headers, cookie }, method: 'GET' })
    expect(again.status).toBe(302)
    const { docs } = await until(async () => {
      await flushScans(site.payload)
      await runtimeOf(redirector.payload).flush()
      const found = await site.payload.find({ collection: 'qr-scans', where: { code: { equals: code } } }) // prettier-ignore
      const sent = found.docs.filter((doc) => (doc as { outcome?: unknown }).outcome === 'redirected') // prettier-ignore
      return sent.length === 2 ? found : null
    })
    // one was asked once more, for a form that was none of ours
    const left = docs.filter((doc) => (doc as { outcome?: unknown }).outcome !== 'redirected')
    for (const doc of left) expect(doc).toMatchObject({ outcome: 'asked' })
  })

  it('a body that is too large, of another kind or broken is no answer', async () => {
    const form = 'application/x-www-form-urlencoded'
    for (const [type, body] of [
      [form, `password=${'x'.repeat(10_000)}`],
      ['multipart/form-data; boundary=x', '--x--'],
      ['application/json', JSON.stringify({ password: PASSWORD })],
      [form, '%%%=%ff&proof=%00'],
    ] as const) {
      const response = await send({ body, headers: { ...headers, 'content-type': type }, method: 'POST' }) // prettier-ignore
      expect([response.status, response.headers.get('location')], type).toEqual([200, null])
      await response.text()
    }
  })
})

it('the edge has neither the password nor where the code leads', () => {
  const written = store.values.get('qr:code:EDGE')!
  expect(written).toContain('"asks":true')
  expect(written).not.toMatch(/scrypt|inner\.example|passwordHash/)
})

it('a phone that goes away in the middle of a form harms nobody', async () => {
  const { socket } = rawConnection(redirector.port)
  socket.write('POST /q/REDIRECTOR HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\npass') // prettier-ignore
  socket.destroy()
  const response = await MOUNTS.redirector!.send({ headers: IPHONE, method: 'GET' })
  expect(response.status).toBe(200)
})
