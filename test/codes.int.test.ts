import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString()

beforeAll(async () => {
  site = await startPayload({
    access: { analytics: ({ req }) => req.user?.role === 'admin' },
    // as much as there is, so that what must not be stored would be seen
    privacy: 'full',
  })
})
afterAll(() => site.stop())

const create = (code: string, data: Record<string, unknown> = {}) =>
  site.payload.create({
    collection: 'qr-codes',
    data: { code, destination: { type: 'url', url: 'https://a.example/' }, title: code, ...data },
  }) as unknown as Promise<{ id: ID; state: string }>

const scan = (code: string, query = '') =>
  site.fetch(`/api/q/${code}${query}`, {
    headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
  })

type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** Requests of somebody new who has this role. */
const signIn = async (role: string): Promise<Fetch> => {
  const login = { email: `${role}@example.com`, password: 'secret' }
  await site.payload.create({ collection: 'users', data: { ...login, role } })
  const { token } = await site.payload.login({ collection: 'users', data: login })
  const headers = { authorization: `JWT ${token}`, 'content-type': 'application/json' }
  return (path, init) => site.fetch(path, { ...init, headers })
}

const find = async (where: object) => {
  const { docs } = await site.payload.find({
    collection: 'qr-codes',
    sort: 'code',
    where: { and: [{ code: { like: 'STATE-' } }, where as never] },
  })
  return (docs as unknown as { code: string; state: string }[]).map(({ code, state }) => [
    code,
    state,
  ])
}

describe('the state of a code', () => {
  beforeAll(async () => {
    await create('STATE-A')
    await create('STATE-E', { expiresAt: inDays(-1) })
    await create('STATE-N', { startsAt: inDays(1) })
    await create('STATE-P', { expiresAt: inDays(-1), status: 'paused' })
    await create('STATE-U', { scanLimit: 1 })
    await scan('STATE-U')
    await flushScans(site.payload)
  })

  it('is derived, and a filter as any field', async () => {
    const all = [
      ['STATE-A', 'active'],
      ['STATE-E', 'expired'],
      ['STATE-N', 'not-started'],
      ['STATE-P', 'paused'],
      ['STATE-U', 'used-up'],
    ]
    expect(await find({})).toEqual(all)
    for (const [code, state] of all) {
      expect(await find({ state: { equals: state } })).toEqual([[code, state]])
    }
    expect(await find({ or: [{ state: { in: ['paused', 'used-up'] } }] })).toEqual([all[3], all[4]])
    expect(await find({ state: { not_in: ['paused', 'used-up'] } })).toEqual(all.slice(0, 3))
    expect(await find({ state: { equals: 'nonsense' } })).toEqual([])
    const { totalDocs } = await site.payload.count({
      collection: 'qr-codes',
      where: { state: { equals: 'used-up' } } as never,
    })
    expect(totalDocs).toBe(1)
  })

  it('is known to people without statistics, who see no numbers', async () => {
    const user = { id: 1, collection: 'users', role: 'member' } as never
    const { docs } = await site.payload.find({
      collection: 'qr-codes',
      overrideAccess: false,
      user,
      where: { code: { equals: 'STATE-U' } },
    })
    expect(docs[0]).toMatchObject({ state: 'used-up' })
    expect(docs[0]).not.toHaveProperty('scans')
  })
})

describe('a test scan', () => {
  const link = async (id: ID, token?: string) =>
    site.fetch(`/api/qr-codes/${id}/test-link`, {
      headers: token ? { Authorization: `JWT ${token}` } : {},
      method: 'POST',
    })

  it('goes the whole way and is not counted, takes no place and needs a signed-in person', async () => {
    const { id } = await create('TRYOUT', { scanLimit: 1 })
    await site.payload.create({
      collection: 'users',
      data: { email: 'm@example.com', password: 'secret', role: 'member' },
    })
    const { token } = await site.payload.login({
      collection: 'users',
      data: { email: 'm@example.com', password: 'secret' },
    })
    expect((await link(id)).status).toBe(404)
    const { url } = (await (await link(id, token)).json()) as { url: string }
    expect(url).toMatch(/^https:\/\/qr\.example\/q\/TRYOUT\?qr_test=/)
    const { search } = new URL(url)
    for (let time = 0; time < 3; time++) {
      const answer = await scan('TRYOUT', `${search}&a=1`)
      expect(answer.headers.get('location')).toBe(
        'https://a.example/?a=1&utm_source=qr&utm_medium=print&utm_content=TRYOUT',
      )
    }
    expect((await scan('STATE-A', search)).headers.get('location')).not.toContain('qr_test')
    await flushScans(site.payload)
    const { docs } = await site.payload.find({
      collection: 'qr-scans',
      where: { code: { equals: 'TRYOUT' } },
    })
    expect(docs).toHaveLength(3)
    for (const doc of docs) {
      expect(doc).toMatchObject({ trafficClass: 'internal', trafficReasons: ['test-link'] })
      expect(doc.rawQuery).toBe('a=1')
    }
    const { scans, visitors } = await site.payload.findByID({ id, collection: 'qr-codes' })
    expect([scans, visitors]).toEqual([0, 0])
    // the one place is still there, and once it is taken a test scan says so
    expect((await scan('TRYOUT')).status).toBe(302)
    await flushScans(site.payload)
    expect((await scan('TRYOUT', search)).status).toBe(410)
  })
})

describe('scans', () => {
  it('of a period are found by the index of their ids', async () => {
    await scan('STATE-A')
    await flushScans(site.payload)
    const count = async (scannedAt: object) =>
      (
        await site.payload.count({
          collection: 'qr-scans',
          where: { and: [{ code: { equals: 'STATE-A' } }, { scannedAt } as never] },
        })
      ).totalDocs
    expect(await count({ greater_than_equal: inDays(-1) })).toBeGreaterThan(0)
    expect(await count({ greater_than_equal: inDays(1) })).toBe(0)
    expect(await count({ less_than: inDays(-1) })).toBe(0)
    expect(await count({ less_than: inDays(1) })).toBeGreaterThan(0)
  })
})

it('a longer list asks the database no more often', async () => {
  const pool = (site.payload.db as unknown as { pool: { query: (...args: unknown[]) => unknown } })
    .pool
  const user = { id: 1, collection: 'users', role: 'admin' } as never
  const queriesOf = async (limit: number) => {
    let queries = 0
    const query = pool.query
    pool.query = (...args) => {
      queries++
      return query.apply(pool, args)
    }
    const { docs } = await site.payload.find({
      collection: 'qr-codes',
      depth: 0,
      limit,
      overrideAccess: false,
      sort: '-scans',
      user,
      where: { code: { like: 'LONG-' } },
    })
    pool.query = query
    expect(docs).toHaveLength(limit)
    expect(docs[0]).toMatchObject({ scans: 0, state: 'active', visitors: 0 })
    return queries
  }
  for (let count = 0; count < 12; count++) await create(`LONG-${count}`, { scanLimit: 5 })
  const short = await queriesOf(2)
  expect(short).toBeGreaterThan(1)
  expect(await queriesOf(12)).toBe(short)
})

describe('a duplicate', () => {
  const copyOf = (collection: 'qr-campaigns' | 'qr-codes', id: ID) =>
    site.payload.duplicate({ id, collection }) as unknown as Promise<Record<string, unknown>>

  it('of a code is a code of its own, with counters at 0; also the second, and one that was scanned', async () => {
    const { id } = await create('TABLE', { placement: 'Table 12', title: 'Table 12' })
    expect((await scan('TABLE')).status).toBe(302)
    await flushScans(site.payload)
    const copies = [await copyOf('qr-codes', id), await copyOf('qr-codes', id)]
    const codes = copies.map(({ code }) => code)
    expect(new Set([...codes, 'TABLE']).size).toBe(3)
    expect(copies.map(({ title }) => title)).toEqual(['Table 12 (copy)', 'Table 12 (copy 2)'])
    for (const copy of copies) {
      expect(copy).toMatchObject({ placement: 'Table 12' })
      expect(copy.code).toMatch(/^[0-9A-Z]+$/)
      expect((await scan(String(copy.code))).headers.get('location')).toContain(
        'https://a.example/',
      )
    }
    await flushScans(site.payload)
    const numbers = await Promise.all(
      [id, ...copies.map((copy) => copy.id as ID)].map((one) =>
        site.payload.findByID({ id: one, collection: 'qr-codes' }),
      ),
    )
    // one scan each: none of them counts for another
    expect(numbers.map((one) => (one as unknown as { scans: number }).scans)).toEqual([1, 1, 1])
  })

  it('of a code in the trash is not in the trash, and leads on', async () => {
    const { id } = await create('BINNED')
    const deletedAt = new Date().toISOString()
    await site.payload.update({ id, collection: 'qr-codes', data: { deletedAt } as never })
    const stored = { id, collection: 'qr-codes', disableErrors: true } as const
    expect(await site.payload.findByID(stored)).toBeNull()
    const copy = await copyOf('qr-codes', id)
    expect(copy.deletedAt ?? null).toBeNull()
    expect(await site.payload.findByID({ id: copy.id as ID, collection: 'qr-codes' })).toBeDefined()
    expect((await scan(String(copy.code))).status).toBe(302)
  })

  it('of a campaign has a name and a slug of its own, also the second and a copy of a copy', async () => {
    const { id } = await site.payload.create({
      collection: 'qr-campaigns',
      data: { title: 'Derby Day' } as never,
    })
    const first = await copyOf('qr-campaigns', id)
    const second = await copyOf('qr-campaigns', id)
    const third = await copyOf('qr-campaigns', first.id as ID)
    expect(first).toMatchObject({ slug: 'derby-day-copy', title: 'Derby Day (copy)' })
    expect(second.slug).toBe('derby-day-copy-2')
    expect(third.slug).toBe('derby-day-copy-3')
  })
})

describe('what the list is searched for', () => {
  const found = async (search: string) => {
    const { docs } = await site.payload.find({
      collection: 'qr-codes',
      sort: 'code',
      where: { search: { like: search } },
    })
    return docs.map(({ code }) => code)
  }
  beforeAll(async () => {
    const { id } = await site.payload.create({
      collection: 'qr-campaigns',
      data: { title: 'Fête d’été' },
    })
    await create('FIND-A', { placement: 'Métro Châtelet', title: 'Posters east' })
    await create('FIND-B', { campaign: id, title: 'Metro west' })
    await create('FIND-C', {
      destination: { type: 'url', url: 'https://shop.example/q/derby?seat=1' },
    })
  })

  it.each([
    ['metro', ['FIND-A', 'FIND-B']],
    ['métro', ['FIND-A', 'FIND-B']],
    ['CHATELET posters', ['FIND-A']],
    ['ete', ['FIND-B']],
    ['fête west', ['FIND-B']],
    ['shop.example', ['FIND-C']],
    ['https://qr.example/q/find-c', ['FIND-C']],
    ['qr.example/q/FIND-A?x=1', ['FIND-A']],
    ['/q/derby', ['FIND-C']],
    ['100%', []],
    ['metro nowhere', []],
  ])('%s', async (search, expected) => {
    expect(await found(search)).toEqual(expected)
  })

  it('is found by campaigns a person may read, and by no others', async () => {
    const user = { collection: 'users', id: 1, role: 'member' }
    const asked = {
      collection: 'qr-codes',
      overrideAccess: false,
      user: user as never,
      where: { search: { like: 'ete' } },
    } as const
    expect((await site.payload.find(asked)).totalDocs).toBe(1)
    const campaigns = site.payload.collections['qr-campaigns']!.config.access
    const read = campaigns.read
    campaigns.read = () => false
    try {
      expect((await site.payload.find(asked)).totalDocs).toBe(0)
    } finally {
      campaigns.read = read
    }
  })
})

describe('numbers', () => {
  it('are for who may view analytics alone: figures, health, and filters by it', async () => {
    const { id } = await create('HIDDEN-1')
    const as = await signIn('member')
    for (const path of [`${id}/figures`, `health?ids=${id}`]) {
      expect((await as(`/api/qr-codes/${path}`)).status).toBe(403)
    }
    const listed = await as('/api/qr-codes?where[health][not_equals]=rising')
    expect(((await listed.json()) as { totalDocs: number }).totalDocs).toBe(0)
    const boss = await signIn('admin')
    expect((await boss(`/api/qr-codes/${id}/figures`)).status).toBe(200)
  })
})

describe('a text that is kept for a code about to be made', () => {
  type Kept = { code: string; expiresAt: string }
  const reserve = async (as: Fetch, code?: string) => {
    const answer = await as('/api/qr-codes/reserve', {
      body: JSON.stringify({ code }),
      method: 'POST',
    })
    return (await answer.json()) as Kept
  }
  const save = (as: Fetch, code: string) =>
    as('/api/qr-codes', {
      body: JSON.stringify({
        code,
        destination: { type: 'url', url: 'https://a.example/' },
        title: 'Kept',
      }),
      method: 'POST',
    })

  it('is for one person each, however many ask at once, and is saved by nobody else', async () => {
    const one = await signIn('one')
    const two = await signIn('two')
    const kept = await Promise.all(
      Array.from({ length: 40 }, (_, index) => reserve(index % 2 ? one : two)),
    )
    expect(new Set(kept.map(({ code }) => code)).size).toBe(40)
    const { code } = await reserve(one)
    const refused = await save(two, code)
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('is kept for somebody'),
    ])
    await expect(create(code)).rejects.toThrow()
    expect((await reserve(two, code)).code).not.toBe(code)
    expect((await reserve(one, code)).code).toBe(code)
    expect((await save(one, code)).status).toBe(201)
    const { totalDocs } = await site.payload.find({
      collection: 'qr-codes',
      where: { code: { in: kept.map((one) => one.code) } },
    })
    expect(totalDocs).toBe(0)
  })

  it('is given to one of many who save it at once', async () => {
    const one = await signIn('three')
    const { code } = await reserve(one)
    const saved = await Promise.all(Array.from({ length: 5 }, () => save(one, code)))
    expect(saved.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await reserve(one, code)).code).not.toBe(code)
  })

  it('ends by itself, and nothing of it stays', async () => {
    const one = await signIn('four')
    const { code } = await reserve(one)
    const { pool } = site.payload.db as unknown as { pool: Pool }
    await pool.query(`UPDATE qr_reservations SET expires_at = now() - interval '1 second'`)
    const other = await signIn('five')
    expect((await save(other, code)).status).toBe(201)
    await reserve(other)
    const { rows } = await pool.query('SELECT count(*)::int AS n FROM qr_reservations')
    expect(rows[0].n).toBe(1)
  })

  it('is for who may create codes', async () => {
    const answer = await site.fetch('/api/qr-codes/reserve', { method: 'POST' })
    expect(answer.status).toBe(403)
  })
})
