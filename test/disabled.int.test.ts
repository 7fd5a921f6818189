import { afterAll, beforeAll, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { createScanRoute } from '../plugin/next.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'

let site: TestPayload
beforeAll(async () => {
  site = await startPayload({ disabled: true })
})
afterAll(() => site.stop())

it('disabled neither redirects nor records, over the route file as over the endpoint', async () => {
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'OFF', destination, title: 'Off' }
  await site.payload.create({ collection: 'qr-codes', data })
  // The key says which Payload is meant: the one that is open here.
  const { GET, HEAD } = createScanRoute({ config: site.payload.config, key: site.uri })
  for (const [method, handler] of Object.entries({ GET, HEAD })) {
    const request = new Request('https://qr.example/q/OFF', { headers: IPHONE, method })
    const response = await handler(request, { params: Promise.resolve({ code: 'OFF' }) })
    expect(response.status).toBe(404)
    expect(response.headers.get('location')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
  }
  expect((await site.fetch('/api/q/OFF', { headers: IPHONE })).status).toBe(404)
  await flushScans(site.payload)
  expect((await site.payload.count({ collection: 'qr-scans' })).totalDocs).toBe(0)
})
