import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import type { ContactForSync } from '../sync/contacts.js'
import type { SyncOptions } from './contacts/sendGroup.js'
import type { HubSpotGateway } from './gateway.js'

import { contactFor } from '../../../test/fakes/hubspot/contactFor.js'
import { people, startHubSpot, syncOf } from '../../../test/fakes/hubspot/syncOf.js'

vi.setConfig({ testTimeout: 30_000 })

let fake: HubSpotFake
let hub: HubSpotGateway
beforeEach(async () => {
  ;({ fake, hub } = await startHubSpot())
})
afterEach(() => fake.stop())

/** Synced contacts 0 to `count` - 1, and ways to give them other addresses. */
async function synced(count: number, options: Partial<SyncOptions> = {}) {
  const started = syncOf(
    people(count, (number) => ({ ...contactFor(number, { state: { firstName: `N${number}` } }) })),
    { gateway: hub, ...options },
  )
  await started.run()
  fake.requests.length = 0
  const move = (id: number, email: string) =>
    started.store.change(id, (contact) => (contact.email = email))
  const idOf = (id: number) => started.row(id).contact.externalId
  return { ...started, idOf, move }
}

const paths = () => fake.requests.map(({ path }) => path.split('/').at(-1))

describe('a contact whose address changed', () => {
  it('stays one record, which has the new address and what it had before', async () => {
    const { idOf, move, run, store } = await synced(2)
    const before = idOf(0)
    move(0, 'married@example.com')
    store.change(0, ({ properties }) => (properties.scanCount = 9))
    expect(await run()).toMatchObject({ requests: 1, synced: 1 })
    expect(paths()).toEqual(['update'])
    const record = fake.state.contacts.get(before ?? '')
    expect(record?.properties).toMatchObject({
      email: 'married@example.com',
      firstname: 'N0',
      qr_first_code: 'CODEA',
      qr_scan_count: '9',
    })
    expect(fake.state.changes[0]?.changed).toContainEqual({
      from: 'person0@example.com',
      name: 'email',
      to: 'married@example.com',
    })
    expect(idOf(0)).toBe(before)
    expect(fake.counters).toMatchObject({ created: 2, wrongShapes: 0 })
    // from then on by e-mail again, which leaves alone what people correct in HubSpot
    store.change(0, ({ properties }) => (properties.scanCount = 10))
    await run()
    expect(paths()).toEqual(['update', 'upsert'])
    expect(fake.state.contacts.size).toBe(2)
  })

  it('goes a hundred at a time, and others go as ever', async () => {
    const { move, run, store } = await synced(250)
    for (let id = 0; id < 120; id++) move(id, `new${id}@example.com`)
    store.change(200, ({ properties }) => (properties.scanCount = 9))
    expect(await run()).toMatchObject({ requests: 3, synced: 121 })
    expect(fake.state.contacts.size).toBe(250)
    expect(fake.counters.created).toBe(250)
    expect(fake.state.find('new119@example.com')?.properties.firstname).toBe('N119')
  })

  it('is written into the record that has the new address already', async () => {
    const { contact: other } = fake.state.write('taken@example.com', { firstname: 'Kept' })
    const { idOf, move, row, run } = await synced(3)
    const before = idOf(0)
    for (const id of [0, 1]) move(id, id === 0 ? 'taken@example.com' : 'free@example.com')
    expect(await run()).toMatchObject({ failed: 0, synced: 2 })
    expect(idOf(0)).toBe(other.id)
    expect(other.properties).toMatchObject({ firstname: 'Kept', qr_scan_count: '2' })
    expect(fake.state.contacts.get(before ?? '')?.properties.email).toBe('person0@example.com')
    expect(row(0).history.map((one) => 'externalId' in one && one.externalId)).toEqual([
      before,
      other.id,
    ])
    expect(fake.state.contacts.size).toBe(4)
  })

  it('gets a new record, with its name, where HubSpot has none any more', async () => {
    const { idOf, move, run } = await synced(4)
    const before = fake.state.contacts.get(idOf(0) ?? '')
    for (const id of [0, 2, 3]) {
      const record = fake.state.contacts.get(idOf(id) ?? '')
      if (record) fake.state.remove(record)
    }
    move(0, 'new@example.com')
    for (const id of [1, 2, 3]) move(id, `other${id}@example.com`)
    expect(await run()).toMatchObject({ failed: 0, halted: null, synced: 4 })
    expect(paths()).toEqual(['update', 'upsert'])
    const now = fake.state.find('new@example.com')
    expect([now?.id, now?.properties.firstname]).toEqual([idOf(0), 'N0'])
    expect(idOf(0)).not.toBe(before?.id)
  })

  it('is found by its address where its record was merged into another one', async () => {
    const { idOf, move, run } = await synced(3)
    fake.state.merge('person1@example.com', 'person0@example.com')
    for (const id of [0, 2]) move(id, `moved${id}@example.com`)
    expect(await run()).toMatchObject({ failed: 0, synced: 2 })
    expect(fake.state.find('moved0@example.com')?.id).toBe(idOf(0))
    expect(fake.state.contacts.size).toBe(3)
  })

  it('stays with its record where the new one is another address of it', async () => {
    const { idOf, move, run } = await synced(2)
    fake.state.merge('person0@example.com', 'person1@example.com')
    const before = idOf(0)
    move(0, 'person1@example.com')
    await run()
    expect(idOf(0)).toBe(before)
    expect(fake.state.contacts.size).toBe(1)
  })

  it.each([
    ['409', { category: 'CONFLICT', message: 'Contact already exists. Existing ID: 1' }],
    ['404', { category: 'OBJECT_NOT_FOUND', message: 'No such object' }],
  ])('is found where a %s refuses the whole batch', async (status, body) => {
    const { move, run } = await synced(10)
    const gateway: HubSpotGateway = {
      ...hub,
      batchUpdateContacts: (inputs, options) => {
        const isRefused = inputs.some(({ email }) => email === 'new7@example.com')
        if (isRefused) fake.next({ body, status: Number(status) })
        return hub.batchUpdateContacts(inputs, options)
      },
    }
    for (let id = 0; id < 10; id++) move(id, `new${id}@example.com`)
    expect(await run({ gateway })).toMatchObject({ failed: 0, halted: null, synced: 10 })
    expect(fake.counters.created).toBe(11)
    expect(fake.state.find('new7@example.com')).toBeDefined()
  })

  it('is set aside with the reason where the new one is no e-mail', async () => {
    const { move, row, run } = await synced(2)
    move(0, 'x@y.invalid')
    move(1, 'new@example.com')
    expect(await run()).toMatchObject({ failed: 1, synced: 1 })
    expect(row(0).failure?.category).toBe('INVALID_EMAIL')
    expect(fake.state.find('person0@example.com')).toBeDefined()
    expect(JSON.stringify(row(0).history)).not.toMatch(/@/)
  })
})

describe('addresses that go from one contact to another', () => {
  it('a new contact with the address somebody left gets a record of its own', async () => {
    const { idOf, move, run, store } = await synced(1)
    move(0, 'new@example.com')
    const second = contactFor(1, { email: 'person0@example.com' })
    store.rows.set(1, { ...structuredClone(store.rows.get(0)), contact: second, history: [], sentAs: null } as never) // prettier-ignore
    expect(await run()).toMatchObject({ synced: 2 })
    expect(idOf(0)).not.toBe(idOf(1))
    expect(fake.state.find('new@example.com')?.id).toBe(idOf(0))
    expect(fake.state.find('person0@example.com')?.id).toBe(idOf(1))
  })

  it('one moves to what another leaves in the same request', async () => {
    const { idOf, move, run } = await synced(2)
    const before = [idOf(0), idOf(1)]
    move(1, 'new@example.com')
    move(0, 'person1@example.com')
    expect(await run()).toMatchObject({ failed: 0, synced: 2 })
    expect([idOf(0), idOf(1)]).toEqual(before)
    expect(fake.state.contacts.size).toBe(2)
  })

  it('a record that became another contact’s stays theirs', async () => {
    const { idOf, move, run } = await synced(2)
    move(1, 'new@example.com')
    move(0, 'person1@example.com')
    // 0 alone: its address is still that of the record of 1
    await run({ batchSize: 1, maxBatches: 1 })
    expect(idOf(0)).toBe(idOf(1))
    await run()
    expect(fake.state.find('person1@example.com')?.id).toBe(idOf(0))
    expect(fake.state.find('new@example.com')).toMatchObject({ id: idOf(1), properties: { firstname: 'N1' } }) // prettier-ignore
  })

  it('whatever they do, each has one record of its own with its address and its values', async () => {
    const step = fc.oneof(
      { arbitrary: fc.record({ address: fc.nat(6), who: fc.nat(3) }), weight: 4 },
      { arbitrary: fc.constantFrom('sync', 'one', 'killed'), weight: 2 },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 20, minLength: 6, size: 'max' }),
        async (steps) => {
          fake.state.contacts.clear()
          const start = (number: number) =>
            contactFor(number, { email: `a${number}@example.com`, state: { tickets: number } })
          const { row, run, store } = syncOf([0, 1, 2, 3].map(start), { gateway: hub })
          const emails = () => [...store.rows.values()].map(({ contact }) => contact.email)
          await run()
          for (const one of steps) {
            if (one === 'sync') await run()
            else if (one === 'one') await run({ batchSize: 1, maxBatches: 1 })
            else if (typeof one === 'string') {
              const settle = async () => Promise.reject(new Error('killed'))
              await run({ leaseMs: 0, store: { ...store, settle } }).catch(() => {})
            } else {
              const email = `a${one.address}@example.com`
              if (!emails().includes(email)) store.change(one.who, (it) => (it.email = email))
            }
          }
          await run()
          expect(store.waiting()).toEqual([])
          for (const who of [0, 1, 2, 3]) {
            const { email, externalId } = row(who).contact
            const record = fake.state.find(email)
            expect(record).toMatchObject({ id: externalId, properties: { email, qr_tickets: String(who) } }) // prettier-ignore
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('in bad weather', () => {
  it.each([
    ['503', { status: 503 }],
    ['no answer', { hang: 'after-write' as const }],
    ['429', { body: { policyName: 'TEN_SECONDLY_ROLLING' }, status: 429 }],
  ])('it stays one record after %s', async (_name, script) => {
    const { idOf, move, run, store } = await synced(1)
    const before = idOf(0)
    move(0, 'new@example.com')
    fake.next(script)
    await run()
    const isReady = () => store.due().length === store.waiting().length
    await expect.poll(isReady, { timeout: 5_000 }).toBe(true)
    await run()
    expect(fake.state.find('new@example.com')?.id).toBe(before)
    expect([idOf(0), fake.state.contacts.size]).toEqual([before, 1])
  })

  it('so it does when nobody knows whether the new one was written and it changes back', async () => {
    const { idOf, move, run, store } = await synced(1)
    move(0, 'new@example.com')
    fake.next({ hang: 'after-write' })
    await run()
    move(0, 'person0@example.com')
    await expect.poll(() => store.due().length, { timeout: 5_000 }).toBe(1)
    await run()
    expect(fake.state.contacts.size).toBe(1)
    expect(fake.state.find('person0@example.com')?.id).toBe(idOf(0))
  })

  it('nobody who was erased meanwhile comes back', async () => {
    const { idOf, move, row, run } = await synced(1)
    const record = fake.state.contacts.get(idOf(0) ?? '')
    move(0, 'new@example.com')
    let asked = 0
    const suppressed = async (contacts: ContactForSync[]) => {
      // erased between the two requests
      if (++asked === 1 && record) fake.state.remove(record)
      return new Set(asked > 1 ? contacts.map(({ id }) => id) : [])
    }
    expect(await run({ suppressed })).toMatchObject({ suppressed: 1, synced: 0 })
    expect(row(0).state).toBe('suppressed')
    expect(fake.state.contacts.size).toBe(0)
  })
})
