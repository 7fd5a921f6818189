import type { Config, PayloadRequest } from 'payload'
import type { Pool } from 'pg'

import { createLocalReq } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { HistoryAnswer } from '../src/endpoints/history/historyEndpoints.js'
import type { ShownChange } from '../src/hooks/history/shownHistory.js'
import type { ID } from '../src/vocabulary/scan.js'

import { pausedSince } from '../src/hooks/history/pausedSince.js'
import { optionsOf } from '../src/options/optionsOf.js'
import { startPayload, type TestPayload } from './startPayload.js'

const destination = { type: 'url', url: 'https://tickets.example/' }
const roleOf = (req: Pick<PayloadRequest, 'user'>) => (req.user as { role?: string } | null)?.role

let site: TestPayload
const tokens: Record<string, string> = {}
const users: Record<string, ID> = {}
const campaigns: Record<string, ID> = {}

/** Keys for users, and a field that only editors read. */
const host = (config: Config): Config => ({
  ...config,
  collections: config.collections?.map((one) =>
    one.slug === 'users'
      ? { ...one, admin: { useAsTitle: 'email' }, auth: { useAPIKey: true } }
      : one,
  ),
  logger: { options: { level: 'silent' } },
})

beforeAll(async () => {
  site = await startPayload(
    {
      access: {
        campaigns: { read: ({ req }) => roleOf(req) === 'editor' },
        codes: {
          read: ({ req }) => roleOf(req) !== 'stranger' && Boolean(req.user),
          update: ({ req }) => roleOf(req) === 'editor',
        },
      },
      overrides: {
        codes: ({ defaultCollection: codes }) => ({
          ...codes,
          fields: codes.fields.map((field) =>
            'name' in field && field.name === 'placement'
              ? ({
                  ...field,
                  access: { read: ({ req }) => roleOf(req) === 'editor' },
                } as typeof field)
              : field,
          ),
        }),
      },
    },
    host,
  )
  for (const role of ['editor', 'reader', 'stranger', 'leaver']) {
    const credentials = { email: `${role}@example.com`, password: 'secret' }
    const data = { ...credentials, role: role === 'leaver' ? 'editor' : role }
    users[role] = (await site.payload.create({ collection: 'users', data })).id
    tokens[role] = (await site.payload.login({ collection: 'users', data: credentials })).token!
  }
  for (const title of ['Derby', 'Cup']) {
    const made = await site.payload.create({ collection: 'qr-campaigns', data: { title } })
    campaigns[title] = made.id
  }
})
afterAll(() => site?.stop())

const ask = (path: string, { as = 'editor', body, headers, method = 'GET' }: Ask = {}) =>
  site.fetch(`/api${path}`, {
    ...(body && { body: JSON.stringify(body) }),
    headers: { authorization: `JWT ${tokens[as]}`, 'content-type': 'application/json', ...headers },
    method,
  })
type Ask = { as?: string; body?: object; headers?: Record<string, string>; method?: string }

const change = async (id: ID, body: object, more: Ask = {}, collection = 'qr-codes') => {
  const response = await ask(`/${collection}/${id}`, { body, method: 'PATCH', ...more })
  expect(response.status).toBe(200)
}
const create = async (data: object = {}) =>
  (
    await site.payload.create({
      collection: 'qr-codes',
      data: { destination, title: 'Gate', ...data } as never,
    })
  ).id as ID

const historyOf = async (
  id: ID,
  as = 'editor',
  collection = 'qr-codes',
): Promise<ShownChange[]> => {
  const response = await ask(`/${collection}/${id}/history`, { as })
  expect(response.status).toBe(200)
  return ((await response.json()) as HistoryAnswer).changes
}
/** `Title: Gate → East gate` */
const lines = ({ changes }: ShownChange) =>
  changes.map(({ from, label, to }) => {
    const text = (value: typeof from) => ('at' in value ? value.at : value.text)
    return `${label}: ${text(from)} → ${text(to)}`
  })

const undo = (id: ID, entry: ID | null, as = 'editor', collection = 'qr-codes') =>
  ask(`/${collection}/${id}/history/${entry}/undo`, { as, method: 'POST' })

it('tells who changed what, from what to what, in the words of the form', async () => {
  const id = await create()
  const page = await site.payload.create({ collection: 'pages', data: { slug: 'tickets' } })
  await change(id, {
    campaign: campaigns.Derby,
    destination: { type: 'url', url: 'https://shop.example/' },
    expiresAt: '2030-01-02T03:04:05.000Z',
    scanLimit: 50,
    utm: { source: 'poster' },
  })
  await change(id, {
    destination: { reference: { relationTo: 'pages', value: page.id }, type: 'reference' },
  })
  await ask(`/qr-codes/${id}/status`, { body: { status: 'paused' }, method: 'POST' })
  // what changes nothing is no history
  await change(id, { title: 'Gate' })

  const [paused, followed, first, born, ...rest] = await historyOf(id)
  expect(rest).toEqual([])
  expect(paused).toMatchObject({ by: 'editor@example.com', undo: true, via: null })
  expect(lines(paused!)).toEqual(['Status: Active → Paused'])
  expect(lines(followed!)).toEqual([`Destination: https://shop.example/ → ${page.id}`])
  expect(lines(first!)).toEqual([
    'Destination: https://tickets.example/ → https://shop.example/',
    'Ends at: (empty) → 2030-01-02T03:04:05.000Z',
    'Scan limit: (empty) → 50',
    'Campaign: (empty) → Derby',
    'UTM parameters · utm_source: (empty) → poster',
  ])
  expect(born).toMatchObject({ by: null, changes: [], id: null, undo: false })
  expect(Date.parse(paused!.at)).toBeGreaterThanOrEqual(Date.parse(first!.at))
})

it('names keys, scripts, changes of many codes and the trash', async () => {
  const id = await create()
  const apiKey = '0a4c6d5e-3b0e-4f6e-9f64-8f3f6f8f7a11'
  await site.payload.update({
    id: users.editor!,
    collection: 'users',
    data: { apiKey, enableAPIKey: true },
  })
  await change(id, { title: 'By key' }, { headers: { authorization: `users API-Key ${apiKey}` } })
  await site.payload.update({ id, collection: 'qr-codes', data: { title: 'By script' } })
  const bulk = { body: { campaign: campaigns.Cup }, method: 'POST' }
  await (await ask(`/qr-codes/bulk/change?ids=${id}`, bulk)).text()
  await change(id, { deletedAt: new Date().toISOString() })

  const found = (await historyOf(id)).map((one) => [one.by, one.via, ...lines(one)])
  expect(found).toEqual([
    ['editor@example.com', null, 'In the trash: No → Yes'],
    ['editor@example.com', 'bulk', 'Campaign: (empty) → Cup'],
    [null, null, 'Title: By key → By script'],
    ['editor@example.com', 'api-key', 'Title: Gate → By key'],
    [null, null],
  ])
})

it('shows a reader nothing they may not read', async () => {
  const id = await create()
  await change(id, { campaign: campaigns.Derby, placement: 'Behind the bar', title: 'Bar' })
  await change(id, { placement: 'On the bar' })
  const [entry, ...rest] = await historyOf(id, 'reader')
  expect(lines(entry!)).toEqual([
    'Title: Gate → Bar',
    'Campaign: (empty) → (deleted, or not visible to you)',
  ])
  expect(entry!.undo).toBe(false)
  // a change of what is hidden alone is none to them
  expect(rest).toHaveLength(1)
  expect((await ask(`/qr-codes/${id}/history`, { as: 'stranger' })).status).toBe(404)
  const campaign = `/qr-campaigns/${campaigns.Derby}/history`
  expect((await ask(campaign, { as: 'reader' })).status).toBe(404)
  expect((await site.fetch(`/api/qr-codes/${id}/history`)).status).toBe(404)
  expect((await site.fetch('/api/qr-history')).ok).toBe(false)
})

it('takes a change back, which is history itself', async () => {
  const id = await create({ utm: { medium: 'print', source: 'poster' } })
  await change(id, { campaign: campaigns.Derby, utm: { source: 'flyer' } })
  await change(id, { title: 'Later' })
  const [, entry] = await historyOf(id)
  expect((await undo(id, entry!.id, 'reader')).status).toBe(403)
  const response = await undo(id, entry!.id)
  expect(response.status).toBe(200)
  const { doc } = (await response.json()) as { doc: Record<string, unknown> }
  expect(doc).toMatchObject({
    campaign: null,
    title: 'Later',
    utm: { medium: 'print', source: 'poster' },
  })
  const [undone, ...before] = await historyOf(id)
  expect(undone).toMatchObject({ by: 'editor@example.com', undo: true, via: 'undo' })
  expect(lines(undone!)).toEqual([
    'Campaign: Derby → (empty)',
    'UTM parameters · utm_source: flyer → poster',
  ])
  // what was taken back once is not there to be taken back again
  expect(before[1]).toMatchObject({ id: entry!.id, undo: false })
  expect((await undo(id, entry!.id)).status).toBe(409)
})

it('refuses to take back what a check refuses, or what another document lived through', async () => {
  const id = await create({ expiresAt: '2030-01-01T00:00:00.000Z' })
  await change(id, { expiresAt: null })
  const [entry] = await historyOf(id)
  await change(id, { startsAt: '2031-01-01T00:00:00.000Z' })
  const refused = await undo(id, entry!.id)
  expect(refused.status).toBe(400)
  expect(await refused.text()).toContain('The end lies before the start')
  expect(await historyOf(id)).toHaveLength(3)
  const other = await create()
  expect((await undo(other, entry!.id)).status).toBe(404)
  for (const wrong of ['0', 'x', '999999']) expect((await undo(id, wrong)).status).toBe(404)
  expect((await ask(`/qr-codes/${id}/history?page=0`)).status).toBe(400)
})

it('does not undo for who may read but not update', async () => {
  const id = await create()
  await change(id, { title: 'Bar' })
  const [entry] = await historyOf(id, 'reader')
  expect((await undo(id, entry!.id, 'reader')).status).toBe(403)
})

it('is kept for campaigns as well', async () => {
  const id = (await site.payload.create({ collection: 'qr-campaigns', data: { title: 'Autumn' } }))
    .id
  await change(id, { title: 'Winter', utm: { medium: 'flyer' } }, {}, 'qr-campaigns')
  const [entry] = await historyOf(id, 'editor', 'qr-campaigns')
  expect(lines(entry!)).toEqual([
    'Title: Autumn → Winter',
    'Default UTM values · utm_medium: (empty) → flyer',
  ])
  expect((await undo(id, entry!.id, 'editor', 'qr-campaigns')).status).toBe(200)
  expect(await site.payload.findByID({ id, collection: 'qr-campaigns' })).toMatchObject({
    title: 'Autumn',
  })
})

it('forgets the name of a user who was deleted, and all with the document', async () => {
  const id = await create()
  await change(id, { title: 'Bar' }, { as: 'leaver' })
  expect((await historyOf(id))[0]).toMatchObject({ by: 'leaver@example.com' })
  await site.payload.delete({ id: users.leaver!, collection: 'users' })
  expect((await historyOf(id))[0]).toMatchObject({ by: 'A deleted user' })
  const { pool } = site.payload.db as unknown as { pool: Pool }
  const count = async () =>
    (await pool.query('SELECT 1 FROM qr_history WHERE document = $1', [`qr-codes:${id}`])).rowCount
  expect(await count()).toBe(1)
  await site.payload.delete({ id, collection: 'qr-codes' })
  expect(await count()).toBe(0)
})

it('keeps no history of a change that was not kept', async () => {
  const id = await create()
  const url = 'https://qr.example/q/GATE-X'
  await site.payload.update({ id, collection: 'qr-codes', data: { code: 'GATE-X' } })
  const body = { destination: { type: 'url', url } }
  expect((await ask(`/qr-codes/${id}`, { body, method: 'PATCH' })).status).toBe(400)
  expect(await historyOf(id)).toHaveLength(2)
})

it('lets codes be saved before the table is there', async () => {
  const id = await create()
  const { pool } = site.payload.db as unknown as { pool: Pool }
  await pool.query('ALTER TABLE qr_history RENAME TO qr_history_later')
  try {
    await change(id, { title: 'Saved all the same' })
    expect(await historyOf(id)).toHaveLength(1)
    const doc = await site.payload.findByID({ id, collection: 'qr-codes' })
    expect(doc.title).toBe('Saved all the same')
  } finally {
    await pool.query('ALTER TABLE qr_history_later RENAME TO qr_history')
  }
})

it('says since when a code is paused, and nothing once it is not', async () => {
  const { id } = await site.payload.create({
    collection: 'qr-codes',
    data: { destination, title: 'Rests' } as never,
  })
  const since = async () =>
    pausedSince(id, optionsOf(site.payload), await createLocalReq({}, site.payload as never))
  const set = (data: object) =>
    site.payload.update({ collection: 'qr-codes', data: data as never, id })
  expect(await since()).toBeNull()
  const before = Date.now()
  await set({ status: 'paused' })
  const paused = await since()
  expect(Date.parse(paused!)).toBeGreaterThanOrEqual(before - 1)
  await set({ title: 'Rests on' })
  expect(await since()).toBe(paused)
  await set({ status: 'active' })
  expect(await since()).toBeNull()
})
