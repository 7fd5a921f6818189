import type { Endpoint, Payload } from 'payload'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { KeyScope } from '../src/endpoints/keys/openToKeys.js'
import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { PAYLOAD_SCOPES } from '../src/endpoints/keys/payloadScopes.js'
import { OPERATIONS } from '../src/endpoints/openapi/operations.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { API_SCOPES, type APIScope, includesScope } from '../src/vocabulary/apiKeys.js'
import { hashOfAPIKey, makeAPIKey } from '../src/vocabulary/apiKeyText.js'
import { codesOf } from './codesOf.js'
import { keysOf } from './keysOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const isManager = ({ req }: { req: { user?: unknown } }) =>
  (req.user as { role?: string } | null)?.role === 'manager'

let site: TestPayload
let owner: ID
const { ask, make } = keysOf(() => site)
const codes = codesOf<{ id: ID }>(() => site)
const login = { email: 'manager@example.com', password: 'secret' }

const newUser = async (email: string, role = 'manager'): Promise<ID> =>
  (
    await site.payload.create({
      collection: 'users',
      data: { email, password: 'secret', role },
    })
  ).id

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload({
    access: {
      checkIn: isManager,
      codes: { create: isManager, delete: isManager, read: isManager, update: isManager },
      contacts: () => true,
      privacy: () => true,
      revenue: () => true,
    },
    analytics: {
      areas: { property: 'zip', source: { features: [], type: 'FeatureCollection' } },
    },
    apiKeys: { perMinute: 5_000 },
    checkIn: true,
    contacts: true,
    gs1: true,
    reports: true,
  })
  owner = await newUser(login.email)
}, 120_000)
afterAll(() => site?.stop())

type Asked = {
  method: string
  path: string
  scope: 'unknown' | KeyScope
}

/** Every endpoint of the site, Payload's own and the host's among them, and what a key needs for it. */
function endpointsOf({ config }: Payload): Asked[] {
  const { slugs } = optionsOf(site.payload)
  const named = (prefix: string, name: null | string, endpoints: readonly Endpoint[]): Asked[] =>
    endpoints.map(({ method, path }) => {
      const operation = OPERATIONS[[method, name, path].filter(Boolean).join(' ')]
      const payloads = PAYLOAD_SCOPES[name as 'codes'] as Record<string, APIScope> | undefined
      const scope = operation?.scope === undefined ? payloads?.[`${method} ${path}`] : operation.scope // prettier-ignore
      return { method, path: prefix + path, scope: scope === undefined ? 'unknown' : scope }
    })
  return [
    ...named('', null, config.endpoints),
    ...config.globals.flatMap((one) => named(`/globals/${one.slug}`, null, one.endpoints || [])),
    ...config.collections.flatMap((one) => {
      const name = Object.entries(slugs).find(([, slug]) => slug === one.slug)?.[0] ?? one.slug
      return named(`/${one.slug}`, name, (one.endpoints || []) as Endpoint[])
    }),
  ]
}

const request = ({ method, path }: Asked, key: null | string) => {
  const filled = path.replaceAll(/:\w+[*?]?/g, '999999')
  return ask(key, filled, method.toUpperCase(), /post|patch|put/.test(method) ? {} : undefined)
}

describe('what a key may ask', () => {
  it('is said by every endpoint: its scope, no other, and nothing where none is said', async () => {
    const keys = new Map<APIScope, string>()
    for (const scope of API_SCOPES) keys.set(scope, (await make(owner, {}, [scope])).key)
    const asked = endpointsOf(site.payload).filter(({ path }) => !path.startsWith('/payload-jobs'))
    // what there is at all, so that an empty list cannot pass
    expect(new Set(asked.map(({ scope }) => scope))).toEqual(
      new Set([...API_SCOPES, 'any', 'unknown', null]),
    )
    const wrong: unknown[] = []
    for (const one of asked) {
      const nobody = one.scope === 'unknown' ? await request(one, null) : null
      const before = nobody && [nobody.status, (await nobody.text()).length]
      for (const [has, key] of keys) {
        const answer = await request(one, key)
        const text = await answer.text()
        const may = one.scope === 'any' || (one.scope !== null && one.scope !== 'unknown' && includesScope([has], one.scope)) // prettier-ignore
        const isRight = before
          ? JSON.stringify([answer.status, text.length]) === JSON.stringify(before)
          : may
            ? answer.status !== 401 && answer.status !== 403 && answer.status < 500
            : answer.status === 403 && text.includes(one.scope === null ? 'No API key may' : `"scope":"${one.scope}"`) // prettier-ignore
        if (!isRight) wrong.push({ ...one, before, has, status: answer.status, text: text.slice(0, 200) }) // prettier-ignore
      }
    }
    expect(wrong).toEqual([])
  }, 240_000)

  it('is refused with 401 where the key is none, and says so as RFC 6750 does', async () => {
    const { key } = await make(owner)
    const slip = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A')
    for (const wrong of [slip, makeAPIKey(), `${key}x`, 'qrk_']) {
      const answer = await ask(wrong, '/qr-codes')
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"')
      expect(await answer.text()).not.toContain(wrong)
    }
    const scoped = (await make(owner, {}, ['stats:read'])).key
    const answer = await ask(scoped, '/qr-codes')
    expect(answer.headers.get('www-authenticate')).toContain('scope="codes:read"')
    expect(await answer.json()).toEqual({
      errors: [{ message: 'This API key has not the scope "codes:read".', scope: 'codes:read' }],
    })
  })

  it('goes no further than the key beside a cookie of somebody who may more', async () => {
    const { token } = await site.payload.login({ collection: 'users', data: login })
    const cookie = { cookie: `payload-token=${token}` }
    const { key } = await make(owner, {}, ['codes:read'])
    expect((await ask(null, '/qr-scans/stats', 'GET', undefined, cookie)).status).toBe(200)
    expect((await ask(key, '/qr-scans/stats', 'GET', undefined, cookie)).status).toBe(403)
    expect((await ask(makeAPIKey(), '/qr-codes', 'GET', undefined, cookie)).status).toBe(401)
  })
})

describe('a key acts as its owner', () => {
  it('makes codes in their name, and changes and deletes them', async () => {
    const { key } = await make(owner, {}, ['codes:write'])
    const data = { destination: { type: 'url', url: 'https://example.com' }, title: 'By a program' }
    const made = await ask(key, '/qr-codes', 'POST', data)
    expect(made.status).toBe(201)
    const { doc } = await made.json()
    const stored = await site.payload.findByID({ id: doc.id, collection: 'qr-codes', depth: 0 })
    expect(stored.createdBy).toBe(owner)
    expect((await ask(key, `/qr-codes/${doc.id}/status`, 'POST', { status: 'paused' })).status).toBe(200) // prettier-ignore
    expect((await ask(key, `/qr-codes/${doc.id}`)).status).toBe(200)
    expect((await ask(key, `/qr-codes/${doc.id}`, 'DELETE')).status).toBe(200)
  })

  it('and may no more than they, from the moment they may less', async () => {
    const user = await newUser('demoted@example.com')
    const { key } = await make(user)
    expect((await ask(key, '/qr-codes')).status).toBe(200)
    await site.payload.update({ id: user, collection: 'users', data: { role: 'guest' } })
    expect((await ask(key, '/qr-codes')).status).toBe(403)
    await site.payload.delete({ id: user, collection: 'users' })
    expect((await ask(key, '/qr-codes')).status).toBe(401)
  })

  it('until it is revoked, in every process at once', async () => {
    const other = await startPayload({ apiKeys: true, checkIn: true, contacts: true, gs1: true, reports: true }, undefined, `${site.uri}${site.uri.includes('?') ? '&' : '?'}application_name=other`) // prettier-ignore
    try {
      const { id, key } = await make(owner)
      const elsewhere = keysOf(() => other)
      expect((await elsewhere.ask(key, '/qr-codes')).status).toBe(200)
      const { token } = await site.payload.login({ collection: 'users', data: login })
      const by = { authorization: `JWT ${token}` }
      const now = new Date().toISOString()
      const path = `/qr-api-keys/${id}`
      expect((await ask(null, path, 'PATCH', { revokedAt: now }, by)).status).toBe(200)
      expect((await ask(key, '/qr-codes')).status).toBe(401)
      expect((await elsewhere.ask(key, '/qr-codes')).status).toBe(401)
      // and cannot be taken back
      await ask(null, path, 'PATCH', { revokedAt: null }, by)
      expect((await ask(key, '/qr-codes')).status).toBe(401)
    } finally {
      await other.stop()
    }
  }, 60_000)

  it('until it expires', async () => {
    const { id, key } = await make(owner, { expiresAt: new Date(Date.now() + 3_600_000) })
    expect((await ask(key, '/qr-codes')).status).toBe(200)
    const expiresAt = new Date(Date.now() - 1).toISOString()
    await site.payload.db.updateOne({ id, collection: 'qr-api-keys', data: { expiresAt } })
    expect((await ask(key, '/qr-codes')).status).toBe(401)
    await expect(make(owner, { expiresAt })).rejects.toThrow('Ends at')
  })

  it('and is last used at an hour, not at every request', async () => {
    const { id, key } = await make(owner)
    const used = async () =>
      (await site.payload.findByID({ id, collection: 'qr-api-keys' as never })) as unknown as {
        lastUsedAt?: string
        updatedAt: string
      }
    const before = await used()
    expect(before.lastUsedAt ?? null).toBeNull()
    await ask(key, '/qr-codes')
    const first = await used()
    expect(Date.parse(first.lastUsedAt!)).toBeGreaterThan(Date.now() - 60_000)
    expect(first.updatedAt).toBe(before.updatedAt)
    await ask(key, '/qr-codes')
    expect(await used()).toEqual(first)
  })
})

describe('a key of some campaigns and codes', () => {
  let inside: ID
  let outside: ID
  let single: ID
  let derby: ID
  let cup: ID
  let key: string
  beforeAll(async () => {
    const campaign = async (title: string): Promise<ID> =>
      (await site.payload.create({ collection: 'qr-campaigns', data: { title } })).id
    ;[derby, cup] = [await campaign('Derby'), await campaign('Cup')]
    inside = (await codes.create('INSIDE', { campaign: derby })).id
    outside = (await codes.create('OUTSIDE', { campaign: cup })).id
    single = (await codes.create('SINGLE')).id
    const scans = [
      scanRecord({ code: 'INSIDE', qrCode: inside }),
      scanRecord({ code: 'OUTSIDE', qrCode: outside }),
      scanRecord({ code: 'SINGLE', qrCode: single }),
    ]
    await storeOf(site.payload, optionsOf(site.payload)).writeScans(scans)
    key = (await make(owner, { campaigns: [derby], codes: [single], reach: 'some' })).key
  })

  const titles = async (path: string): Promise<string[]> =>
    (await (await ask(key, path)).json()).docs.map(({ code, title }: Record<string, string>) => code ?? title).toSorted() // prettier-ignore

  it('reads these alone, by every way', async () => {
    expect(await titles('/qr-codes?limit=0')).toEqual(['INSIDE', 'SINGLE'])
    expect(await titles('/qr-campaigns')).toEqual(['Derby'])
    expect(await titles('/qr-scans')).toEqual(['INSIDE', 'SINGLE'])
    for (const path of ['', '/stats', '/image', '/figures', '/print', '/test-link']) {
      expect([path, (await ask(key, `/qr-codes/${outside}${path}`)).status]).toEqual([path, 404])
    }
    const stats = await (await ask(key, '/qr-scans/stats?detail=1')).json()
    expect(stats.scans).toBe(2)
    expect(await (await ask(key, '/qr-scans/export')).text()).not.toContain('OUTSIDE')
    expect((await ask(key, `/qr-campaigns/${cup}/cockpit`)).status).toBe(404)
    expect((await ask(key, `/qr-campaigns/${derby}/cockpit`)).status).toBe(200)
    const latest = await (await ask(key, '/qr-scans/latest')).json()
    expect(JSON.stringify(latest)).not.toContain('OUTSIDE')
  })

  it('makes codes in them, moves none out, and changes no other', async () => {
    const data = (campaign?: ID) => ({
      campaign,
      destination: { type: 'url', url: 'https://example.com' },
      title: 'New',
    })
    expect((await ask(key, '/qr-codes', 'POST', data(derby))).status).toBe(201)
    expect((await ask(key, '/qr-codes', 'POST', data(cup))).status).toBe(403)
    expect((await ask(key, '/qr-codes', 'POST', data())).status).toBe(403)
    const patch = (id: ID, body: object) => ask(key, `/qr-codes/${id}`, 'PATCH', body)
    expect((await patch(inside, { title: 'Inside' })).status).toBe(200)
    expect((await patch(inside, { campaign: cup })).status).toBe(403)
    expect((await patch(inside, { campaign: null })).status).toBe(403)
    expect((await patch(outside, { title: 'Mine' })).status).toBe(403)
    expect((await ask(key, `/qr-codes/${outside}`, 'DELETE')).status).toBe(403)
    expect((await ask(key, '/qr-campaigns', 'POST', { title: 'Mine' })).status).toBe(403)
    const all = '/qr-codes?where[id][exists]=true'
    expect((await ask(key, all, 'PATCH', { campaign: cup })).status).toBe(403)
    const many = await (await ask(key, all, 'PATCH', { placement: 'East' })).json()
    expect(many.docs.map(({ code }: { code: string }) => code)).not.toContain('OUTSIDE')
    expect(many.docs.length).toBeGreaterThan(1)
    const copy = (body: object) => ask(key, `/qr-codes/${outside}/duplicate`, 'POST', body)
    expect((await copy({ campaign: derby })).status).toBeGreaterThan(400)
    const changed = await ask(key, `/qr-codes/bulk/change?ids=${outside}`, 'POST', { status: 'paused' }) // prettier-ignore
    expect(await changed.text()).not.toContain('"changed":1')
    const csv = { common: { campaign: 'cup', destination: 'https://example.com' }, csv: 'title\nA\n', key: 'by-a-key-1' } // prettier-ignore
    expect(await (await ask(key, '/qr-codes/bulk/create', 'POST', csv)).text()).not.toContain('"created"') // prettier-ignore
    const own = { ...csv, common: { ...csv.common, campaign: 'derby' }, key: 'by-a-key-2' }
    expect(await (await ask(key, '/qr-codes/bulk/create', 'POST', own)).text()).toContain('"created"') // prettier-ignore
    const { docs } = await site.payload.find({ collection: 'qr-codes', where: { id: { equals: outside } } }) // prettier-ignore
    expect(docs[0]).toMatchObject({ status: 'active', title: 'OUTSIDE' })
  })

  it('makes and takes back many as one: none of a table or batch that goes beyond them', async () => {
    const common = { destination: 'https://example.com' }
    const mixed = { common, csv: 'title,campaign\nA,derby\nB,cup\n', key: 'mixed-001' }
    const refused = await ask(key, '/qr-codes/bulk/create', 'POST', mixed)
    expect(await refused.text()).not.toContain('"created"')
    const { key: whole } = await make(owner)
    const all = await ask(whole, '/qr-codes/bulk/create', 'POST', { ...mixed, key: 'mixed-002' })
    expect(await all.text()).toContain('"count":2')
    const undone = await ask(key, '/qr-codes/bulk/undo', 'POST', { batch: 'mixed-002' })
    const said = await undone.text()
    const { docs } = await site.payload.find({ collection: 'qr-codes', where: { batch: { equals: 'mixed-002' } } as never }) // prettier-ignore
    expect([said, docs.map(({ title }) => title)]).toEqual([expect.not.stringContaining('"B"'), ['B']]) // prettier-ignore
    const again = await ask(key, '/qr-codes/bulk/create', 'POST', { ...mixed, csv: 'title,campaign\nA,derby\n', key: 'mixed-002' }) // prettier-ignore
    expect(await again.text()).not.toMatch(/"B"|"title":"B/)
    const file = await ask(key, `/qr-codes/bulk/download?format=import&ids=${inside},${outside}`)
    expect(await file.text()).not.toContain('OUTSIDE')
  })

  it('reaches nothing, not everything, when they are gone', async () => {
    const gone = (await site.payload.create({ collection: 'qr-campaigns', data: { title: 'Gone' } })).id // prettier-ignore
    const { key: lost } = await make(owner, { campaigns: [gone], reach: 'some' })
    await site.payload.delete({ id: gone, collection: 'qr-campaigns' })
    expect((await (await ask(lost, '/qr-codes')).json()).totalDocs).toBe(0)
    await expect(make(owner, { reach: 'some' })).rejects.toThrow('Campaigns')
  })
})

describe('keys themselves', () => {
  it('are shown once, and stored as a hash', async () => {
    const { token } = await site.payload.login({ collection: 'users', data: login })
    const by = { authorization: `JWT ${token}` }
    const someone = await newUser('someone@example.com')
    const body = { hash: 'x', owner: someone, scopes: ['codes:read'], start: 'x', title: 'Print shop' } // prettier-ignore
    const made = await ask(null, '/qr-api-keys', 'POST', body, by)
    const { doc } = await made.json()
    expect(doc.key).toMatch(/^qrk_/)
    expect((await ask(doc.key, '/qr-codes')).status).toBe(200)
    const again = await (await ask(null, `/qr-api-keys/${doc.id}?depth=0`, 'GET', undefined, by)).json() // prettier-ignore
    expect(again).toMatchObject({ owner, start: doc.key.slice(0, 8) })
    expect(again).not.toHaveProperty('hash')
    expect(JSON.stringify(again)).not.toContain(doc.key)
    const stored = await site.payload.db.findOne({ collection: 'qr-api-keys', where: { id: { equals: doc.id } } }) // prettier-ignore
    expect(stored).toMatchObject({ hash: hashOfAPIKey(doc.key) })
    expect(JSON.stringify(stored)).not.toContain(doc.key)
  })

  it('are their owners', async () => {
    const other = { email: 'other@example.com', password: 'secret' }
    await newUser(other.email)
    const { token } = await site.payload.login({ collection: 'users', data: other })
    const by = { authorization: `JWT ${token}` }
    const { id } = await make(owner)
    expect((await (await ask(null, '/qr-api-keys', 'GET', undefined, by)).json()).totalDocs).toBe(0)
    expect((await ask(null, `/qr-api-keys/${id}`, 'PATCH', { scopes: [] }, by)).status).toBe(403)
    expect((await ask(null, `/qr-api-keys/${id}`, 'DELETE', undefined, by)).status).toBe(403)
    expect((await ask(null, '/qr-api-keys')).status).toBe(403)
  })
})
