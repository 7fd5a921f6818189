import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { flushScans } from '../plugin/index.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

type Received = { body: string; headers: IncomingHttpHeaders; path: string }

let site: TestPayload
let receiver: Server
let isDown = false
const refused: Received[] = []
const taken: Received[] = []

beforeAll(async () => {
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const one = { body, headers: request.headers, path: request.url ?? '' }
      ;(isDown ? refused : taken).push(one)
      response.writeHead(isDown ? 503 : 204).end()
    })
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(receiver.address() as { port: number }).port}`
  site = await startPayload({
    privacy: 'full',
    webhooks: {
      endpoints: {
        lake: { events: ['scan'], secret: SECRET, url: `${url}/scans` },
        others: { secret: SECRET, url: `${url}/others` },
      },
    },
  })
  await site.payload.create({
    collection: 'qr-codes',
    data: { code: 'DERBY', destination: { type: 'url', url: 'https://example.com' }, title: 'Derby' } as never, // prettier-ignore
  })
}, 120_000)
afterAll(async () => {
  await site?.stop()
  receiver?.close()
  receiver?.closeAllConnections()
})

async function scan(address: string): Promise<void> {
  const answer = await site.fetch('/api/q/DERBY?email=zoe@example.com', {
    headers: { ...IPHONE, 'x-forwarded-for': address },
  })
  expect(answer.status).toBe(302)
  await flushScans(site.payload)
}

type Told = { data: { batch: string; scans: Record<string, unknown>[] }; type: string }
const read = ({ body, headers }: Received) =>
  new Webhook(SECRET).verify(body, headers as Record<string, string>) as Told

it('tells who asked for scans, by itself, signed, with nothing that is somebody’s', async () => {
  await scan('73.162.10.1')
  await until(async () => taken.length || null)
  expect(taken.map(({ path }) => path)).toEqual(['/scans'])
  const { data, type } = read(taken[0]!)
  expect(type).toBe('scan.recorded')
  expect(data.scans).toHaveLength(1)
  expect(data.scans[0]).toMatchObject({
    code: 'DERBY',
    destination: 'https://example.com',
    deviceType: 'mobile',
    outcome: 'redirected',
  })
  expect(Object.keys(data.scans[0]!).sort()).toEqual(
    ['browser', 'city', 'code', 'country', 'destination', 'deviceType', 'language', 'os', 'outcome', 'qrCode', 'regionCode', 'scanId', 'scannedAt', 'trafficClass', 'utmCampaign', 'utmContent', 'utmMedium', 'utmSource', 'utmTerm'], // prettier-ignore
  )
  for (const secret of ['73.162.10.1', 'zoe', IPHONE['user-agent'] ?? 'Mozilla/5.0']) {
    expect(taken[0]!.body).not.toContain(secret)
  }
  const { totalDocs } = await site.payload.count({ collection: 'qr-messages' as never })
  expect(totalDocs).toBe(0)
})

it('a receiver that is down hears of it later, by the id of before', async () => {
  taken.length = 0
  isDown = true
  await scan('73.162.10.2')
  await until(async () => refused.length || null)
  isDown = false
  await until(async () => taken.length || null)
  expect(taken[0]!.headers['webhook-id']).toBe(refused[0]!.headers['webhook-id'])
  expect(read(taken[0]!).data).toEqual(read(refused[0]!).data)
})
