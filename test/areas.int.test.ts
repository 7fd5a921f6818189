import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { startPayload } from './startPayload.js'

const feature = {
  geometry: { coordinates: [[[9, 53], [10, 53], [10, 54], [9, 53]]], type: 'Polygon' },
  properties: { zip: '20095' },
  type: 'Feature',
} // prettier-ignore

let answer: { body: string; status: number }
let asked = 0
let maps: Server
let site: TestPayload

beforeAll(async () => {
  maps = createServer((_, response) => {
    asked += 1
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body)
  })
  await new Promise<void>((resolve) => maps.listen(0, '127.0.0.1', resolve))
  const { port } = maps.address() as { port: number }
  site = await startPayload(
    {
      access: {
        analytics: ({ req }) => (req.user as { role?: string } | null)?.role === 'analyst',
      },
      analytics: { areas: { property: 'zip', source: `http://127.0.0.1:${port}/zip.json` } },
    },
    (config) => ({ ...config, logger: { options: { level: 'silent' } } }),
  )
  for (const role of ['analyst', 'clerk']) {
    const data = { email: `${role}@example.com`, password: 'a long password', role }
    await site.payload.create({ collection: 'users', data })
  }
})
afterAll(async () => {
  await site?.stop()
  maps?.close()
})

async function ask(role: string) {
  const data = { email: `${role}@example.com`, password: 'a long password' }
  const { token } = await site.payload.login({ collection: 'users', data })
  const headers = { authorization: `JWT ${token}` }
  const response = await site.fetch('/api/qr-scans/areas', { headers })
  return { body: (await response.json()) as { areas?: unknown; errors?: object[] }, status: response.status } // prettier-ignore
}

it('areas are for who may view analytics, fetched once, and again where they could not be read', async () => {
  answer = { body: '{"type":"Feature"}', status: 200 }
  expect(await ask('clerk')).toMatchObject({ status: 403 })
  expect(asked).toBe(0)
  expect(await ask('analyst')).toMatchObject({ status: 502 })
  answer = { body: ' '.repeat(9_000_000), status: 200 }
  expect(await ask('analyst')).toMatchObject({ status: 502 })
  const body = JSON.stringify({ features: [feature], type: 'FeatureCollection' })
  answer = { body, status: 200 }
  const { body: found, status } = await ask('analyst')
  expect(status).toBe(200)
  expect(found.areas).toEqual([
    ['20095', expect.stringMatching(/^M[\d. ]+L[\d. ]+L[\d. ]+L[\d. ]+z$/)],
  ])
  const times = asked
  await ask('analyst')
  expect(asked).toBe(times)
})
