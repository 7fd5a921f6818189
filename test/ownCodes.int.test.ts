import type { TypedUser } from 'payload'

import { qrField } from 'payload-plugin-qr'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { IPHONE } from './phone.js'
import { startPayload, testConfig } from './startPayload.js'
import { until } from './until.js'

type Menu = { id: ID; qrCode?: { code: string; shortURL: string } | null; title: string }

let site: TestPayload
let waiter: TypedUser
let limit = 100

const menus = {
  slug: 'menus',
  admin: { useAsTitle: 'title' },
  fields: [{ name: 'title', type: 'text' }, { name: 'slug', type: 'text' }, qrField()],
  versions: { drafts: true },
} as const

beforeAll(async () => {
  site = await startPayload(
    {
      // a waiter publishes menus and makes no codes
      access: {
        codes: {
          create: ({ req }) => (req.user as { role?: string } | null)?.role === 'chef',
          read: ({ req }) => (req.user as { role?: string } | null)?.role === 'chef',
        },
      },
      destinations: { menus: { url: ({ doc }) => `/menus/${String(doc.slug)}` } },
      quota: { codes: () => limit },
    },
    (config) => ({ ...config, collections: [...config.collections!, menus as never] }),
  )
  const data = { email: 'waiter@example.com', password: 'a long password', role: 'waiter' }
  waiter = (await site.payload.create({ collection: 'users', data })) as never
})
afterAll(() => site.stop())

const publish = async (title: string, more: object = {}) =>
  (await site.payload.create({
    collection: 'menus' as never,
    data: { _status: 'published', slug: title.toLowerCase(), title, ...more } as never,
    overrideAccess: false,
    user: waiter,
  })) as unknown as Menu

const read = async (id: ID) =>
  (await site.payload.findByID({ collection: 'menus' as never, id })) as unknown as Menu

const update = async (id: ID, data: object) =>
  (await site.payload.update({
    collection: 'menus' as never,
    data: data as never,
    id,
  })) as unknown as Menu

const codesOf = async (id: ID) =>
  (
    await site.payload.find({
      collection: 'qr-codes',
      where: { owner: { equals: `menus:${id}` } } as never,
    })
  ).docs as unknown as { code: string; id: ID; title: string }[]

async function leadsTo(code: string): Promise<null | string> {
  const headers = { ...IPHONE, 'x-forwarded-for': '73.162.5.5' }
  const answer = await site.fetch(`/api/q/${code}`, { headers })
  return answer.headers.get('location')?.split('?')[0] ?? null
}

it('is made when the document is published, and leads to it wherever it moves', async () => {
  const draft = await publish('Lunch', { _status: 'draft' })
  expect(draft.qrCode).toBeNull()
  expect(await codesOf(draft.id)).toEqual([])
  const { qrCode } = await update(draft.id, { _status: 'published' })
  const [code] = await codesOf(draft.id)
  expect(code!.title).toBe('Lunch')
  expect(qrCode).toMatchObject({ code: code!.code, shortURL: `https://qr.example/q/${code!.code}` })
  await until(async () => (await leadsTo(code!.code)) === 'https://qr.example/menus/lunch' || null)
  await update(draft.id, { _status: 'published', slug: 'midday' })
  await until(async () => (await leadsTo(code!.code)) === 'https://qr.example/menus/midday' || null)
  expect(await codesOf(draft.id)).toHaveLength(1)
  expect((await read(draft.id)).qrCode?.code).toBe(code!.code)
})

it('is made also for who may make no codes, and is seen by who may read none', async () => {
  const { id, qrCode } = await publish('Dinner')
  expect(qrCode?.code).toBe((await codesOf(id))[0]!.code)
  const seen = (await site.payload.findByID({
    collection: 'menus' as never,
    id,
    overrideAccess: false,
    user: waiter,
  })) as unknown as Menu
  // nothing but what draws it
  expect(Object.keys(seen.qrCode!).sort()).toEqual(
    ['code', 'design', 'kind', 'logo', 'printedURL', 'shortURL'], // prettier-ignore
  )
})

it('a copy has one of its own', async () => {
  const { id, qrCode } = await publish('Brunch')
  const copy = (await site.payload.duplicate({
    collection: 'menus' as never,
    data: { _status: 'published' } as never,
    id,
  })) as unknown as Menu
  expect(copy.qrCode?.code).not.toBe(qrCode?.code)
  expect(await codesOf(id)).toHaveLength(1)
  const [code] = await codesOf(id)
  await site.payload.duplicate({ collection: 'qr-codes', id: code!.id })
  expect(await codesOf(id)).toHaveLength(1)
})

it('a full quota keeps nobody from publishing', async () => {
  limit = 0
  const { id, qrCode } = await publish('Breakfast')
  expect(qrCode).toBeNull()
  expect((await read(id)).title).toBe('Breakfast')
  limit = 100
  expect((await update(id, { _status: 'published' })).qrCode?.code).toBeTruthy()
})

it('a document without an address stops the start', async () => {
  await expect(
    testConfig(site.uri, { destinations: {} }, (config) => ({
      ...config,
      collections: [...config.collections!, menus as never],
    })),
  ).rejects.toThrow('options.destinations.menus got undefined, takes { url }')
})
