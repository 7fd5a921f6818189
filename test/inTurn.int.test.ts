import type { Pool, PoolClient } from 'pg'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { startPayload } from './startPayload.js'

let site: TestPayload
let headers: Record<string, string>
const ids: ID[] = []
beforeAll(async () => {
  site = await startPayload()
  const user = { email: 'a@example.com', password: 'secret' }
  await site.payload.create({ collection: 'users', data: user })
  const { token } = await site.payload.login({ collection: 'users', data: user })
  headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
  for (let index = 0; index < 20; index++) {
    const destination = { url: 'https://example.com' }
    const data = { destination, title: `Poster ${index}` }
    ids.push((await site.payload.create({ collection: 'qr-codes', data })).id)
  }
})
afterAll(() => site.stop())

const pause = (id: ID) =>
  site.fetch(`/api/qr-codes/${id}/status`, {
    body: JSON.stringify({ status: 'paused' }),
    headers,
    method: 'POST',
  })

it('twenty codes paused at once are paused or told to come back, and none waits for good', async () => {
  const answers = await Promise.all(ids.map(pause))
  const done = answers.filter(({ status }) => status === 200)
  const told = answers.filter(({ status }) => status === 503)
  expect(done.length + told.length).toBe(ids.length)
  expect(done.length).toBeGreaterThan(0)
  const { totalDocs } = await site.payload.count({
    collection: 'qr-codes',
    where: { status: { equals: 'paused' } },
  })
  expect(totalDocs).toBe(done.length)
})

it('an action answers 503 while others have taken the connections, and works when they are back', async () => {
  const { pool } = site.payload.db as unknown as { pool: Pool }
  const taken: PoolClient[] = []
  // One is left for the session; the tenth is Payload's own.
  while (pool.options.max - pool.totalCount + pool.idleCount > 1) taken.push(await pool.connect())
  const answer = await pause(ids[0]!)
  expect(answer.status).toBe(503)
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  for (const client of taken) client.release()
  expect((await pause(ids[0]!)).status).toBe(200)
})
