import type { CollectionConfig, PayloadRequest } from 'payload'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { ID } from '../src/vocabulary/scan.js'
import type { TestPayload } from './startPayload.js'

import { flushScans } from '../plugin/index.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { storeOf } from '../src/store/storeOf.js'
import { IPHONE } from './phone.js'
import { startPayload } from './startPayload.js'
import { until } from './until.js'

let site: TestPayload
beforeAll(async () => {
  site = await startPayload({
    overrides: {
      codes: ({ defaultCollection }): CollectionConfig => ({
        ...defaultCollection,
        versions: { drafts: { autosave: true } },
      }),
    },
  })
})
afterAll(() => site.stop())

const scan = async (code: string) => {
  const answer = await site.fetch(`/api/q/${code}`, {
    headers: { ...IPHONE, 'x-forwarded-for': '73.162.10.20' },
  })
  return answer.headers.get('location')?.split('?')[0] ?? answer.status
}

const published = (code: string) =>
  site.payload.create({
    collection: 'qr-codes',
    data: {
      _status: 'published',
      code,
      destination: { type: 'url', url: 'https://a.example/old' },
      title: code,
    },
  }) as unknown as Promise<{ id: ID }>

const update = (id: ID, data: Record<string, unknown>, more: object = {}) =>
  site.payload.update({ id, collection: 'qr-codes', data, ...more } as never)

it('a draft changes nothing of a printed code until it is published', async () => {
  const { id } = await published('PRINTED')
  expect(await scan('PRINTED')).toBe('https://a.example/old')
  const draft = {
    destination: { type: 'url', url: 'https://a.example/new' },
    scanLimit: 1,
    status: 'paused',
  }
  await update(id, draft, { autosave: true, draft: true })
  await update(id, { title: 'Again' }, { autosave: true, draft: true })
  // a second code tells that the notification of the first has arrived
  await published('AFTER')
  await until(async () => ((await scan('AFTER')) === 404 ? null : true))
  expect(await scan('PRINTED')).toBe('https://a.example/old')
  await update(id, { _status: 'published', scanLimit: null, status: 'active' })
  await until(async () => ((await scan('PRINTED')) === 'https://a.example/new' ? true : null))
})

it('counters survive drafts and publishing', async () => {
  const { id } = await published('COUNTED')
  await update(id, { title: 'Draft' }, { draft: true })
  await scan('COUNTED')
  await scan('COUNTED')
  await flushScans(site.payload)
  await update(id, { _status: 'published', title: 'Published' })
  const doc = await site.payload.findByID({ id, collection: 'qr-codes' })
  expect(doc).toMatchObject({ scans: 2, title: 'Published' })
  const { docs } = await site.payload.find({
    collection: 'qr-codes',
    draft: true,
    sort: '-scans',
    where: { and: [{ code: { equals: 'COUNTED' } }, { scans: { greater_than: 1 } }] },
  })
  expect(docs).toHaveLength(1)
  expect(docs[0]).toMatchObject({ id, scans: 2, state: 'active' })
})

it('a draft that was never published is no code', async () => {
  await site.payload.create({
    collection: 'qr-codes',
    data: {
      _status: 'draft',
      code: 'NEVER',
      destination: { type: 'url', url: 'https://a.example/' },
      title: 'x',
    },
    draft: true,
  })
  expect(await scan('NEVER')).toBe(404)
})

it('pausing from the list publishes nothing of a newer draft', async () => {
  const { id } = await published('QUICK')
  await site.payload.create({
    collection: 'users',
    data: { email: 'a@example.com', password: 'secret', role: 'admin' },
  })
  const { token } = await site.payload.login({
    collection: 'users',
    data: { email: 'a@example.com', password: 'secret' },
  })
  const set = async (
    status: string,
    headers: Record<string, string> = { Authorization: `JWT ${token}` },
  ) =>
    (
      await site.fetch(`/api/qr-codes/${id}/status`, {
        body: JSON.stringify({ status }),
        headers: { 'content-type': 'application/json', ...headers },
        method: 'POST',
      })
    ).status
  const draft = { destination: { type: 'url', url: 'https://a.example/new' }, title: 'Newer' }
  await update(id, draft, { draft: true })
  expect(await set('paused', {})).toBe(404)
  expect(await set('broken')).toBe(400)
  expect(await set('paused')).toBe(200)
  await until(async () => ((await scan('QUICK')) === 410 ? true : null))
  expect(await set('active')).toBe(200)
  await until(async () => ((await scan('QUICK')) === 'https://a.example/old' ? true : null))
  const latest = await site.payload.findByID({ id, collection: 'qr-codes', draft: true })
  expect(latest).toMatchObject({ ...draft, _status: 'draft', status: 'active' })
})

it('an update that names no status cannot take a printed code off the air', async () => {
  const { id } = await published('ONAIR')
  await update(id, { title: 'Plain' })
  await update(id, { title: 'Newer' }, { draft: true })
  const refused = /unpublished changes.*_status "published".*draft=true/
  await expect(update(id, { status: 'paused' })).rejects.toThrow(refused)
  await expect(
    site.payload.update({
      collection: 'qr-codes',
      data: { status: 'paused' },
      where: { code: { equals: 'ONAIR' } },
    } as never),
  ).rejects.toThrow(refused)
  expect(await scan('ONAIR')).toBe('https://a.example/old')
  await update(id, { status: 'paused' }, { draft: true })
  await update(id, { _status: 'published' })
  await until(async () => ((await scan('ONAIR')) === 410 ? true : null))
  const doc = await site.payload.findByID({ id, collection: 'qr-codes' })
  expect(doc).toMatchObject({ status: 'paused', title: 'Newer' })
  // and what its editor asks for in so many words is done
  await update(id, { _status: 'draft' })
  await until(async () => ((await scan('ONAIR')) === 404 ? true : null))
})

it('the history of a code is that of what is published', async () => {
  const { id } = await published('TOLD')
  await update(id, { status: 'paused', title: 'In a draft' }, { draft: true })
  const noted = () =>
    storeOf(site.payload, optionsOf(site.payload)).readChanges(
      `qr-codes:${id}`,
      { limit: 9, offset: 0 },
      { payload: site.payload } as PayloadRequest,
    )
  expect(await noted()).toEqual([])
  await update(id, { _status: 'published' })
  const [change, ...rest] = await noted()
  expect(rest).toEqual([])
  expect(change!.changes).toEqual([
    { field: 'title', from: 'TOLD', to: 'In a draft' },
    { field: 'status', from: 'active', to: 'paused' },
  ])
})
