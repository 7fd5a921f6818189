import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { applyDeliveries } from '../../src/people/deliveries/applyDeliveries.js'
import { runSync } from '../../src/people/sync/runSync.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { until } from '../until.js'
import { startCRM } from './startCRM.js'

const TARGET = 'hubspot:default'
let crm: CRMTest
let headers: HeadersInit

beforeAll(async () => {
  crm = await startCRM({ contacts: true })
  const user = { email: 'crm@staff.example', password: 'long enough' }
  await crm.payload.create({ collection: 'users', data: { ...user, role: 'crm' } as never })
  const { token } = await crm.payload.login({ collection: 'users', data: user } as never)
  headers = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
  await addContact('warm@example.org')
  await sync()
})
afterAll(() => crm.stop())

let number = 0
let email: string
let id: number
beforeEach(async () => {
  email = `person${++number}@example.org`
  id = await addContact(email)
})

async function addContact(address: string): Promise<number> {
  const data = { consent: { given: true, source: 'test' }, email: address }
  const made = await crm.payload.create({ collection: 'qr-contacts', data } as never)
  return (made as { id: number }).id
}

/** HubSpot that is patient with nobody: what hangs is given up soon. */
const sync = () => runSync(crm.payload, { pace: { timeoutMs: 400 } })

const erase = async () => {
  const body = JSON.stringify({ confirm: true })
  const init = { body, headers, method: 'POST' }
  expect((await crm.site.fetch(`/api/qr-contacts/${id}/erase`, init)).status).toBe(200)
}
const erasures = () => crm.find('qr-deliveries', { kind: { equals: 'erase' }, state: { not_equals: 'done' } }) // prettier-ignore

/** What waits for its time is worked on as if that had come. */
const erasureComesDue = async () => {
  const [waiting, ...more] = await erasures()
  expect(more).toEqual([])
  await crm.payload.update({
    collection: 'qr-deliveries',
    data: { dueAt: new Date().toISOString() },
    id: waiting?.id,
  } as never)
  await applyDeliveries(crm.payload)
  expect(await erasures()).toEqual([])
}

describe('a person of whom something was sent and no answer came is erased at HubSpot', () => {
  it('after a request that timed out and was written all the same', async () => {
    crm.hubspot.next({ hang: 'after-write' })
    await sync()
    expect(crm.inHubSpot(email)).toBeTruthy()
    expect((await crm.find('qr-syncs', { contact: { equals: id } }))[0]).toMatchObject({ externalId: null }) // prettier-ignore
    await erase()
    await applyDeliveries(crm.payload)
    expect(await erasures()).toHaveLength(1)
    await erasureComesDue()
    expect(crm.inHubSpot(email)).toBeUndefined()
    expect(crm.hubspot.state.blocked).toContain(email)
  })

  it('after a worker that was told to stop, though the person was edited since', async () => {
    const store = crmStoreOf(crm.payload).syncStore(TARGET)
    const [sent] = await store.lease({ leaseMs: 90_000, limit: 1, worker: 'stopped' })
    expect(sent).toMatchObject({ email })
    crm.hubspot.state.write(email, { email, qr_scan_count: '0' })
    const at = new Date(Date.now() + 60_000)
    await store.settle('stopped', [{ at, category: 'ABORTED', counts: false, id, kind: 'later', message: 'Stopped', version: sent?.version ?? 0 }]) // prettier-ignore
    await crm.payload.update({ collection: 'qr-contacts', data: { lastName: 'New' }, id } as never)
    await erase()
    await erasureComesDue()
    expect(crm.inHubSpot(email)).toBeUndefined()
  })

  it('while a worker may be at it: once its lease has ended', async () => {
    const lease = { leaseMs: 90_000, limit: 100, worker: 'on its way' }
    const leased = await crmStoreOf(crm.payload).syncStore(TARGET).lease(lease)
    expect(leased.map((contact) => contact.email)).toEqual([email])
    await erase()
    const [waiting] = await erasures()
    expect(Date.parse(waiting?.dueAt) - Date.now()).toBeGreaterThan(60_000)
    // the request arrives after the erasure, its answer finds nobody
    crm.hubspot.state.write(email, { email, qr_scan_count: '0' })
    await erasureComesDue()
    expect(crm.inHubSpot(email)).toBeUndefined()
  })

  it('unless the record there is none of ours', async () => {
    crm.hubspot.next({ body: { category: 'VALIDATION_ERROR', message: 'No', status: 'error' }, status: 400 }) // prettier-ignore
    await sync()
    crm.hubspot.state.write(email, { email, phone: '123' })
    await erase()
    await erasureComesDue()
    expect(crm.inHubSpot(email)).toMatchObject({ phone: '123' })
  })

  it('and HubSpot hears of nobody who was never sent', async () => {
    await erase()
    expect(await erasures()).toEqual([])
  })
})

describe('only a record HubSpot says it does not have counts as erased', () => {
  beforeEach(async () => {
    await sync()
    expect(crm.inHubSpot(email)).toBeTruthy()
  })

  it('a wrong address does not: the erasure is set aside, and done when it is replayed', async () => {
    crm.hubspot.next({ body: '<h1>Not Found</h1>', status: 404 })
    await erase()
    await applyDeliveries(crm.payload)
    expect(crm.inHubSpot(email)).toBeTruthy()
    const [dead] = await erasures()
    expect(dead).toMatchObject({ category: 'not-found', state: 'dead' })
    expect(dead?.message).toContain('Check the base URL')
    await crmStoreOf(crm.payload).replay([dead?.id])
    // its time is rounded to the next millisecond
    await until(async () => {
      await applyDeliveries(crm.payload)
      return (await erasures()).length === 0 || null
    })
    expect(crm.inHubSpot(email)).toBeUndefined()
  })

  it('one that is gone already does', async () => {
    for (const contact of crm.hubspot.state.contacts.values()) {
      if (contact.properties.email === email) crm.hubspot.state.remove(contact)
    }
    await erase()
    await applyDeliveries(crm.payload)
    expect(await erasures()).toEqual([])
  })
})
