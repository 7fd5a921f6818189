import type { Payload, PayloadRequest } from 'payload'

import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { createLocalReq, getPayload, handleEndpoints } from 'payload'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { ID } from '../../src/vocabulary/scan.js'
import type { Rush } from './startRush.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { IPHONE } from '../phone.js'
import { until } from '../until.js'
import { editElsewhere } from './editElsewhere.js'
import { rushConfig } from './rushConfig.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'

/** Milliseconds from the end of an edit until every process obeys it. */
const SECOND = 1000

let rush: Rush
let servers: ScanServer[]
let payload: Payload
let headers: Record<string, string>
let config: ReturnType<typeof rushConfig>
beforeAll(async () => {
  rush = await startRush()
  servers = await Promise.all([1, 2].map(() => startScanServer({ uri: rush.uri })))
  config = rushConfig({ uri: rush.uri })
  payload = await getPayload({ config, key: rush.uri })
  const data = { email: 'editor@example.com', password: 'secret' }
  await payload.create({ collection: 'users', data })
  const { token } = await payload.login({ collection: 'users', data })
  headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
})
afterAll(async () => {
  await payload?.destroy()
  await rush?.stop()
})

let made = 0
let id: ID
let code: string
beforeEach(async () => {
  code = `EDIT${(made += 1)}`
  ;({ id } = await payload.create({
    collection: 'qr-codes',
    data: {
      title: code,
      code,
      destination: { type: 'url', url: 'https://example.com/menu' },
    },
  }))
  await everywhere(302)
})

/** Of every process: the two servers, and the one in which the edits are made. */
const answers = () =>
  Promise.all([
    ...servers.map(async ({ port }) => {
      const url = `http://127.0.0.1:${port}/q/${code}`
      const response = await fetch(url, { headers: IPHONE, redirect: 'manual' })
      await response.text()
      return response.status
    }),
    send(new Request(`https://qr.example/api/q/${code}`, { headers: IPHONE })).then(
      ({ status }) => status,
    ),
  ])

const send = (request: Request): Promise<Response> =>
  handleEndpoints({ config, payloadInstanceCacheKey: rush.uri, request })

const everywhere = (status: number) =>
  until(async () => ((await answers()).every((answer) => answer === status) ? true : null), SECOND)

const post = (path: string, method: string, body: object) =>
  new Request(`https://qr.example${path}`, { body: JSON.stringify(body), headers, method })

/** What the form of the admin sends: the whole document, as a field of a form, with a cookie. */
const savedByAdmin = async (status: string) => {
  const doc = await payload.findByID({ collection: 'qr-codes', depth: 0, id })
  const body = new FormData()
  body.set('_payload', JSON.stringify({ ...doc, status }))
  const cookie = `payload-token=${headers.authorization!.slice('JWT '.length)}`
  const url = `https://qr.example/api/qr-codes/${id}?depth=0&fallback-locale=null`
  return send(new Request(url, { body, headers: { cookie }, method: 'PATCH' }))
}

/** In a transaction of the host's own, with other work in it. */
const inTransaction = async (status: string, end: 'commit' | 'rollback') => {
  const req: PayloadRequest = await createLocalReq({}, payload)
  const transaction = (await payload.db.beginTransaction()) as string
  req.transactionID = transaction
  const edit = { collection: 'qr-codes', data: { status }, id, req }
  await payload.update(edit as never)
  // Nobody obeys what is not committed, not even the process that says it.
  const before = status === 'paused' ? 302 : 410
  expect(await answers()).toEqual([before, before, before])
  await payload.db[`${end}Transaction`](transaction)
}

const edits: Record<string, (status: string) => Promise<unknown>> = {
  'a process of its own': (status) => editElsewhere({ id, status, uri: rush.uri }),
  GraphQL: async (status) => {
    const destination = '{ type: "url", url: "https://example.com/menu" }'
    const data = `{ destination: ${destination}, status: ${status} }`
    const query = `mutation { updateQrCode(id: ${id}, data: ${data}) { scans stats { visitors } } }`
    const response = await GRAPHQL_POST(config)(post('/api/graphql', 'POST', { query }))
    expect(await response.json()).not.toHaveProperty('errors')
  },
  'the bulk edit of a list': async (status) => {
    const path = `/api/qr-codes?where[code][equals]=${code}`
    const response = await send(post(path, 'PATCH', { status }))
    expect(await response.json()).toMatchObject({ docs: [{ status }], errors: [] })
  },
  'the form of the admin': async (status) => {
    expect((await savedByAdmin(status)).status).toBe(200)
  },
  'the Local API': (status) =>
    payload.update({ collection: 'qr-codes', data: { status }, id } as never),
  'the Local API in a transaction': (status) => inTransaction(status, 'commit'),
  'the quick action of a list': async (status) => {
    const response = await send(post(`/api/qr-codes/${id}/status`, 'POST', { status }))
    expect(response.status).toBe(200)
  },
  'the REST API': async (status) => {
    const response = await send(post(`/api/qr-codes/${id}`, 'PATCH', { status }))
    expect(response.status).toBe(200)
  },
}

describe('an edit is obeyed by every process within a second', () => {
  it.each(Object.keys(edits))('made by %s', async (way) => {
    await edits[way]!('paused')
    await everywhere(410)
    await edits[way]!('active')
    await everywhere(302)
  })

  it('made while nobody listens, because the connections were cut', async () => {
    const cut = await withClient(rush.uri, async (client) => {
      const { rowCount } = await client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE application_name = 'payload-plugin-qr listen' AND datname = current_database()`,
      )
      // Not by Payload, so that nothing but the reading anew can tell.
      await client.query(`UPDATE qr_codes SET status = 'paused' WHERE id = $1`, [id])
      return rowCount
    })
    expect(cut).toBeGreaterThanOrEqual(servers.length + 1)
    await everywhere(410)
    await edits['the Local API']!('active')
    await everywhere(302)
  })

  it('to the trash and back', async () => {
    const trash = (deletedAt: null | string) =>
      payload.update({ collection: 'qr-codes', data: { deletedAt }, id, trash: true } as never)
    await trash(new Date().toISOString())
    await everywhere(410)
    await trash(null)
    await everywhere(302)
  })

  it('for good', async () => {
    await payload.delete({ collection: 'qr-codes', id, trash: true } as never)
    await everywhere(404)
  })
})

it('an edit in a transaction that is rolled back changes nothing, in no process', async () => {
  await inTransaction('paused', 'rollback')

  // What is told of later is told of after it: then the one rolled back would be known, too.
  const before = code
  code = `${code}-LATER`
  await payload.create({
    collection: 'qr-codes',
    data: { title: code, code, destination: { type: 'url', url: 'https://example.com/later' } },
  } as never)
  await everywhere(302)
  code = before
  expect(await answers()).toEqual([302, 302, 302])
})
