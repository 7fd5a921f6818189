import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import type { ContactForSync } from '../sync/contacts.js'
import type { SyncOptions } from './contacts/sendGroup.js'
import type { HubSpotGateway } from './gateway.js'

import { people, startHubSpot, syncOf } from '../../../test/fakes/hubspot/syncOf.js'

vi.setConfig({ testTimeout: 30_000 })

let fake: HubSpotFake
let hub: HubSpotGateway
beforeEach(async () => {
  ;({ fake, hub } = await startHubSpot())
})
afterEach(() => fake.stop())

function sync(contacts: ContactForSync[], options: Partial<SyncOptions> = {}) {
  return syncOf(contacts, { gateway: hub, ...options })
}

it.each([
  ['503', { status: 503 }],
  ['423', { status: 423 }],
  ['477', { headers: { 'Retry-After': '1' }, status: 477 }],
  ['no answer', { hang: 'after-write' as const }],
])('comes back later after %s', async (_name, script) => {
  const { run, store } = sync(people(5))
  fake.next(script)
  const before = Date.now()
  expect(await run()).toMatchObject({ failed: 0, later: 5, synced: 0 })
  for (const { contact, dueAt } of store.rows.values()) {
    expect(contact.attempts).toBe(1)
    expect(dueAt).toBeGreaterThan(before)
  }
  await expect.poll(() => store.due().length, { timeout: 5_000 }).toBe(5)
  expect(await run()).toMatchObject({ synced: 5 })
  expect(fake.counters.created).toBe(5)
})

it('waits out a short limit within the run', async () => {
  const { run, store } = sync(people(5))
  fake.next({ body: { policyName: 'TEN_SECONDLY_ROLLING' }, status: 429 })
  expect(await run()).toMatchObject({ later: 0, requests: 2, synced: 5 })
  expect([...store.rows.values()].every(({ contact }) => contact.attempts === 0)).toBe(true)
})

it('puts everything off to midnight of the account when the day is used up', async () => {
  const { run, store } = sync(people(120))
  fake.next({ body: { policyName: 'DAILY' }, status: 429 })
  const report = await run()
  expect(report).toMatchObject({ failed: 0, requests: 1, stoppedBy: 'rate-limit' })
  const time = new Intl.DateTimeFormat('en-GB', {
    timeStyle: 'medium',
    timeZone: 'Europe/Berlin',
  })
  expect(time.format(report.resumeAt ?? 0)).toBe('00:00:00')
  const put = store.waiting().filter(({ dueAt }) => dueAt === report.resumeAt?.getTime())
  expect(put).toHaveLength(100)
  // Nobody asks HubSpot before that.
  expect(await run()).toMatchObject({ stoppedBy: 'rate-limit', synced: 0 })
  expect(fake.requests).toHaveLength(1)
})

it('stops in an outage instead of using up the attempts of everybody', async () => {
  fake.outages.serverError = 1
  const backoff = { base: 60_000, max: 60_000 }
  const { run, store } = sync(people(50), { backoff, batchSize: 5 })
  expect(await run()).toMatchObject({ requests: 5, stoppedBy: 'outage' })
  expect(store.due()).toHaveLength(25)
})

it('gives a contact up after so many attempts, and says why', async () => {
  const { row, run } = sync(people(1, () => ({ attempts: 24 })))
  fake.next({ status: 503 })
  await run()
  expect(row(0).failure?.message).toBe(
    'Given up after 25 attempts. The last: HubSpot could not answer (503).',
  )
})

it('does not let one record that breaks HubSpot hold up the others', async () => {
  const gateway: HubSpotGateway = {
    ...hub,
    batchUpsertContacts: (inputs, options) => {
      if (inputs.some(({ email }) => email === 'person7@example.com')) fake.next({ status: 500 })
      return hub.batchUpsertContacts(inputs, options)
    },
  }
  const { row, run, store } = sync(people(30), { backoff: { base: 1, max: 2 }, gateway })
  const end = async () => {
    await run()
    return store.waiting().length
  }
  await expect.poll(end, { interval: 5, timeout: 10_000 }).toBe(0)
  expect(row(7).state).toBe('failed')
  expect([...store.rows.values()].filter(({ state }) => state === 'synced')).toHaveLength(29)
})

it('stops on request, and what is not sent stays due', async () => {
  const stop = new AbortController()
  const { run, store } = sync(people(30), { batchSize: 10, signal: stop.signal })
  fake.next({ hang: 'before-write' })
  const running = run()
  await expect.poll(() => fake.requests.length).toBe(1)
  stop.abort()
  expect(await running).toMatchObject({ stoppedBy: 'aborted', synced: 0 })
  expect(store.waiting().every(({ lease }) => lease === null)).toBe(true)
})

it('writes nothing down that HubSpot has not answered', async () => {
  const { run, store } = sync(people(3))
  const broken = { ...store, settle: async () => Promise.reject(new Error('database is down')) }
  await expect(run({ leaseMs: 100, store: broken })).rejects.toThrow('database is down')
  expect([...store.rows.values()].every(({ state }) => state === 'waiting')).toBe(true)
  await expect.poll(() => store.due().length).toBe(3)
  expect(await run()).toMatchObject({ synced: 3 })
  expect(fake.counters.created).toBe(3)
})
