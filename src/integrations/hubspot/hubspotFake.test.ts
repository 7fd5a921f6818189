import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'

import { startHubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'

// Real HTTP on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

/** The traps of the real API, which the stand-in must have too: without them other tests prove little. */
let fake: HubSpotFake
beforeEach(async () => {
  fake = await startHubSpotFake({
    expectWrongShapes: true,
    limits: { daily: 40, intervalMs: 60_000, max: 30 },
  })
})
afterEach(() => fake.stop())

async function post(path: string, body: unknown, token = 'pat-eu1-x') {
  const response = await fetch(fake.url + path, {
    body: JSON.stringify(body),
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    method: 'POST',
  })
  const text = await response.text()
  const json = (text ? JSON.parse(text) : null) as Record<string, never> | null
  return { headers: response.headers, json, status: response.status }
}

const upsert = (inputs: unknown[]) => post('/crm/objects/2026-09/contacts/batch/upsert', { inputs })

const one = (id: string, trace?: string, properties: Record<string, unknown> = {}) => ({
  id,
  idProperty: 'email',
  ...(trace ? { objectWriteTraceId: trace } : {}),
  properties: { email: id, ...properties },
})

it('refuses a whole batch for one bad record unless all have trace ids', async () => {
  expect((await upsert([one('a@b.co', 't1'), one('bad')])).status).toBe(400)
  expect((await upsert([one('a@b.co', 't1'), one('bad', 't1')])).status).toBe(400)
  expect(fake.state.contacts.size).toBe(0)
  const { json, status } = await upsert([one('a@b.co', 't1'), one('bad', 't2')])
  expect(status).toBe(207)
  expect(json).toMatchObject({
    errors: [{ context: { objectWriteTraceId: ['t2'] } }],
    numErrors: 1,
  })
  expect(fake.state.contacts.size).toBe(1)
})

it('refuses the same contact twice, also by letter case', async () => {
  const { json, status } = await upsert([one('a@b.co', 't1'), one('A@B.co', 't2')])
  expect([status, json?.message]).toEqual([400, 'Duplicate IDs found in batch input: [a@b.co]'])
})

it('keeps e-mails in lower case and finds them again', async () => {
  await upsert([one('Ann@B.co', 't1')])
  const { json } = await upsert([one('ann@b.co', 't1')])
  expect(json?.results).toMatchObject([{ new: false, properties: { email: 'ann@b.co' } }])
})

it('answers in an order of its own', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `p${index}@b.co`)
  const { json } = await upsert(ids.map((id) => one(id, id)))
  const order = (json?.results as unknown as { objectWriteTraceId: string }[]).map(
    ({ objectWriteTraceId }) => objectWriteTraceId,
  )
  expect(order).not.toEqual(ids)
  expect([...order].sort()).toEqual([...ids].sort())
})

it('checks the shape of bodies strictly', async () => {
  const wrong = [
    [{ idProperty: 'email', properties: {} }],
    [one('a@b.co', 't1', { qr_tickets: 5 })],
    [{ ...one('a@b.co', 't1'), tracing: 'x' }],
    'a@b.co',
  ]
  for (const inputs of wrong) expect((await upsert(inputs as unknown[])).status).toBe(400)
  expect(fake.counters.wrongShapes).toBe(wrong.length)
  const many = Array.from({ length: 101 }, (_, index) => one(`p${index}@b.co`, `t${index}`))
  expect((await upsert(many)).status).toBe(400)
})

it('knows its properties and what they hold', async () => {
  const reasons = async (properties: Record<string, string>) =>
    JSON.stringify((await upsert([one('a@b.co', 't1', properties)])).json)
  expect(await reasons({ nope: '1' })).toContain('PROPERTY_DOESNT_EXIST')
  expect(await reasons({ hs_analytics_source: 'x' })).toContain('READ_ONLY_VALUE')
})

it('counts calls against both limits and tells in its headers', async () => {
  const first = await upsert([one('a@b.co', 't1')])
  expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('30')
  expect(first.headers.get('x-hubspot-ratelimit-remaining')).toBe('29')
  for (let call = 0; call < 29; call++) await upsert([one('a@b.co', 't1')])
  const { json, status } = await upsert([one('a@b.co', 't1')])
  expect([status, json?.policyName]).toEqual([429, 'TEN_SECONDLY_ROLLING'])
  expect(fake.counters.violations).toBe(1)
})

it('shows its contacts on a page, harmlessly', async () => {
  await upsert([one('ann@b.co', 't1', { firstname: '<b>Ann</b>' })])
  const html = await (await fetch(fake.url)).text()
  expect(html).toContain('<td data-property="email">ann@b.co</td>')
  expect(html).toContain('&lt;b&gt;Ann')
})

it('reads, finds and erases contacts', async () => {
  await upsert([one('ann@b.co', 't1')])
  const objects = '/crm/objects/2026-09/contacts'
  const read = await post(`${objects}/batch/read`, {
    idProperty: 'email',
    inputs: [{ id: 'ANN@b.co' }, { id: 'bob@b.co' }],
    properties: ['email'],
    propertiesWithHistory: [],
  })
  expect(read.json).toMatchObject({
    numErrors: 1,
    results: [{ properties: { email: 'ann@b.co' } }],
  })
  const found = await post(`${objects}/search`, {
    after: '0',
    filterGroups: [{ filters: [{ operator: 'EQ', propertyName: 'email', value: 'ann@b.co' }] }],
    limit: 10,
    properties: ['email'],
    sorts: [],
  })
  expect(found.json).toMatchObject({ total: 1 })
  await post(`${objects}/gdpr-delete`, { idProperty: 'email', objectId: 'nobody@b.co' })
  expect((await upsert([one('nobody@b.co', 't1')])).status).toBe(207)
})

it('writes records by their ids, under another address too', async () => {
  const update = (inputs: unknown[]) =>
    post('/crm/objects/2026-09/contacts/batch/update', { inputs })
  await upsert([one('ann@b.co', 't1', { firstname: 'Ann' }), one('bob@b.co', 't2')])
  const [ann, bob] = ['ann@b.co', 'bob@b.co'].map((email) => fake.state.find(email)?.id ?? '')
  const input = (id: string | undefined, trace: string, email: string) => ({
    id,
    objectWriteTraceId: trace,
    properties: { email },
  })
  expect((await update([input(ann, 't1', 'Lee@b.co')])).status).toBe(200)
  expect(fake.state.find('lee@b.co')).toMatchObject({ id: ann, properties: { firstname: 'Ann' } })
  expect(fake.state.find('ann@b.co')).toBeUndefined()

  // an address of somebody else, and a record that is not there
  const taken = input(ann, 't1', 'bob@b.co')
  expect((await update([{ ...taken, objectWriteTraceId: undefined }])).status).toBe(409)
  const { json, status } = await update([taken, input('99', 't2', 'x@b.co'), input(bob, 't3', 'bo@b.co')]) // prettier-ignore
  expect(status).toBe(207)
  expect(json).toMatchObject({
    errors: [
      { category: 'CONFLICT', context: { objectWriteTraceId: ['t1'] } },
      { category: 'OBJECT_NOT_FOUND', context: { ids: ['99'], objectWriteTraceId: ['t2'] } },
    ],
    results: [{ id: bob }],
  })

  // merged into another one: not a word
  fake.state.merge('lee@b.co', 'bo@b.co')
  expect((await update([input(bob, 't1', 'y@b.co')])).json).toMatchObject({ results: [] })
  expect((await update([input(ann, 't1', 'y@b.co'), input(ann, 't2', 'z@b.co')])).status).toBe(400)
})
