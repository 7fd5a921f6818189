import type { Where } from 'payload'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
const tokens: Record<string, string> = {}
const ids: Record<string, ID> = {}

const roleOf = (user: unknown): string | undefined => (user as { role?: string } | null)?.role

beforeAll(async () => {
  site = await startPayload({
    access: {
      analytics: ({ req }) => ['admin', 'local'].includes(roleOf(req.user) ?? ''),
      codes: {
        // 'local' people read the codes that hang in the east, a query and not a yes or no
        read: ({ req }): boolean | Where =>
          roleOf(req.user) === 'local' ? { placement: { equals: 'east' } } : Boolean(req.user),
      },
    },
  })
  for (const role of ['admin', 'local', 'member']) {
    const email = `${role}@example.com`
    await site.payload.create({ collection: 'users', data: { email, password: 'secret', role } })
    const { token } = await site.payload.login({
      collection: 'users',
      data: { email, password: 'secret' },
    })
    tokens[role] = token!
  }
  for (const [code, placement] of [
    ['EAST', 'east'],
    ['WEST', 'west'],
  ] as const) {
    const { id } = await site.payload.create({
      collection: 'qr-codes',
      data: {
        title: code,
        code,
        destination: { type: 'url', url: 'https://example.com' },
        placement,
      },
    })
    ids[code] = id
    await site.fetch(`/api/q/${code}`, {
      headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
    })
  }
  await flushScans(site.payload)
})
afterAll(() => site?.stop())

const as = async (role: string, path: string) => {
  const headers = tokens[role] ? { authorization: `JWT ${tokens[role]}` } : undefined
  const response = await site.fetch(path, { headers })
  const text = await response.text()
  return { body: text.startsWith('{') ? JSON.parse(text) : text, status: response.status }
}

describe('who sees scans', () => {
  it('an admin sees all of them', async () => {
    const { body } = await as('admin', '/api/qr-scans')
    expect(body.docs.map(({ code }: { code: string }) => code).sort()).toEqual(['EAST', 'WEST'])
  })

  it('somebody who reads some codes sees the scans of those', async () => {
    const { body } = await as('local', '/api/qr-scans')
    expect(body.docs.map(({ code }: { code: string }) => code)).toEqual(['EAST'])
  })

  it.each(['member', 'nobody'])('%s sees none, and no counters', async (role) => {
    expect((await as(role, '/api/qr-scans')).status).toBe(403)
    const { body, status } = await as(role, '/api/qr-codes?where[code][equals]=EAST')
    if (role === 'nobody') return expect(status).toBe(403)
    expect(body.docs[0].code).toBe('EAST')
    expect(body.docs[0]).not.toHaveProperty('scans')
    expect(body.docs[0]).not.toHaveProperty('lastScanAt')
    expect(typeof body.docs[0].stats).not.toBe('object')
  })

  it('counters come with the codes one may read', async () => {
    const { body } = await as('local', '/api/qr-codes')
    expect(body.docs).toHaveLength(1)
    expect(body.docs[0]).toMatchObject({ code: 'EAST', scans: 1, visitors: 1 })
  })

  it.each(['qr-counters', 'qr-visitors'])('%s has no API', async (slug) => {
    expect((await as('admin', `/api/${slug}`)).status).toBeGreaterThanOrEqual(400)
  })
})

describe('whose data the places are', () => {
  it.each(['admin', 'local'])(
    '%s, who sees scans, is told with its age and credits',
    async (role) => {
      const { body, status } = await as(role, '/api/qr-scans/sources')
      expect(status).toBe(200)
      expect(body.cities).toEqual({ half: 15, tenth: 496 })
      expect(body.sources).toEqual([
        {
          credits: [{ title: 'IP Geolocation by DB-IP', url: 'https://db-ip.com' }],
          date: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
          kind: 'place',
          name: 'dbip',
        },
        expect.objectContaining({ kind: 'network', name: 'asn' }),
      ])
    },
  )

  it.each(['member', 'nobody'])('%s is not', async (role) => {
    expect((await as(role, '/api/qr-scans/sources')).status).toBe(403)
  })

  it('goes with an export, whose table stays a table', async () => {
    const headers = { authorization: `JWT ${tokens.admin}` }
    const response = await site.fetch('/api/qr-scans/export?columns=code', { headers })
    expect(response.headers.get('x-data-sources')).toMatch(
      /^IP Geolocation by DB-IP <https:\/\/db-ip\.com> \(20\d\d-\d\d-\d\d\); RouteViews </,
    )
    expect((await response.text()).split('\r\n')[0]).toBe('code')
  })
})

describe('the symbol', () => {
  it.each([
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
    ['pdf', 'application/pdf'],
  ])('comes as %s for who may read the code', async (format, type) => {
    const headers = { authorization: `JWT ${tokens.member}` }
    const response = await site.fetch(`/api/qr-codes/${ids.EAST}/image?format=${format}`, {
      headers,
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(300)
  })

  it('is not there for anybody else', async () => {
    expect((await as('local', `/api/qr-codes/${ids.WEST}/image`)).status).toBe(404)
    expect((await as('nobody', `/api/qr-codes/${ids.EAST}/image`)).status).toBe(404)
  })

  it('names the parameter that is wrong', async () => {
    const { body, status } = await as('admin', `/api/qr-codes/${ids.EAST}/image?format=gif`)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ field: 'format' })
  })
})

describe('the printed page', () => {
  it.each([
    ['pdf', 'application/pdf', '%PDF'],
    ['svg', 'image/svg+xml', '<svg'],
  ])('comes as %s for who may read the code', async (format, type, start) => {
    const query = `template=tent-a4&headline=Menü&callToAction=Scan&format=${format}&download=1`
    const response = await site.fetch(`/api/qr-codes/${ids.EAST}/print?${query}`, {
      headers: { authorization: `JWT ${tokens.member}` },
    })
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    expect(response.headers.get('content-disposition')).toMatch(`EAST.${format}`)
    expect((await response.text()).startsWith(start)).toBe(true)
  })

  it('is not there for anybody else', async () => {
    expect((await as('local', `/api/qr-codes/${ids.WEST}/print`)).status).toBe(404)
    expect((await as('nobody', `/api/qr-codes/${ids.EAST}/print`)).status).toBe(404)
  })

  it.each([
    ['template', 'template=poster-a9'],
    ['headline', `headline=${encodeURIComponent('東京')}`],
    ['text', `text=${'a'.repeat(601)}`],
    ['from', 'template=avery-l7160&from=22'],
    ['format', 'format=gif'],
    ['ink', 'format=svg&ink=cmyk'],
    ['ink', 'ink=gold'],
    ['bleedMM', 'bleedMM=99'],
    ['cropMarks', 'template=avery-l7160&cropMarks=1'],
  ])('names %s where it is wrong', async (field, query) => {
    const { body, status } = await as('admin', `/api/qr-codes/${ids.EAST}/print?${query}`)
    expect(status).toBe(400)
    expect(body.errors[0]).toMatchObject({ field })
  })
})

it('a code says who made it, which nobody can claim', async () => {
  const send = async (path: string, method: string, data: object) => {
    const response = await site.fetch(path, {
      body: JSON.stringify(data),
      headers: { authorization: `JWT ${tokens.member}`, 'content-type': 'application/json' },
      method,
    })
    const { doc } = (await response.json()) as { doc: { createdBy: ID; id: ID } }
    return doc
  }
  const userOf = async (role: string) => {
    const { docs } = await site.payload.find({
      collection: 'users',
      where: { role: { equals: role } },
    })
    return docs[0]!.id
  }
  const data = { createdBy: await userOf('admin'), title: 'Mine' }
  const destination = { type: 'url', url: 'https://example.com' }
  const made = await send('/api/qr-codes?depth=0', 'POST', { ...data, destination })
  expect(made.createdBy).toBe(await userOf('member'))
  const edited = await send(`/api/qr-codes/${made.id}?depth=0`, 'PATCH', data)
  expect(edited.createdBy).toBe(made.createdBy)
})
