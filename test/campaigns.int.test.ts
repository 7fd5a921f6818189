import type { Config, PayloadRequest } from 'payload'

import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Cockpit } from '../src/analytics/campaignCockpit.js'
import type { ID } from '../src/vocabulary/scan.js'

import { flushScans } from '../plugin/index.js'
import { IPHONE } from './phone.js'
import { startPayload, type TestPayload } from './startPayload.js'
import { until } from './until.js'

const roleOf = (req: Pick<PayloadRequest, 'user'>) => (req.user as { role?: string } | null)?.role

let site: TestPayload
const tokens: Record<string, string> = {}

const quiet = (config: Config): Config => ({ ...config, logger: { options: { level: 'silent' } } })

beforeAll(async () => {
  site = await startPayload(
    {
      access: {
        analytics: ({ req }) => roleOf(req) === 'analyst',
        campaigns: { read: ({ req }) => roleOf(req) !== 'stranger' },
        contacts: ({ req }) => roleOf(req) === 'analyst',
      },
      attribution: true,
      contacts: { contractBasis: 'Ticket contract' },
    },
    quiet,
  )
  for (const role of ['analyst', 'editor', 'stranger']) {
    const credentials = { email: `${role}@example.com`, password: 'secret' }
    await site.payload.create({ collection: 'users', data: { ...credentials, role } })
    tokens[role] = (await site.payload.login({ collection: 'users', data: credentials })).token!
  }
})
afterAll(() => site?.stop())

const make = async (collection: string, data: object): Promise<ID> =>
  (await site.payload.create({ collection, data } as never)).id as ID
const update = (collection: string, id: ID, data: object) =>
  site.payload.update({ id, collection, data } as never)
const url = (address: string) => ({ destination: { type: 'url', url: address } })

const scan = async (code: string) => {
  const headers = { ...IPHONE, 'x-forwarded-for': '73.162.10.20' }
  const answer = await site.fetch(`/api/q/${code}`, { headers })
  return answer.headers.get('location')
}
const leadsTo = (code: string, expected: RegExp) =>
  until(async () => (expected.test((await scan(code)) ?? 'nowhere') ? true : null))

it('leads codes that say nothing themselves where their campaign says, as soon as it says so', async () => {
  const campaign = await make('qr-campaigns', { title: 'Derby', ...url('https://derby.example/') })
  const id = await make('qr-codes', { campaign, code: 'INHERITS', title: 'Inherits' })
  await make('qr-codes', { campaign, code: 'OWN', title: 'Own', ...url('https://own.example/') })
  await leadsTo('INHERITS', /^https:\/\/derby\.example\//)
  await leadsTo('OWN', /^https:\/\/own\.example\//)
  await update('qr-campaigns', campaign, url('https://cup.example/'))
  await leadsTo('INHERITS', /^https:\/\/cup\.example\//)

  const page = await make('pages', { _status: 'published', slug: 'tickets' })
  const reference = { relationTo: 'pages', value: page }
  await update('qr-campaigns', campaign, { destination: { reference, type: 'reference' } })
  await leadsTo('INHERITS', /^https:\/\/qr\.example\/tickets\?/)
  await update('pages', page, { _status: 'published', slug: 'sold-out' })
  await leadsTo('INHERITS', /^https:\/\/qr\.example\/sold-out\?/)
  await update('qr-codes', id, url('https://mine.example/'))
  await leadsTo('INHERITS', /^https:\/\/mine\.example\//)
})

it('asks for a destination of the code or of its campaign, and keeps it', async () => {
  const campaign = await make('qr-campaigns', { title: 'Bare' })
  const code = { campaign, title: 'Needs one' }
  await expect(make('qr-codes', code)).rejects.toThrow('Web address')
  await expect(make('qr-codes', { title: 'Alone' })).rejects.toThrow('Web address')
  await update('qr-campaigns', campaign, url('https://bare.example/'))
  const id = await make('qr-codes', code)
  const refused = {
    data: { errors: [{ message: expect.stringContaining('1 codes have no dest') }] },
  }
  await expect(update('qr-campaigns', campaign, url(''))).rejects.toMatchObject(refused)
  await expect(site.payload.delete({ id: campaign, collection: 'qr-campaigns' })).rejects.toThrow(
    '1 codes have no destination of their own',
  )
  await expect(update('qr-codes', id, { campaign: null })).rejects.toThrow('Web address')
  await update('qr-codes', id, url('https://own.example/'))
  await update('qr-campaigns', campaign, url(''))
  await site.payload.delete({ id: campaign, collection: 'qr-campaigns' })
})

it('refuses destinations that lead in a circle over the campaign', async () => {
  const campaign = await make('qr-campaigns', { title: 'Round', ...url('https://round.example/') })
  await make('qr-codes', { campaign, code: 'ROUND', title: 'Round' })
  const loop = { data: { errors: [{ message: expect.stringContaining('leads back') }] } }
  await expect(
    update('qr-campaigns', campaign, url('https://qr.example/q/ROUND')),
  ).rejects.toMatchObject(loop)
  await make('qr-codes', { code: 'ASIDE', title: 'A', ...url('https://qr.example/q/ROUND') })
  await expect(
    update('qr-campaigns', campaign, url('https://qr.example/q/ASIDE')),
  ).rejects.toMatchObject(loop)
})

it('fills in the UTM template of a campaign, and says what stands for nothing', async () => {
  const utm = { content: '{placement}-{code}', medium: '{campaign}', term: '{title}' }
  const campaign = await make('qr-campaigns', { slug: 'spring', title: 'Spring', utm })
  const id = await make('qr-codes', {
    campaign,
    code: 'FILLED',
    placement: 'East Stand, Block C',
    title: 'Gate 7',
    ...url('https://t.example/'),
  })
  await leadsTo('FILLED', /utm_content=east-stand-block-c-FILLED/)
  await leadsTo('FILLED', /utm_medium=spring&.*utm_term=gate-7/)
  await update('qr-codes', id, { placement: 'West Stand' })
  await leadsTo('FILLED', /utm_content=west-stand-FILLED/)
  const wrong = update('qr-campaigns', campaign, { utm: { term: '{place}' } })
  await expect(wrong).rejects.toMatchObject({
    data: {
      errors: [
        {
          message:
            '{place} stands for nothing. Known are {code}, {campaign}, {placement}, {title}.',
          path: 'utm.term',
        },
      ],
    },
  })
})

it.each([
  [
    { startsAt: '2026-05-02T12:00:00.000Z', endsAt: '2026-05-01T12:00:00.000Z' },
    'endsAt',
    'before',
  ],
  [{ goal: { target: 0 } }, 'goal.target', 'whole number'],
  [{ goal: { target: 2.5 } }, 'goal.target', 'whole number'],
  [{ budget: { amount: 10 } }, 'budget.amount', 'in which currency'],
  [{ budget: { amount: -1, currency: 'EUR' } }, 'budget.amount', '0 or more'],
  [{ budget: { amount: 10.5, currency: 'JPY' } }, 'budget.amount', 'JPY has fewer decimals'],
  [{ budget: { amount: 10.555, currency: 'eur' } }, 'budget.amount', 'EUR has fewer decimals'],
  [{ budget: { currency: 'Euro' } }, 'budget.currency', 'three letters'],
  [{ destination: { type: 'url', url: 'javascript:alert(1)' } }, 'destination.url', 'may not lead'],
])('refuses %j', async (data, path, message) => {
  await expect(make('qr-campaigns', { title: 'Wrong', ...data })).rejects.toMatchObject({
    data: { errors: [{ message: expect.stringContaining(message), path }] },
  })
})

const cockpit = async (id: ID, as: string, query = '?tz=UTC') => {
  const headers = { authorization: `JWT ${tokens[as]}` }
  const response = await site.fetch(`/api/qr-campaigns/${id}/cockpit${query}`, { headers })
  return { body: (await response.json()) as Cockpit, status: response.status }
}

it('tells how a campaign goes, to everybody what they may know', async () => {
  const now = Date.now()
  const day = (offset: number) =>
    `${new Date(now + offset * 86_400_000).toISOString().slice(0, 10)}T12:00:00.000Z`
  const campaign = await make('qr-campaigns', {
    budget: { amount: 10.5, currency: 'eur' },
    endsAt: day(7),
    goal: { measure: 'scans', target: 8 },
    startsAt: day(-2),
    title: 'Counted',
    ...url('https://counted.example/'),
  })
  for (const [code, medium] of [
    ['ONE', 'Poster'],
    ['TWO', 'poster'],
  ] as const) {
    await make('qr-codes', { campaign, code, title: code, utm: { medium } })
  }
  await make('qr-codes', { campaign, code: 'OFF', status: 'paused', title: 'Off' })
  await leadsTo('TWO', /counted/)
  await scan('ONE')
  await flushScans(site.payload)
  const { body } = await cockpit(campaign, 'analyst')
  expect(body).toMatchObject({
    codes: { active: 2, paused: 1 },
    days: { gone: 3, of: 10 },
    goal: { measure: 'scans', reached: body.figures!.scans, target: 8 },
    price: { budget: { amount: 10.5, currency: 'EUR' }, perScan: 10.5 / body.figures!.scans },
    sales: { orders: 0, revenue: [] },
    twins: [{ field: 'medium', values: ['Poster', 'poster'] }],
  })
  expect(body.figures!.scans).toBeGreaterThanOrEqual(2)
  expect(body.figures!.visitors).toBe(1)
  expect(body.figures!.series.points).toHaveLength(3)

  const blind = (await cockpit(campaign, 'editor')).body
  expect(blind).toMatchObject({ figures: null, goal: { reached: null }, sales: null })
  expect(blind.price).toMatchObject({ perOrder: null, perScan: null })
  expect((await cockpit(campaign, 'stranger')).status).toBe(404)
  expect((await cockpit(campaign, 'analyst', '?tz=Nowhere')).status).toBe(400)
})

it('pauses and resumes all codes of a campaign', async () => {
  const campaign = await make('qr-campaigns', { title: 'All', ...url('https://all.example/') })
  for (const code of ['ALL1', 'ALL2']) await make('qr-codes', { campaign, code, title: code })
  for (const [status, before] of [
    ['paused', 'active'],
    ['active', 'paused'],
  ] as const) {
    const where = `where[and][0][campaign][equals]=${campaign}&where[and][1][status][equals]=${before}`
    const response = await site.fetch(`/api/qr-codes/bulk/change?${where}`, {
      body: JSON.stringify({ status }),
      headers: { authorization: `JWT ${tokens.editor}`, 'content-type': 'application/json' },
      method: 'POST',
    })
    expect(await response.text()).toContain('"changed":2')
    const { docs } = await site.payload.find({
      collection: 'qr-codes',
      where: { campaign: { equals: campaign } },
    })
    expect(docs.map((doc) => doc.status)).toEqual([status, status])
  }
})

type Answer = {
  changes: { changes: object[] }[]
  docs: { code: string }[]
  placements: { distinct: number; rest: number; rows: { scans: number; value: null | string }[] }
  rows: object[]
  scans: number
  tags: object[]
  top_codes: { code: string }[]
  top_tags: object[]
}

const ask = async (path: string, as = 'analyst', body?: object) => {
  const response = await site.fetch(`/api${path}`, {
    ...(body && { body: JSON.stringify(body), method: 'POST' }),
    headers: { authorization: `JWT ${tokens[as]}`, 'content-type': 'application/json' },
  })
  const lines = (await response.text()).trim().split('\n')
  return { body: JSON.parse(lines.at(-1)!) as Answer, status: response.status }
}

it('filters, counts and reports codes by tag', async () => {
  const tagged = async (code: string, tags: string[]) =>
    make('qr-codes', { code, tags, title: code, ...url('https://tags.example/') })
  const both = await tagged('BOTH', ['East  Stand', 'table topper', 'east stand'])
  await tagged('EAST', ['EAST STAND'])
  await tagged('PLAIN', [])
  const doc = await site.payload.findByID({ id: both, collection: 'qr-codes' })
  // one way of writing, each once
  expect(doc.tags).toEqual(['east stand', 'table topper'])

  const list = await ask('/qr-codes?where[tags][in]=table topper&depth=0')
  expect(list.body.docs.map(({ code }) => code)).toEqual(['BOTH'])

  for (const code of ['BOTH', 'BOTH', 'EAST', 'PLAIN']) await leadsTo(code, /tags\.example/)
  await flushScans(site.payload)
  const stats = (query: string) => ask(`/qr-scans/stats?detail=1&tz=UTC${query}`)
  const { body: east } = await stats('&tag=East Stand')
  const { body: topper } = await stats('&tag=table topper')
  expect(east.top_codes.map(({ code }) => code).sort()).toEqual(['BOTH', 'EAST'])
  // a code with two tags counts in both
  expect(east.top_tags).toEqual([
    { scans: east.scans, tag: 'east stand' },
    { scans: topper.scans, tag: 'table topper' },
  ])
  expect((await stats('&tag=nobody has it')).body.scans).toBe(0)
  expect((await stats('&tag=east stand&code=PLAIN')).body.scans).toBe(0)
  expect((await ask('/qr-codes/tags?search=Stand')).body).toEqual({
    tags: [{ codes: 2, tag: 'east stand' }],
  })
  expect((await site.fetch('/api/qr-codes/tags')).status).toBe(403)

  const change = { tags: { add: ['Derby'], remove: ['table topper'] } }
  const changed = await ask(`/qr-codes/bulk/change?ids=${both}`, 'editor', change)
  expect(changed.body).toMatchObject({ changed: 1, failed: [] })
  const after = await site.payload.findByID({ id: both, collection: 'qr-codes' })
  expect(after.tags).toEqual(['east stand', 'derby'])
  const { body: history } = await ask(`/qr-codes/${both}/history`)
  expect(history.changes[0]!.changes).toEqual([
    {
      from: { text: 'east stand, table topper' },
      label: 'Tags',
      to: { text: 'east stand, derby' },
    },
  ])
  const wrong = await ask(`/qr-codes/bulk/change?ids=${both}`, 'editor', { tags: 'derby' })
  expect(wrong.status).toBe(400)
})

it('takes tags from a CSV, and refuses what is none', async () => {
  const csv = 'title,code,destination,tags\nT,CSV-1,https://t.example/,East Stand; Bar\n'
  const made = await ask('/qr-codes/bulk/create', 'editor', { csv, key: 'tags-by-csv' })
  expect(made.body).toMatchObject({ count: 1, type: 'created' })
  const { docs } = await site.payload.find({
    collection: 'qr-codes',
    where: { code: { equals: 'CSV-1' } },
  })
  expect(docs[0]!.tags).toEqual(['east stand', 'bar'])
  const sheet = await site.fetch(`/api/qr-codes/bulk/download?format=csv&ids=${docs[0]!.id}`, {
    headers: { authorization: `JWT ${tokens.editor}` },
  })
  expect(await sheet.text()).toContain('east stand; bar')
  for (const tags of [['a,b'], ['x'.repeat(51)], Array.from({ length: 21 }, (_, at) => `t${at}`)]) {
    const data = { tags, title: 'Wrong', ...url('https://t.example/') }
    await expect(make('qr-codes', data)).rejects.toMatchObject({
      data: { errors: [{ path: 'tags' }] },
    })
  }
})

it('counts, filters and exports scans by where their code hangs', async () => {
  const placed = (code: string, placement?: string) =>
    make('qr-codes', { code, placement, tags: [`p ${code}`], title: code, ...url('https://placed.example/') }) // prettier-ignore
  await placed('PONE', 'Hall 3, east')
  await placed('PTWO', 'Hall 3, east')
  await placed('PBAR', 'Bar')
  await placed('PNOT')
  for (const code of ['PONE', 'PTWO', 'PTWO', 'PBAR', 'PNOT']) {
    await leadsTo(code, /placed\.example/)
  }
  await flushScans(site.payload)
  const tags = ['PONE', 'PTWO', 'PBAR', 'PNOT'].map((code) => `&tag=p ${code}`).join('')
  const stats = async (query: string) =>
    (await ask(`/qr-scans/stats?detail=1&tz=UTC&traffic=all${tags}${query}`)).body
  const scansOf = async (code: string) => (await stats(`&code=${code}`)).scans
  const east = (await scansOf('PONE')) + (await scansOf('PTWO'))
  const [bar, none] = [await scansOf('PBAR'), await scansOf('PNOT')]

  const { placements, scans } = await stats('&limit=1')
  // parts add up
  expect(placements).toMatchObject({ distinct: 2, rest: bar + none, rows: [{ scans: east, value: 'Hall 3, east' }] }) // prettier-ignore
  expect(scans).toBe(east + bar + none)
  const hall = encodeURIComponent('Hall 3, east')
  expect((await stats(`&placement=${hall}`)).scans).toBe(east)
  expect((await stats(`&placement=${hall}&placement=none`)).scans).toBe(east + none)
  expect((await stats('&placement=nowhere')).scans).toBe(0)

  const breakdown = await ask(`/qr-scans/breakdown?dimension=placement&tz=UTC&traffic=all${tags}`)
  const values = (breakdown.body as unknown as Answer['placements']).rows.map(({ value }) => value)
  expect(values.sort()).toEqual(['Bar', 'Hall 3, east', null])
  const file = await site.fetch(
    '/api/qr-scans/export?columns=code,placement,tags&traffic=all&placement=Bar',
    { headers: { authorization: `JWT ${tokens.analyst}` } },
  )
  expect((await file.text()).trim().split('\r\n').at(-1)).toBe('PBAR,Bar,p pbar')
  expect((await ask('/qr-scans/breakdown?dimension=placement', 'editor')).status).toBe(403)
})

it('shows the course of each code beside its numbers', () => {
  const { flattenedFields } = site.payload.collections['qr-campaigns']!.config
  const codes = flattenedFields.find(({ name }) => name === 'codes')
  expect(codes?.admin).toMatchObject({
    defaultColumns: expect.arrayContaining(['scans', 'health']),
  })
})
