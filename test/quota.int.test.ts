import type { Config, PayloadRequest } from 'payload'

import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

import type { QRPluginOptions } from '../src/options/types.js'

import { startPayload, type TestPayload } from './startPayload.js'

const destination = { type: 'url', url: 'https://tickets.example/' }

/** What the host allows everybody but the role `pro`. */
let allowed: unknown
let site: TestPayload
/** The same site once more, as a second process would have it. */
let other: TestPayload
const tokens: Record<string, string> = {}

const roleOf = (req: Pick<PayloadRequest, 'user'>) => (req.user as { role?: string } | null)?.role

const OPTIONS: QRPluginOptions = {
  access: { codes: { create: ({ req }) => Boolean(req.user) && roleOf(req) !== 'reader' } },
  quota: { codes: ({ req }) => (roleOf(req) === 'pro' ? null : (allowed as number)) },
}

/** What is refused here would fill the log. */
const quiet = (config: Config): Config => ({ ...config, logger: { options: { level: 'silent' } } })

beforeAll(async () => {
  site = await startPayload(OPTIONS, quiet)
  other = await startPayload(OPTIONS, quiet, `${site.uri}?application_name=other`)
  for (const role of ['editor', 'pro', 'reader']) {
    const credentials = { email: `${role}@example.com`, password: 'secret' }
    await site.payload.create({ collection: 'users', data: { ...credentials, role } })
    tokens[role] = (await site.payload.login({ collection: 'users', data: credentials })).token!
  }
})
afterAll(async () => {
  await other?.stop()
  await site?.stop()
})

beforeEach(async () => {
  await site.payload.delete({ collection: 'qr-codes', trash: true, where: {} })
  allowed = 3
})

const ask = (path: string, { as = 'editor', body, method = 'POST', on = site }: Ask = {}) =>
  on.fetch(`/api${path}`, {
    ...(body && { body: JSON.stringify(body) }),
    headers: { authorization: `JWT ${tokens[as]}`, 'content-type': 'application/json' },
    method,
  })
type Ask = { as?: string; body?: object; method?: string; on?: TestPayload }

const create = (title: string, more: Ask = {}) =>
  ask('/qr-codes', { body: { destination, title }, ...more })

const fill = async (count: number) => {
  for (let index = 0; index < count; index++) {
    await site.payload.create({ collection: 'qr-codes', data: { destination, title: `T${index}` } })
  }
}
const count = async () => (await site.payload.count({ collection: 'qr-codes' })).totalDocs

const lines = async (response: Response) =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .at(-1)!

it('lets 50 people at once, over two processes, take exactly the 3 places that are left', async () => {
  allowed = 10
  await fill(7)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      create(`At once ${index}`, { on: index % 2 ? other : site }),
    ),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(3)
  const refused = answers.filter(({ status }) => status !== 201)
  expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([403]))
  expect(await count()).toBe(10)
})

it('says what the limit is, how many there are and what to do', async () => {
  await fill(3)
  const response = await create('One more')
  const { errors } = (await response.json()) as { errors: { data: object; message: string }[] }
  expect(response.status).toBe(403)
  expect(errors[0]).toMatchObject({
    data: { count: 3, limit: 3 },
    message:
      'There are 3 codes already, and 3 are allowed. Delete some that nobody needs (the trash does not count), or ask for more.',
  })
})

it('binds every way a code comes to be', async () => {
  await fill(2)
  const { id } = await site.payload.create({
    collection: 'qr-codes',
    data: { destination, title: 'Last' },
  })
  const statusOf = async (answer: Promise<Response>) => (await answer).status
  const one = { collection: 'qr-codes', data: { destination, title: 'Local' } } as const
  await expect(site.payload.create(one)).rejects.toThrow('3 are allowed')
  await expect(site.payload.create({ ...one, draft: true })).rejects.toThrow('3 are allowed')
  await expect(site.payload.duplicate({ id, collection: 'qr-codes' })).rejects.toThrow('allowed')
  expect(await statusOf(ask(`/qr-codes/${id}/duplicate`))).toBe(403)
  expect(await count()).toBe(3)

  // the trash makes room, and what comes back needs some
  await site.payload.update({
    id,
    collection: 'qr-codes',
    data: { deletedAt: new Date().toISOString() },
  })
  expect(await statusOf(create('In its place'))).toBe(201)
  const back = { body: { deletedAt: null }, method: 'PATCH' }
  expect(await statusOf(ask(`/qr-codes/${id}?trash=true`, back))).toBe(403)
  const many = await ask(`/qr-codes?trash=true&where[id][in]=${id}`, back)
  expect((await many.json()) as object).toMatchObject({ docs: [], errors: [{ id }] })
  expect(await count()).toBe(3)
  expect(await statusOf(ask(`/qr-codes/${id}?trash=true`, { ...back, as: 'pro' }))).toBe(200)
  // what is there may be edited, also above the limit
  expect(await statusOf(ask(`/qr-codes/${id}`, { body: { title: 'New' }, method: 'PATCH' }))).toBe(
    200,
  )
})

it('counts the codes of one go together, before the first of them is made', async () => {
  await fill(1)
  const pattern = { destination: destination.url, title: 'Table {1..3}' }
  const plan = { key: 'three-tables', pattern }
  const said = {
    field: null,
    line: null,
    message: expect.stringContaining(
      'These are 3 codes, and there is room for 2: 1 of 3 are there.',
    ),
  }
  for (const step of ['check', 'create']) {
    const report = await lines(await ask(`/qr-codes/bulk/${step}`, { body: plan }))
    expect(report).toMatchObject({ ok: false, problems: [said], type: 'report' })
  }
  expect(await count()).toBe(1)
  const two = { key: 'two-tables', pattern: { ...pattern, title: 'Table {1..2}' } }
  expect(await lines(await ask('/qr-codes/bulk/check', { body: two }))).toMatchObject({ ok: true })
  expect(await lines(await ask('/qr-codes/bulk/create', { body: two }))).toMatchObject({ count: 2 })
  expect(await count()).toBe(3)
})

it('counts the codes of a query where the host names one', async () => {
  await site.payload.create({
    collection: 'qr-codes',
    data: { content: { text: 'Hi', type: 'text' }, kind: 'static', title: 'Static' },
  })
  await fill(1)
  allowed = { limit: 2, where: { kind: { not_equals: 'static' } } }
  expect((await create('Second dynamic one')).status).toBe(201)
  expect((await create('Third dynamic one')).status).toBe(403)
})

it('tells who may create codes how many there are', async () => {
  await fill(2)
  const read = async (as: string) => {
    const response = await ask('/qr-codes/quota', { as, method: 'GET' })
    return response.ok ? ((await response.json()) as object) : response.status
  }
  expect(await read('editor')).toEqual({ count: 2, limit: 3 })
  expect(await read('pro')).toEqual({ count: null, limit: null })
  expect(await read('reader')).toBe(403)
})

it.each(['three', -1, 2.5, undefined, { limit: 'three' }, { limit: 3, where: 'all' }])(
  'lets nothing through where the host answers %j',
  async (wrong) => {
    allowed = wrong
    const one = { collection: 'qr-codes', data: { destination, title: 'Wrong' } } as const
    await expect(site.payload.create(one)).rejects.toThrow('options.quota.codes returns got')
    expect(await count()).toBe(0)
  },
)
