import type { TypedUser } from 'payload'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { scanRecord } from './scanRecord.js'
import { startPayload } from './startPayload.js'

const DAY = 86_400_000
const at = (days: number): string => new Date(Date.now() + days * DAY).toISOString()

let site: TestPayload
const users: Record<string, TypedUser> = {}
const ids: Record<string, ID> = {}

const roleOf = (user: unknown) => (user as { role?: string } | null)?.role

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload({
    access: {
      analytics: ({ req }) => roleOf(req.user) !== 'clerk',
      campaigns: {
        read: ({ req }) =>
          roleOf(req.user) === 'clerk' ? { title: { equals: 'Zoo' } } : Boolean(req.user),
      },
      codes: {
        read: ({ req }) =>
          roleOf(req.user) === 'east' ? { placement: { equals: 'east' } } : Boolean(req.user),
      },
    },
  })
  for (const role of ['all', 'east', 'clerk']) {
    users[role] = (await site.payload.create({
      collection: 'users',
      data: { email: `${role}@example.com`, password: 'a long password', role },
    })) as never
  }
  await create('paused', { placement: 'east', status: 'paused' })
  await create('over', { expiresAt: at(-1) })
  await create('b')
  await create('soon', { placement: 'east', startsAt: at(1) })
  await create('full', { scanLimit: 1 })
  await create('a', { placement: 'east' })
  await store().claimPlace(ids.full!, 1)
}, 120_000)
afterAll(() => site?.stop())

const store = () => storeOf(site.payload, optionsOf(site.payload))

async function create(title: string, data: object = {}): Promise<void> {
  const destination = { type: 'url', url: 'https://example.com' }
  const doc = await site.payload.create({
    collection: 'qr-codes',
    data: { code: title.toUpperCase(), destination, title, ...data } as never,
  })
  ids[title] = doc.id
}

type Listed = { docs: { title: string }[]; hasNextPage: boolean; page: number; totalDocs: number; totalPages: number } // prettier-ignore

async function list(sort: string | string[], more: object = {}, role = 'all'): Promise<Listed> {
  return (await site.payload.find({
    collection: 'qr-codes',
    depth: 0,
    overrideAccess: false,
    sort,
    user: users[role],
    ...more,
  })) as never
}
const titles = ({ docs }: Listed): string => docs.map(({ title }) => title).join(' ')

describe('the order of codes by their state', () => {
  it('is that of the state they are in now, and within it the one asked for after it', async () => {
    expect(titles(await list(['state', 'title']))).toBe('a b soon full over paused')
    expect(titles(await list(['-state', 'title']))).toBe('paused over full soon a b')
    // as lists show it
    expect(titles(await list('status,-title'))).toBe('b a soon full over paused')
  })

  it('goes on from page to page, across states', async () => {
    const pages = [1, 2, 3, 4].map((page) => list(['state', 'title'], { limit: 2, page }))
    const found = await Promise.all(pages)
    expect(found.map(titles)).toEqual(['a b', 'soon full', 'over paused', ''])
    expect(found[1]).toMatchObject({ hasNextPage: true, page: 2, totalDocs: 6, totalPages: 3 })
    const odd = await Promise.all(
      [1, 2].map((page) => list(['state', 'title'], { limit: 4, page })),
    )
    expect(odd.map(titles)).toEqual(['a b soon full', 'over paused'])
    const all = await list(['state', 'title'], { pagination: false })
    expect(titles(all)).toBe('a b soon full over paused')
  })

  it('keeps filters, and what a person may read', async () => {
    const where = { status: { equals: 'active' } }
    expect(titles(await list(['-state', 'title'], { where }))).toBe('over full soon a b')
    const east = await list('state', {}, 'east')
    expect([titles(east), east.totalDocs]).toEqual(['a soon paused', 3])
  })
})

it('the order of codes by campaign is that of titles, as lists show them', async () => {
  for (const [title, code] of [
    ['Zoo', 'a'],
    ['Arena', 'b'],
    ['Museum', 'over'],
  ] as const) {
    const campaign = await site.payload.create({
      collection: 'qr-campaigns',
      data: { slug: title.toLowerCase(), title } as never,
    })
    await site.payload.update({
      id: ids[code]!,
      collection: 'qr-codes',
      data: { campaign: campaign.id } as never,
    })
  }
  const where = { campaign: { exists: true } }
  expect(titles(await list('campaign', { where }))).toBe('b over a')
  expect(titles(await list('-campaign', { where }))).toBe('a over b')
  expect(titles(await list(['state', '-campaign'], { where }))).toBe('a b over')
  // an order would tell what titles the others have
  const [up, down] = [await list('campaign', { where }, 'clerk'), await list('-campaign', { where }, 'clerk')] // prettier-ignore
  expect(titles(up)).toBe(titles(down))
})

describe('the order of codes by their health', () => {
  beforeAll(async () => {
    const scan = (code: string, days: number, count: number) =>
      store().writeScans(
        Array.from({ length: count }, (_, index) =>
          scanRecord({
            code: code.toUpperCase(),
            qrCode: ids[code]!,
            scannedAt: Date.now() - days * DAY,
            visitor: `v${index}`,
          }),
        ),
      )
    await scan('a', 20, 30)
    await scan('a', 29, 1)
    await scan('a', 1, 3)
    await scan('b', 29, 1)
    await scan('b', 1, 30)
    await scan('over', 60, 5)
  }, 60_000)

  it('puts the rising first, those nothing is to be said of last', async () => {
    const listed = titles(await list(['health', 'title']))
    expect(listed).toBe('b a over full paused soon')
    expect(titles(await list(['-health', 'title'], { limit: 4, page: 2 }))).toBe('a b')
  })

  it('orders nothing for who may not view analytics', async () => {
    const asked = await list(['health', '-title'], {}, 'clerk')
    expect(titles(asked)).toBe('soon paused over full b a')
  })
})
