import type * as GraphQL from 'graphql'
import type { CollectionConfig } from 'payload'

import { configToSchema } from '@payloadcms/graphql'
import { createRequire } from 'node:module'
import { createLocalReq } from 'payload'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

// The copy of it that Payload uses: it takes no schema made by another.
const { graphql } = createRequire(import.meta.url)('graphql') as typeof GraphQL

let site: TestPayload
const people: Record<string, { headers: Record<string, string>; id: ID }> = {}
const pages: ID[] = []
let campaign: ID

const HOST: CollectionConfig[] = [
  {
    slug: 'users',
    access: { read: ({ req }) => req.user?.role === 'admin' || { id: { equals: req.user?.id } } },
    auth: true,
    fields: [{ name: 'role', type: 'text', saveToJWT: true }],
  },
  {
    slug: 'pages',
    access: { read: () => true, readVersions: () => true },
    fields: [
      { name: 'slug', type: 'text' },
      { name: 'author', type: 'relationship', relationTo: 'users' },
      { name: 'code', type: 'relationship', relationTo: 'qr-codes' },
      { name: 'codeTitle', type: 'text', virtual: 'code.title' },
      {
        name: 'layout',
        type: 'blocks',
        blocks: [
          { slug: 'text', fields: [{ name: 'text', type: 'text' }] },
          {
            slug: 'qr',
            fields: [{ name: 'qrCode', type: 'relationship', relationTo: 'qr-codes' }],
          },
        ],
      },
    ],
    versions: { drafts: true },
  },
  {
    slug: 'shops',
    access: { read: () => true },
    fields: [
      { name: 'page', type: 'relationship', relationTo: 'pages' },
      { name: 'owner', type: 'relationship', relationTo: 'users' },
    ],
  },
]

/** Names of the codes, best scanned last, first created last by name: no two orders are the same. */
const CODES = ['C', 'A', 'B'] as const

beforeAll(async () => {
  site = await startPayload(
    {
      access: {
        codes: {
          read: ({ req }) => req.user?.role !== 'limited' || { title: { not_equals: 'Secret' } },
        },
      },
    },
    (config) => ({ ...config, collections: HOST }),
  )
  const { payload } = site
  for (const role of ['admin', 'editor', 'limited']) {
    const login = { email: `${role}@example.com`, password: 'secret' }
    const { id } = await payload.create({ collection: 'users', data: { ...login, role } as never })
    const { token } = await payload.login({ collection: 'users', data: login })
    people[role] = { headers: { authorization: `JWT ${token}` }, id: id as ID }
  }
  const owners = ['editor', 'limited', 'admin']
  campaign = (await payload.create({ collection: 'qr-campaigns', data: { title: 'Derby' } }))
    .id as ID
  const store = storeOf(payload, optionsOf(payload))
  for (const [index, code] of CODES.entries()) {
    const user = { id: people[owners[index]!]!.id, collection: 'users' }
    const { id } = await payload.create({
      collection: 'qr-codes',
      data: {
        campaign,
        code: `CODE${code}`,
        destination: { type: 'url', url: 'https://example.com' },
        title: code === 'A' ? 'Secret' : `Title ${code}`,
      },
      req: await createLocalReq({ user: user as never }, payload),
    })
    const scans = Array.from({ length: [2, 3, 1][index]! }, () =>
      scanRecord({ code: `CODE${code}`, qrCode: id as ID }),
    )
    await store.writeScans(scans)
    const page = await payload.create({
      collection: 'pages',
      data: {
        _status: 'published',
        author: people[owners[index]!]!.id,
        code: id,
        layout: [{ blockType: 'qr', qrCode: id }],
        slug: `page-${code}`,
      } as never,
    })
    pages.push(page.id as ID)
    await payload.create({
      collection: 'shops' as never,
      data: { owner: people[owners[index]!]!.id, page: page.id } as never,
    })
  }
})
afterAll(() => site?.stop())

const idsOf = async (role: string, path: string): Promise<unknown[]> => {
  const response = await site.fetch(path, { headers: people[role]!.headers })
  expect([path, response.status]).toEqual([path, 200])
  const body = (await response.json()) as { codes?: { docs: unknown[] }; docs?: unknown[] }
  const docs = body.docs ?? body.codes?.docs ?? []
  return docs.map((doc) => (typeof doc === 'object' ? (doc as { id: ID }).id : doc))
}

/** An order that turns around with its sign is one by what was named. */
const sorts = async (role: string, path: string): Promise<boolean> => {
  const turned = path.replace(/(sort\]?)=/, '$1=-')
  const up = await idsOf(role, path)
  const down = await idsOf(role, turned)
  expect(up.length).toBeGreaterThan(1)
  return up.join() !== down.join()
}

describe('an order by related documents is left out for who may not read all of them', () => {
  it.each([
    ['limited', '/api/pages?sort=code.title'],
    ['limited', '/api/pages?sort=code__title'],
    ['limited', '/api/pages?sort=codeTitle'],
    ['limited', '/api/pages?sort=layout.qrCode.title'],
    ['limited', '/api/pages?sort=layout.qrCode.stats.scans'],
    ['limited', '/api/pages?sort=code.stats.scans'],
    ['limited', '/api/pages?draft=true&sort=code.title'],
    ['limited', '/api/pages/versions?sort=version.code.title'],
    ['limited', '/api/pages/versions?sort=parent.code.title'],
    ['limited', '/api/shops?sort=page.code.title'],
    ['limited', '/api/shops?sort=page.layout.qrCode.stats.scans'],
    ['limited', '/api/qr-scans?sort=qrCode.title'],
    ['limited', '/api/qr-scans?sort=qrCode.stats.scans'],
    ['editor', '/api/qr-codes?sort=createdBy.email'],
    ['editor', '/api/qr-codes?sort=createdBy.role'],
    ['editor', '/api/qr-codes?sort=createdBy.hash'],
    ['admin', '/api/qr-codes?sort=createdBy.hash'],
    ['editor', '/api/qr-scans?sort=qrCode.createdBy.email'],
    ['editor', '/api/pages?sort=code.createdBy.email'],
    ['editor', '/api/qr-campaigns/CAMPAIGN?joins[codes][sort]=createdBy.email'],
  ])('%s: %s', async (role, path) => {
    expect(await sorts(role, path.replace('CAMPAIGN', String(campaign)))).toBe(false)
  })

  it('and leaves the rest of the order', async () => {
    const by = (sort: string) => idsOf('editor', `/api/qr-codes?sort=${sort}`)
    expect(await by('createdBy.email,-title')).toEqual(await by('-title'))
    expect(await by('-title,createdBy.email')).toEqual(await by('-title'))
  })

  it('and over GraphQL', async () => {
    const { schema } = configToSchema(site.payload.config)
    const ask = async (role: string, sort: string) => {
      const user = { id: people[role]!.id, collection: 'users', role }
      const req = await createLocalReq({ user: user as never }, site.payload)
      req.payloadAPI = 'GraphQL'
      const { data, errors } = await graphql({
        contextValue: { headers: {}, req },
        schema,
        source: `{ QrCodes(sort: "${sort}") { docs { id } }
          QrCampaign(id: ${campaign}) { codes(sort: "${sort}") { docs { id } } } }`,
      })
      expect(errors).toBeUndefined()
      const { QrCampaign, QrCodes } = data as Record<string, { codes: unknown; docs: unknown }>
      return JSON.stringify([QrCodes!.docs, QrCampaign!.codes])
    }
    for (const sort of ['createdBy__email', 'createdBy.email']) {
      expect(await ask('editor', sort)).toBe(await ask('editor', `-${sort}`))
      expect(await ask('admin', sort)).not.toBe(await ask('admin', `-${sort}`))
    }
  })
})

it.each([
  ['admin', '/api/qr-codes?sort=createdBy.email'],
  ['admin', '/api/pages?sort=code.createdBy.email'],
  ['editor', '/api/pages?sort=code.title'],
  ['editor', '/api/pages?sort=codeTitle'],
  ['editor', '/api/pages?sort=layout.qrCode.title'],
  ['editor', '/api/pages?draft=true&sort=code.title'],
  ['editor', '/api/shops?sort=page.code.title'],
  ['editor', '/api/qr-codes?sort=scans'],
  ['editor', '/api/qr-codes?sort=stats.scans'],
  ['editor', '/api/qr-codes?sort=title'],
  ['editor', '/api/pages?sort=slug'],
  ['limited', '/api/qr-codes?sort=scans'],
  ['limited', '/api/qr-scans?sort=scanId'],
  ['limited', '/api/pages?sort=code'],
  // The host's own, on no way to a code, are the host's.
  ['editor', '/api/shops?sort=page.slug'],
])('%s sorts by what may be read: %s', async (role, path) => {
  expect(await sorts(role, path)).toBe(true)
})
