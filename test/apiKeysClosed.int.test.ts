import type { Config } from 'payload'

import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { keysOf } from './keysOf.js'
import { startPayload } from './startPayload.js'

const isSignedIn = ({ req }: { req: { user?: unknown } }) => Boolean(req.user)
const SIGNED_IN = { create: isSignedIn, delete: isSignedIn, read: isSignedIn, update: isSignedIn }
const PER_MINUTE = 400

let site: TestPayload
let owner: ID
let page: ID
let code: ID
let key: string
let logged = ''
const { ask, make } = keysOf(() => site)
const login = { email: 'manager@example.com', password: 'secret' }

/** A host whose rules ask no more than that somebody is signed in. */
const host = (config: Config): Config => ({
  ...config,
  collections: [
    { slug: 'users', access: SIGNED_IN, auth: true, fields: [] },
    { slug: 'pages', access: SIGNED_IN, fields: [{ name: 'slug', type: 'text' }] },
    { slug: 'media', access: SIGNED_IN, fields: [], upload: { disableLocalStorage: true } },
    // without a rule of its own, which is the same
    { slug: 'plain', fields: [{ name: 'text', type: 'text' }] },
  ],
  globals: [{ slug: 'settings', access: SIGNED_IN, fields: [{ name: 'secret', type: 'text' }] }],
  jobs: { access: { run: isSignedIn }, tasks: [] },
  logger: {
    destination: new Writable({
      write(line, _, done) {
        logged += String(line)
        done()
      },
    }),
    options: { level: 'trace' },
  },
  // of a plugin that stands behind ours
  plugins: [
    ...config.plugins!,
    (made) => ({
      ...made,
      collections: [
        ...made.collections!,
        { slug: 'late', access: SIGNED_IN, fields: [{ name: 'text', type: 'text' }] },
      ],
      endpoints: [
        ...made.endpoints!,
        {
          handler: (req) => Response.json({ user: req.user }),
          method: 'get',
          path: '/who',
        },
      ],
    }),
  ],
})

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload(
    {
      access: { contacts: isSignedIn, privacy: isSignedIn, revenue: isSignedIn },
      apiKeys: { perMinute: PER_MINUTE },
      contacts: true,
    },
    host,
  )
  const { payload } = site
  owner = (await payload.create({ collection: 'users', data: login })).id
  page = (await payload.create({ collection: 'pages', data: { slug: 'menu' } })).id
  for (const collection of ['plain', 'late']) {
    await payload.create({ collection: collection as never, data: { text: 'x' } as never })
  }
  const contact = await payload.create({
    collection: 'qr-contacts' as never,
    data: { email: 'fan@example.com' } as never,
  })
  code = (
    await payload.create({
      collection: 'qr-codes',
      data: {
        contact: contact.id,
        createdBy: owner,
        destination: { reference: { relationTo: 'pages', value: page }, type: 'reference' },
        title: 'Menu',
      } as never,
    })
  ).id
  key = (await make(owner)).key
}, 120_000)
afterAll(() => site?.stop())

/** What is closed, and a request that a person who is signed in gets. */
const CLOSED = [
  'GET /users',
  'GET /pages',
  'GET /pages/count',
  'GET /media',
  'GET /plain',
  'GET /late',
  'GET /globals/settings',
  'GET /qr-contacts',
  'GET /qr-conversions',
  'GET /qr-api-keys',
  'GET /payload-jobs',
  'GET /payload-jobs/run',
  'GET /payload-preferences',
  'GET /payload-locked-documents',
  'GET /qr/crm',
  'POST /pages',
  'POST /plain',
]

describe('all that is not ours is closed to a key', () => {
  it.each(CLOSED)('%s', async (request) => {
    const [method, path] = request.split(' ') as [string, string]
    const body = method === 'POST' ? {} : undefined
    const { token } = await site.payload.login({ collection: 'users', data: login })
    const by = { authorization: `JWT ${token}` }
    const person = await ask(null, path, method, body, by)
    const program = await ask(key, path, method, body)
    // who is signed in comes further, or the refusal would show nothing
    if (!path.startsWith('/payload-jobs')) expect(person.status).toBeLessThan(300)
    expect([401, 403]).toContain(program.status)
  })

  it('knows no user by it: me, preferences, permissions, endpoints of the host', async () => {
    expect(await (await ask(key, '/users/me')).json()).toMatchObject({ user: null })
    expect(await (await ask(key, '/who')).json()).toEqual({ user: null })
    const preference = { value: { a: 1 } }
    expect((await ask(key, '/payload-preferences/x', 'POST', preference)).status).toBe(401)
    const permissions = async (as: null | string) => (await ask(as, '/access')).json()
    expect(await permissions(key)).toEqual(await permissions(null))
  })

  it('answers GraphQL as to nobody', async () => {
    const query = '{ Pages { docs { slug } } Users { docs { email } } QrCodes { docs { title } } }'
    const post = (headers: object) =>
      new Request('https://qr.example/api/graphql', {
        body: JSON.stringify({ query }),
        headers: { ...headers, 'content-type': 'application/json' },
        method: 'POST',
      })
    const answer = async (headers: object) =>
      (await GRAPHQL_POST(site.payload.config)(post(headers))).json()
    const program = await answer({ authorization: `Bearer ${key}` })
    expect(program.data ?? {}).not.toMatchObject({ Pages: { docs: [{}] } })
    expect(JSON.stringify(program)).not.toMatch(/manager@|menu|"Menu"/)
    const { token } = await site.payload.login({ collection: 'users', data: login })
    expect(JSON.stringify(await answer({ authorization: `JWT ${token}` }))).toContain('manager@')
  })

  it('is not read over what ours are related to', async () => {
    const answer = await ask(key, `/qr-codes/${code}?depth=5`)
    const doc = await answer.json()
    expect(answer.status).toBe(200)
    expect(doc.createdBy).toBe(owner)
    expect(doc.destination.reference.value).toBe(page)
    expect(doc).not.toHaveProperty('contact')
    expect(JSON.stringify(doc)).not.toMatch(/manager@|fan@|slug/)
  })

  it('is not found out by asking for it, or by an order', async () => {
    const names = ['createdBy.email', 'contact.email', 'destination.reference.slug', 'contact']
    for (const name of names) {
      const asked = await ask(key, `/qr-codes?where[${name}][exists]=true`)
      expect([name, asked.status]).toEqual([name, 400])
    }
    const orders = ['createdBy.email', '-createdBy.email'].map(
      async (sort) =>
      (await (await ask(key, `/qr-codes?sort=${sort}`)).json()).docs.map((one: { id: ID }) => one.id), // prettier-ignore
    )
    const [up, down] = await Promise.all(orders)
    expect(up).toEqual(down)
  })

  it('stays open to people', async () => {
    const { token } = await site.payload.login({ collection: 'users', data: login })
    const by = { authorization: `JWT ${token}` }
    const doc = await (await ask(null, `/qr-codes/${code}?depth=1`, 'GET', undefined, by)).json()
    expect(doc.createdBy).toMatchObject({ email: login.email })
    expect(doc.contact).toMatchObject({ email: 'fan@example.com' })
  })
})

describe('a key', () => {
  it('is counted by itself, and told when to ask again', async () => {
    const busy = (await make(owner)).key
    const path = '/qr-codes/999999'
    for (let at = 0; at < PER_MINUTE; at++) expect((await ask(busy, path)).status).toBe(404)
    const answer = await ask(busy, path)
    expect(answer.status).toBe(429)
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await ask(key, path)).status).toBe(404)
  })

  it('is in no log, whatever becomes of the request', async () => {
    await ask(key, '/qr-codes', 'POST', {})
    await ask(`${key}x`, '/qr-codes')
    await ask(key, '/pages')
    expect(logged.length).toBeGreaterThan(0)
    expect(logged).not.toContain('qrk_')
  })
})

// last: there are none afterwards
it('before the host has migrated a key is none, and people go on', async () => {
  const { drizzle } = site.payload.db as unknown as {
    drizzle: { execute: (sql: string) => unknown }
  }
  await drizzle.execute('ALTER TABLE qr_api_keys RENAME TO qr_api_keys_later')
  expect((await ask(key, '/qr-codes')).status).toBe(401)
  const { token } = await site.payload.login({ collection: 'users', data: login })
  const by = { authorization: `JWT ${token}` }
  expect((await ask(null, '/qr-codes', 'GET', undefined, by)).status).toBe(200)
})
