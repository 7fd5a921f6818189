import type { Config, Field } from 'payload'

import { GRAPHQL_POST } from '@payloadcms/next/routes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'

import { signIn } from './signIn.js'
import { startPayload, type TestPayload } from './startPayload.js'

// What a host's own fields may hold, saved by every way Payload has: nothing of it is taken for malformed.

let site: TestPayload
let headers: Record<string, string>
let page: ID
let second: ID
let media: ID
let thing: ID
let campaign: ID
let preset: ID

const OWN: Field[] = [
  { name: 'free', type: 'json' },
  { name: 'script', type: 'code' },
  { name: 'mail', type: 'email' },
  { name: 'size', type: 'radio', options: ['s', 'm'] },
  { name: 'isBig', type: 'checkbox' },
  { name: 'kinds', type: 'select', hasMany: true, options: ['a', 'b'] },
  { name: 'kindOf', type: 'select', options: ['a', 'b'] },
  { name: 'amounts', type: 'number', hasMany: true },
  { name: 'words', type: 'text', hasMany: true },
  { name: 'photo', type: 'upload', relationTo: 'media' },
  { name: 'photos', type: 'upload', hasMany: true, relationTo: 'media' },
  { name: 'anything', type: 'relationship', hasMany: true, relationTo: ['pages', 'things'] },
  { name: 'thing', type: 'relationship', relationTo: 'things' },
  { name: 'things', type: 'relationship', hasMany: true, relationTo: 'things' },
  { name: 'uuid', type: 'relationship', relationTo: 'numbered' },
  { name: 'slugOfThing', type: 'text', virtual: 'thing.title' },
  { name: 'titles', type: 'text', virtual: 'things.title' },
  { name: 'shown', type: 'text', hooks: { afterRead: [() => ['a', { b: 1 }] as never] }, virtual: true }, // prettier-ignore
  { name: 'on', type: 'date' },
  {
    name: 'more',
    type: 'group',
    fields: [
      { name: 'text', type: 'text' },
      { name: 'list', type: 'text', hooks: { afterRead: [() => [1] as never] }, virtual: true },
    ],
  },
  {
    name: 'parts',
    type: 'blocks',
    blocks: [{ slug: 'one', fields: [{ name: 'text', type: 'text' }] }],
  },
  {
    name: 'rowsOf',
    type: 'array',
    fields: [
      { name: 'text', type: 'text', localized: true },
      { type: 'row', fields: [{ name: 'to', type: 'relationship', relationTo: 'things' }] },
    ],
  },
  {
    type: 'collapsible',
    fields: [{ name: 'folded', type: 'textarea' }],
    label: 'More',
  },
  {
    type: 'tabs',
    tabs: [
      { name: 'tab', fields: [{ name: 'inside', type: 'text', localized: true }] },
      { fields: [{ name: 'beside', type: 'text' }], label: 'Beside' },
    ],
  },
  { name: 'hint', type: 'text', localized: true },
  { name: 'localKinds', type: 'select', hasMany: true, localized: true, options: ['a', 'b'] },
  { name: 'localDate', type: 'date', localized: true },
  { name: 'localThing', type: 'relationship', localized: true, relationTo: 'things' },
  { name: 'localGroup', type: 'group', fields: [{ name: 'x', type: 'text' }], localized: true },
  { name: 'localRows', type: 'array', fields: [{ name: 'x', type: 'text' }], localized: true },
] as Field[]

const host = (config: Config): Config => ({
  ...config,
  collections: [
    ...config.collections!.map((one) => (one.slug === 'pages' ? { ...one, trash: true } : one)),
    { slug: 'media', fields: [], upload: { disableLocalStorage: true } },
    {
      slug: 'things',
      fields: [
        { name: 'id', type: 'text', required: true },
        { name: 'title', type: 'text' },
      ],
    },
    { slug: 'numbered', fields: [{ name: 'id', type: 'number', required: true }] },
  ],
  localization: { defaultLocale: 'en', locales: ['en', 'de'] },
})

beforeAll(async () => {
  process.env.PAYLOAD_FORCE_DRIZZLE_PUSH = 'true'
  site = await startPayload(
    {
      overrides: {
        codes: ({ defaultCollection }) => ({
          ...defaultCollection,
          fields: [...defaultCollection.fields, ...OWN],
          versions: { drafts: { autosave: true } },
        }),
      },
    },
    host,
  )
  const { payload } = site
  const make = async (collection: string, data: object, more: object = {}): Promise<ID> =>
    (await payload.create({ collection: collection as never, data: data as never, ...more })).id
  headers = await signIn(site)
  page = await make('pages', { _status: 'published', slug: 'menu' })
  second = await make('pages', { _status: 'published', slug: 'second' })
  const file = { data: Buffer.from('a'), mimetype: 'text/plain', name: 'a.txt', size: 1 }
  media = await make('media', {}, { file })
  thing = await make('things', { id: 'a thing', title: 'A' })
  await make('numbered', { id: -1.5 })
  campaign = await make('qr-campaigns', { title: 'Derby' })
  preset = await make('qr-designs', { title: 'Red' })
}, 120_000)
afterAll(() => site?.stop())

const send = async (path: string, method: string, body?: object) => {
  const answer = await site.fetch(`/api${path}`, { body: body && JSON.stringify(body), headers, method }) // prettier-ignore
  return { body: await answer.json(), status: answer.status }
}

// Payload itself takes no document in full where its id is a number of the host's
const number = { uuid: -1.5 }

const values = () => ({
  amounts: [1, 2.5],
  anything: [
    { relationTo: 'pages', value: page },
    { relationTo: 'things', value: thing },
  ],
  beside: 'x',
  campaign,
  destination: { reference: { relationTo: 'pages', value: page }, type: 'reference' },
  folded: 'x',
  free: { a: [1, 'b'] },
  hint: 'x',
  isBig: true,
  kindOf: 'a',
  kinds: ['a', 'b'],
  localDate: '2026-01-01T00:00:00.000Z',
  localGroup: { x: 'y' },
  localKinds: ['a'],
  localRows: [{ x: 'y' }],
  localThing: thing,
  mail: 'a@example.com',
  more: { text: 'x' },
  on: '2026-01-01T00:00:00.000Z',
  parts: [{ blockType: 'one', text: 'x' }],
  photo: media,
  photos: [media],
  preset,
  rowsOf: [{ text: 'x', to: thing }],
  script: 'x',
  size: 's',
  tab: { inside: 'x' },
  thing,
  things: [thing],
  title: 'All',
  ...number,
  words: ['a', 'b'],
})

const created = async (more: object = {}): Promise<ID> => {
  const { body, status } = await send('/qr-codes', 'POST', { ...values(), ...more })
  expect([status, body.errors]).toEqual([201, undefined])
  return body.doc.id
}

describe('what is right is saved', () => {
  it('by REST, and again as it was read, at any depth', async () => {
    const id = await created()
    for (const depth of [0, 2]) {
      const { body: doc } = await send(`/qr-codes/${id}?depth=${depth}`, 'GET')
      const { body, status } = await send(`/qr-codes/${id}?depth=0`, 'PATCH', { ...doc, ...number })
      expect([depth, status, body.errors]).toEqual([depth, 200, undefined])
      expect(body.doc).toMatchObject({ rowsOf: [{ to: thing }], things: [thing], uuid: -1.5 })
    }
  })

  it('by the Local API with what is related in full, and dates as dates', async () => {
    const id = await created()
    const { payload } = site
    const doc = await payload.findByID({ id, collection: 'qr-codes', depth: 2 })
    const data = { ...doc, ...number, on: new Date(), startsAt: new Date() } as never
    await expect(payload.update({ id, collection: 'qr-codes', data })).resolves.toBeTruthy()
  })

  it('emptied, as forms do', async () => {
    const id = await created()
    const empty = Object.fromEntries(
      ['hint', 'thing', 'photo', 'kindOf', 'kinds', 'on', 'campaign', 'preset', 'startsAt', 'expiresAt', 'size', 'uuid', 'fallbackURL'].map((name) => [name, null]), // prettier-ignore
    )
    expect((await send(`/qr-codes/${id}`, 'PATCH', empty)).body.errors).toBeUndefined()
    const texts = { campaign: '', hint: '', photo: '', thing: '' }
    expect((await send(`/qr-codes/${id}`, 'PATCH', texts)).body.errors).toBeUndefined()
    const lists = { amounts: [], anything: [], kinds: [], parts: [], photos: [], rowsOf: 0, things: [], words: [] } // prettier-ignore
    expect((await send(`/qr-codes/${id}`, 'PATCH', lists)).body.errors).toBeUndefined()
  })

  it('copied, with what each language says', async () => {
    const id = await created()
    await send(`/qr-codes/${id}?locale=de`, 'PATCH', { hint: 'de', localThing: thing, tab: { inside: 'de' } }) // prettier-ignore
    const { body, status } = await send(`/qr-codes/${id}/duplicate`, 'POST', {})
    expect([status, body.errors]).toEqual([200, undefined])
    const { body: copy } = await send(`/qr-codes/${body.doc.id}?locale=all&draft=true`, 'GET')
    expect(copy.hint).toEqual({ de: 'de', en: 'x' })
  })

  it('as drafts, autosaved, restored and many at once', async () => {
    const id = await created()
    const draft = await send(`/qr-codes/${id}?draft=true&autosave=true`, 'PATCH', { hint: 'y', anything: [{ relationTo: 'pages', value: second }] }) // prettier-ignore
    expect([draft.status, draft.body.errors]).toEqual([200, undefined])
    const many = await send(`/qr-codes?where[id][equals]=${id}`, 'PATCH', { kinds: ['b'], photos: [media], things: [thing] }) // prettier-ignore
    expect(many.body.errors).toEqual([])
    expect(many.body.docs).toHaveLength(1)
    const { body: versions } = await send(`/qr-codes/versions?where[parent][equals]=${id}&limit=1&sort=createdAt`, 'GET') // prettier-ignore
    const restored = await send(`/qr-codes/versions/${versions.docs[0].id}`, 'POST')
    expect([restored.status, restored.body.errors]).toEqual([200, undefined])
  })

  it('by GraphQL', async () => {
    const query = `mutation { createQrCode(data: { title: "G", destination: { type: "url", url: "https://example.com" },
      kinds: [a, b], words: ["a"], amounts: [1], thing: "${thing}", things: ["${thing}"], photo: ${media},
      anything: [{ relationTo: pages, value: ${page} }], rowsOf: [{ text: "x", to: "${thing}" }] }) { id } }`
    const asked = new Request('https://qr.example/api/graphql', { body: JSON.stringify({ query }), headers, method: 'POST' }) // prettier-ignore
    const body = await (await GRAPHQL_POST(site.payload.config)(asked)).json()
    expect(body.errors).toBeUndefined()
  })
})

describe('a code whose page is no longer there', () => {
  const leadsTo = (value: ID) => ({ destination: { reference: { relationTo: 'pages', value }, type: 'reference' } }) // prettier-ignore
  const newPage = async (): Promise<ID> =>
    (await site.payload.create({ collection: 'pages', data: { _status: 'published', slug: 'gone' } as never })).id // prettier-ignore
  const isSaved = async (id: ID) => {
    for (const data of [
      { title: 'Kept' },
      { status: 'paused' },
      { fallbackURL: 'https://example.com' },
    ]) {
      // prettier-ignore
      const { body, status } = await send(`/qr-codes/${id}`, 'PATCH', data)
      expect([data, status, body.errors]).toEqual([data, 200, undefined])
    }
    const on = await send(`/qr-codes/${id}/status`, 'POST', { status: 'active' })
    expect([on.status, on.body.errors]).toEqual([200, undefined])
    const trashed = await send(`/qr-codes/${id}`, 'PATCH', { deletedAt: new Date().toISOString() })
    expect([trashed.status, trashed.body.errors]).toEqual([200, undefined])
  }

  it('is saved otherwise: its page is in the trash', async () => {
    const gone = await newPage()
    const id = await created(leadsTo(gone))
    const deletedAt = new Date().toISOString()
    await site.payload.update({ id: gone, collection: 'pages', data: { deletedAt } as never })
    await isSaved(id)
  })

  it('is saved otherwise: its page is deleted; and no other loses its own', async () => {
    const gone = await newPage()
    const id = await created(leadsTo(gone))
    await site.payload.delete({ id: gone, collection: 'pages' })
    await isSaved(id)
    const whole = await created(leadsTo(page))
    const url = await created({ destination: { type: 'url', url: 'https://example.com' } })
    for (const one of [whole, url]) {
      const none = { destination: { reference: null, type: 'reference' } }
      expect((await send(`/qr-codes/${one}`, 'PATCH', none)).status).toBe(400)
    }
  })
})
