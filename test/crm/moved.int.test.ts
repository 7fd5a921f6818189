import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { applyDeliveries } from '../../src/people/deliveries/applyDeliveries.js'
import { runSync } from '../../src/people/sync/runSync.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { until } from '../until.js'
import { startCRM } from './startCRM.js'

const TARGET = 'hubspot:default'
const collection = 'qr-contacts' as never
let crm: CRMTest
let headers: HeadersInit

beforeAll(async () => {
  crm = await startCRM({ contacts: true })
  const user = { email: 'crm@staff.example', password: 'long enough' }
  await crm.payload.create({ collection: 'users', data: { ...user, role: 'crm' } as never })
  const { token } = await crm.payload.login({ collection: 'users', data: user } as never)
  headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
})
afterAll(() => crm.stop())

let number = 0
let ann: number
let from: string
let to: string
beforeEach(async () => {
  from = `maiden${++number}@example.org`
  to = `married${number}@example.org`
  ann = await add(from, { firstName: 'Ann' })
  await sync()
  crm.hubspot.requests.length = 0
})

async function add(email: string, more: object = {}): Promise<number> {
  const data = { consent: { given: true, source: 'test' }, email, ...more } as never
  return ((await crm.payload.create({ collection, data })) as unknown as { id: number }).id
}

const move = (id: number, email: string) =>
  crm.payload.update({ id, collection, data: { email } as never })

/** What hangs is given up soon. */
const sync = () => runSync(crm.payload, { pace: { timeoutMs: 400 } })

const rowOf = async (id: number) => (await crm.find('qr-syncs', { contact: { equals: id } }))[0]
const record = (email: string) => crm.hubspot.state.find(email)
const open = () =>
  crm.find('qr-deliveries', { kind: { equals: 'erase' }, state: { not_equals: 'done' } })

const erase = async (id: number) => {
  const init = { body: JSON.stringify({ confirm: true }), headers, method: 'POST' }
  expect((await crm.site.fetch(`/api/qr-contacts/${id}/erase`, init)).status).toBe(200)
}

/** What waits for its time is worked on as if that had come. */
const erasuresComeDue = () =>
  until(async () => {
    for (const { id } of await open()) {
      const data = { dueAt: new Date(Date.now() - 1_000).toISOString() }
      await crm.payload.update({ collection: 'qr-deliveries', data, id } as never)
    }
    await applyDeliveries(crm.payload)
    return (await open()).length === 0 || null
  })

it('a contact whose address changes stays one record, with its history', async () => {
  const before = record(from)?.id
  await move(ann, to)
  await sync()
  expect(crm.hubspot.requests.map(({ path }) => path.split('/').at(-1))).toEqual(['update'])
  expect(record(to)).toMatchObject({ id: before, properties: { email: to, firstname: 'Ann' } })
  expect(record(from)).toBeUndefined()
  expect(crm.hubspot.state.changes[0]?.changed).toEqual([{ from, name: 'email', to }])
  const row = await rowOf(ann)
  expect(row).toMatchObject({ externalId: before, state: 'synced' })
  expect(JSON.stringify(row?.history)).not.toContain('was')
  // what follows goes by e-mail again
  await crm.payload.update({ id: ann, collection, data: { lastName: 'Lee' } as never })
  await sync()
  expect(crm.hubspot.requests.at(-1)?.path).toMatch(/upsert$/)
  expect(record(to)?.id).toBe(before)
})

it('also when it changed while it was sent nowhere', async () => {
  const before = record(from)?.id
  const consent = (given: boolean) =>
    crm.payload.update({ id: ann, collection, data: { consent: { given } } as never })
  await consent(false)
  await move(ann, to)
  await sync()
  expect(record(from)?.id).toBe(before)
  await consent(true)
  await sync()
  expect(record(to)?.id).toBe(before)
})

it('also when the worker that sent the new one was killed and the old one is back', async () => {
  const before = record(from)
  await move(ann, to)
  const lease = { leaseMs: 1, limit: 100, worker: 'killed' }
  const [leased] = await crmStoreOf(crm.payload).syncStore(TARGET).lease(lease)
  expect(leased).toMatchObject({ externalId: before?.id, moved: true })
  if (before) crm.hubspot.state.update(before, { email: to })
  await move(ann, from)
  await sync()
  expect(record(from)?.id).toBe(before?.id)
  expect(record(to)).toBeUndefined()
})

describe('where the new address is another record’s', () => {
  let other: string | undefined
  beforeEach(async () => {
    crm.hubspot.state.write(to, { email: to, phone: '123' })
    other = record(to)?.id
    await move(ann, to)
    await sync()
  })

  it('that one is theirs from then on, and the erasure reaches both', async () => {
    const before = record(from)?.id
    expect(before).toBeDefined()
    expect(await rowOf(ann)).toMatchObject({ externalId: other, state: 'synced' })
    expect(record(to)?.properties).toMatchObject({ phone: '123', qr_scan_count: '0' })
    await erase(ann)
    await erasuresComeDue()
    expect([record(from), record(to)]).toEqual([undefined, undefined])
  })

  it('but not the former one when somebody else has that address by now', async () => {
    const bob = await add(from, { firstName: 'Bob' })
    await sync()
    const his = record(from)?.id
    expect((await rowOf(bob))?.externalId).toBe(his)
    await erase(ann)
    await erasuresComeDue()
    expect(record(to)).toBeUndefined()
    expect(record(from)?.id).toBe(his)
  })
})

it('a record that became another contact’s stays theirs', async () => {
  const before = record(from)?.id
  const store = crmStoreOf(crm.payload)
  await move(ann, to)
  // somebody has the address before HubSpot hears that Ann left it
  const lease = { leaseMs: 1, limit: 100, worker: 'slow' }
  await store.syncStore(TARGET).lease(lease)
  const bob = await add(from)
  const outcome = { externalId: before ?? '', id: bob, kind: 'synced', version: 1 } as const
  await store.syncStore(TARGET).lease({ ...lease, worker: 'quick' })
  await store.syncStore(TARGET).settle('quick', [outcome])
  await until(async () => ((await sync()).targets[TARGET]?.synced === 1 ? true : null))
  expect(record(from)?.id).toBe(before)
  expect(record(to)?.properties).toMatchObject({ firstname: 'Ann' })
  expect((await rowOf(ann))?.externalId).toBe(record(to)?.id)
})

it('one that is gone at HubSpot is made again, with its name', async () => {
  const before = record(from)
  if (before) crm.hubspot.state.remove(before)
  await move(ann, to)
  await sync()
  expect(record(to)?.properties).toMatchObject({ firstname: 'Ann' })
  expect((await rowOf(ann))?.externalId).toBe(record(to)?.id)
})

describe('who is erased while a new address is on its way', () => {
  it('is erased under it too, when no answer came', async () => {
    const before = record(from)
    if (before) crm.hubspot.state.remove(before)
    await move(ann, to)
    // the id is not there any more, and the e-mail makes a record nobody hears of
    crm.hubspot.next({ body: { category: 'OBJECT_NOT_FOUND', message: 'No', status: 'error' }, status: 404 }, { hang: 'after-write' }) // prettier-ignore
    await sync()
    expect(record(to)).toBeDefined()
    expect((await rowOf(ann))?.externalId).toBe(before?.id)
    await erase(ann)
    await erasuresComeDue()
    expect(record(to)).toBeUndefined()
  })

  it('and when its request arrives after the erasure', async () => {
    await move(ann, to)
    const lease = { leaseMs: 90_000, limit: 100, worker: 'on its way' }
    await crmStoreOf(crm.payload).syncStore(TARGET).lease(lease)
    await erase(ann)
    await applyDeliveries(crm.payload)
    expect(record(from)).toBeUndefined()
    crm.hubspot.state.write(to, { email: to, qr_scan_count: '0' })
    await erasuresComeDue()
    expect(record(to)).toBeUndefined()
  })
})
