import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import type { ContactForSync } from '../../sync/contacts.js'
import type { HubSpotGateway } from '../gateway.js'
import type { SyncOptions } from './sendGroup.js'

import { contactFor } from '../../../../test/fakes/hubspot/contactFor.js'
import { people, startHubSpot, syncOf } from '../../../../test/fakes/hubspot/syncOf.js'
import { contactProperties } from '../setup/properties.js'

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

describe('a good day', () => {
  it('sends in batches of 100 and remembers the right record of each', async () => {
    const { run, store } = sync(people(250))
    expect(await run()).toMatchObject({
      halted: null,
      requests: 3,
      stoppedBy: 'empty',
      synced: 250,
    })
    // The fake shuffles its results.
    for (const { contact } of store.rows.values()) {
      expect(fake.state.find(contact.email)?.id).toBe(contact.externalId)
    }
    expect(fake.counters).toMatchObject({ created: 250, violations: 0, wrongShapes: 0 })
  })

  it('has nothing to do the second time, and sends what changed since', async () => {
    const { run, store } = sync(people(3))
    await run()
    expect(await run()).toMatchObject({ leased: 0, requests: 0 })
    store.change(1, ({ properties }) => (properties.scanCount = 9))
    expect(await run()).toMatchObject({ synced: 1 })
    expect(fake.state.find('person1@example.com')?.properties.qr_scan_count).toBe('9')
    expect(fake.counters.created).toBe(3)
  })

  it('sends again what changed while it was on its way', async () => {
    const { row, run, store } = sync(people(1))
    const gateway: HubSpotGateway = {
      ...hub,
      batchUpsertContacts: async (...args) => {
        const answer = await hub.batchUpsertContacts(...args)
        if (row(0).contact.version === 1) {
          store.change(0, ({ properties }) => (properties.tickets = 7))
        }
        return answer
      },
    }
    expect(await run({ gateway })).toMatchObject({ synced: 2 })
    expect(fake.state.find('person0@example.com')?.properties.qr_tickets).toBe('7')
  })

  it('works a bounded number of batches', async () => {
    const { run, store } = sync(people(25), { batchSize: 10, maxBatches: 2 })
    expect(await run()).toMatchObject({ stoppedBy: 'batches', synced: 20 })
    expect(store.due()).toHaveLength(5)
  })

  it('begins nothing after its deadline', async () => {
    const { run } = sync(people(5))
    expect(await run({ deadline: Date.now() - 1 })).toMatchObject({
      leased: 0,
      stoppedBy: 'deadline',
    })
    expect(fake.requests).toEqual([])
  })
})

describe('before sending', () => {
  it('never sends a suppressed contact', async () => {
    const { row, run } = sync(people(4))
    await run({ suppressed: async (contacts) => new Set([contacts[2]?.id ?? '']) })
    expect(row(2).state).toBe('suppressed')
    expect(fake.requests.map(({ body }) => body).join()).not.toContain('person2@')
    expect(fake.state.contacts.size).toBe(3)
  })

  it('sends nobody when the suppression list cannot be read', async () => {
    const { run, store } = sync(people(4))
    const suppressed = async () => Promise.reject(new Error('list is down'))
    await expect(run({ suppressed })).rejects.toThrow('list is down')
    expect(fake.state.contacts.size).toBe(0)
    expect(store.waiting()).toHaveLength(4)
  })

  it('sets aside what is no e-mail without asking HubSpot', async () => {
    const { row, run } = sync(people(2, (number) => (number === 1 ? { email: 'ann at home' } : {})))
    await run()
    expect(row(1).failure?.category).toBe('INVALID_EMAIL')
    expect(fake.requests.map(({ body }) => body).join()).not.toContain('ann at home')
  })

  it('sends one of two contacts with the same e-mail, the one seen last', async () => {
    const recent = contactFor(2, {
      email: ' Ann@Example.com',
      state: { lastScanAt: new Date(), scanCount: 5 },
    })
    const { row, run } = sync([contactFor(1, { email: 'ann@example.com' }), recent])
    expect(await run()).toMatchObject({ failed: 1, requests: 1, synced: 1 })
    expect(row(1).failure?.category).toBe('DUPLICATE_EMAIL')
    expect(fake.state.find('ann@example.com')?.properties.qr_scan_count).toBe('5')
  })
})

describe('refusals', () => {
  it('sets aside single records of a batch with the reason in plain words', async () => {
    fake.state.blocked.add('person4@example.com')
    const { row, run } = sync(
      people(10, (number) => (number === 3 ? { email: 'x@y.invalid' } : {})),
    )
    expect(await run()).toMatchObject({ failed: 2, requests: 1, synced: 8 })
    expect(row(3).failure?.message).toContain('not a valid e-mail address')
    expect(row(4).failure?.message).toMatch(/^HubSpot refused this: .*blocklist/)
    expect(JSON.stringify([...[3, 4].map((id) => row(id).history)])).not.toMatch(/@/)
  })

  it('tries a contact again after it was corrected', async () => {
    const { row, run, store } = sync(people(1, () => ({ email: 'x@y.invalid' })))
    await run()
    store.change(0, (contact) => (contact.email = 'ann@example.com'))
    expect(await run()).toMatchObject({ synced: 1 })
    expect(row(0)).toMatchObject({ failure: null, state: 'synced' })
  })

  it('finds the one record that has HubSpot refuse the whole batch', async () => {
    // As portals do that answer 400 for the batch in spite of trace ids.
    const gateway: HubSpotGateway = {
      ...hub,
      batchUpsertContacts: (inputs, options) =>
        hub.batchUpsertContacts(
          inputs,
          (inputs.some(({ email }) => email === 'person37@example.com') &&
            fake.next({
              body: { category: 'VALIDATION_ERROR', message: 'Not this one' },
              status: 400,
            }),
          options),
        ),
    }
    const { row, run } = sync(people(100))
    expect(await run({ gateway })).toMatchObject({ failed: 1, synced: 99 })
    expect(row(37).failure).toEqual({
      category: 'VALIDATION_ERROR',
      message: 'HubSpot refused this: Not this one',
    })
  })

  it('sends both addresses of a merged contact, one after the other', async () => {
    const { run } = sync(people(20))
    await run()
    fake.state.merge('person3@example.com', 'person4@example.com')
    const again = sync(people(20))
    expect(await again.run()).toMatchObject({ failed: 0, synced: 20 })
    expect(again.row(3).contact.externalId).toBe(again.row(4).contact.externalId)
  })

  it.each([
    ['a wrong token', () => fake.next({ status: 401 }), 'AUTH'],
    ['a missing scope', () => fake.scopes([]), 'SCOPE'],
    ['a deleted property', () => fake.state.properties.delete('qr_codes'), 'PROPERTY_DOESNT_EXIST'],
  ])('stops at %s and sets nobody aside for it', async (_name, happen, category) => {
    happen()
    const { run, store } = sync(people(150))
    const report = await run()
    expect(report).toMatchObject({
      failed: 0,
      halted: { category },
      requests: 1,
      stoppedBy: 'halted',
    })
    expect(store.waiting()).toHaveLength(150)
    expect([...store.rows.values()].every(({ contact }) => contact.attempts === 0)).toBe(true)
  })

  it('goes on without a property the portal has archived', async () => {
    Object.assign(fake.state.properties.get('qr_codes') ?? {}, { archived: true })
    const { usable } = await hub.ensureProperties(contactProperties())
    const { run } = sync(people(2))
    expect(await run({ values: { usable: new Set(usable) } })).toMatchObject({ synced: 2 })
  })
})
