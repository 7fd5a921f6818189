import { getPayload } from 'payload'
import { createScanRoute } from 'payload-plugin-qr/next'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'

import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'

/** What Next was asked to do once the answer is sent. */
const works: (() => unknown)[] = []
vi.mock('next/server.js', () => ({ after: (work: () => unknown) => void works.push(work) }))

let site: TestPayload
beforeAll(async () => {
  // Nothing is written by itself while this runs.
  site = await startPayload({ recording: { flushInterval: 60_000, spillDirectory: false } })
  const destination = { type: 'url', url: 'https://tickets.example/' }
  const data = { code: 'COLD', destination, title: 'Cold' }
  await site.payload.create({ collection: 'qr-codes', data })
})
afterAll(async () => {
  await (await getPayload({ config: site.payload.config })).destroy()
  await site.stop()
})
afterEach(() => {
  vi.unstubAllEnvs()
  works.length = 0
})

let people = 0
const scan = () => {
  const headers = { ...IPHONE, 'x-forwarded-for': `73.162.10.${(people += 1)}` }
  return new Request('https://qr.example/api/q/COLD', { headers })
}
const stored = async () => (await site.payload.count({ collection: 'qr-scans' })).totalDocs

describe('where the process stands still after its answer', () => {
  it('the route file writes within after(), when the answer is on its way', async () => {
    vi.stubEnv('VERCEL', '1')
    const { GET } = createScanRoute({ config: site.payload.config })
    const before = await stored()
    const response = await GET(scan(), { params: Promise.resolve({ code: 'COLD' }) })
    expect(response.status).toBe(302)
    expect(await stored()).toBe(before)
    expect(works).toHaveLength(1)
    await works[0]!()
    expect(await stored()).toBe(before + 1)
  })

  it('the endpoint, which cannot go on after its answer, answers when the scan is written', async () => {
    vi.stubEnv('AWS_LAMBDA_FUNCTION_NAME', 'site')
    const before = await stored()
    const { headers } = scan()
    expect((await site.fetch('/api/q/COLD', { headers })).status).toBe(302)
    expect(await stored()).toBe(before + 1)
    expect(works).toEqual([])
  })
})

it('elsewhere nobody waits: scans are written together when their interval is over', async () => {
  const { GET } = createScanRoute({ config: site.payload.config })
  const before = await stored()
  const { headers } = scan()
  expect((await site.fetch('/api/q/COLD', { headers })).status).toBe(302)
  expect((await GET(scan(), { params: Promise.resolve({ code: 'COLD' }) })).status).toBe(302)
  expect(works).toEqual([])
  expect(await stored()).toBe(before)
})
