import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import type { EventForSync, EventOutcome, EventStore } from '../../sync/events.js'

import { startHubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import { createHubSpotGateway } from '../createHubSpotGateway.js'
import { eventDefinitions } from './eventDefinitions.js'
import { syncEvents } from './syncEvents.js'

const TOKEN = 'pat-eu1-00000000-1111-4222-8333-444444444444'
const NAMES = { purchase: 'qr_ticket_purchase', refund: 'qr_ticket_refund', scan: 'qr_scan' }

vi.setConfig({ testTimeout: 30_000 })

let fake: HubSpotFake
beforeEach(async () => {
  fake = await startHubSpotFake({ tokens: [TOKEN] })
})
afterEach(() => fake.stop())

const gateway = () =>
  createHubSpotGateway({ accessToken: TOKEN, baseURL: fake.url, timeoutMs: 500 })

const eventFor = (number: number, changes: Partial<EventForSync> = {}): EventForSync => ({
  attempts: 0,
  hubspotId: String(1000 + number),
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  kind: 'scan',
  occurredAt: new Date(Date.UTC(2026, 0, 1, 0, 0, number)),
  properties: { qr_code: 'POSTER' },
  ...changes,
})

/** The rules of `EventStore` in memory; `loseMarks`: what HubSpot took is never marked. */
function storeOf(events: EventForSync[]) {
  const waiting = new Map(events.map((event) => [event.id, event]))
  const leased = new Set<string>()
  const settled = new Map<string, EventOutcome>()
  const store: EventStore = {
    lease: async ({ limit }) => {
      const free = [...waiting.values()].filter(({ id }) => !leased.has(id)).slice(0, limit)
      for (const { id } of free) leased.add(id)
      return free
    },
    settle: async (_worker, outcomes) => {
      for (const outcome of outcomes) {
        settled.set(outcome.id, outcome)
        if (outcome.kind !== 'later') waiting.delete(outcome.id)
      }
    },
  }
  return { settled, store, waiting }
}

const define = () => gateway().ensureEventDefinitions(eventDefinitions(NAMES))
const kinds = (settled: Map<string, EventOutcome>) => [...settled.values()].map(({ kind }) => kind)

it('defines its events once, and leaves those that are there alone', async () => {
  expect(await define()).toEqual(['qr_scan', 'qr_ticket_purchase', 'qr_ticket_refund'])
  const scan = fake.state.definitions.get('qr_scan')
  if (scan) scan.label = 'Renamed by the portal'
  expect(await define()).toEqual([])
  expect(fake.state.definitions.get('qr_scan')?.label).toBe('Renamed by the portal')
  expect(fake.counters.wrongShapes).toBe(0)
})

it('sends every event once by record id, also when it is told twice', async () => {
  await define()
  const events = Array.from({ length: 230 }, (_, index) => eventFor(index))
  for (let round = 0; round < 2; round++) {
    const { settled, store } = storeOf(events)
    const report = await syncEvents({ gateway: gateway(), names: NAMES, store })
    expect(report).toMatchObject({ failed: 0, halted: null, sent: 230 })
    expect(new Set(kinds(settled))).toEqual(new Set(['sent']))
  }
  expect(fake.state.events).toHaveLength(230)
  expect(fake.state.events[0]).toEqual({
    eventName: 'pe424242_qr_scan',
    objectId: '1000',
    occurredAt: '2026-01-01T00:00:00.000Z',
    properties: { qr_code: 'POSTER' },
    uuid: '00000000-0000-4000-8000-000000000000',
  })
  expect(fake.counters.wrongShapes).toBe(0)
})

it('keeps to the published length of values', async () => {
  await define()
  const long = eventFor(1, { properties: { qr_campaign: 'x'.repeat(200) } })
  const report = await syncEvents({
    gateway: gateway(),
    names: NAMES,
    store: storeOf([long]).store,
  })
  expect(report.sent).toBe(1)
  expect(fake.state.events[0]?.properties.qr_campaign).toHaveLength(50)
})

it('finds the one that spoils a batch and sends the others', async () => {
  await define()
  const events = Array.from({ length: 20 }, (_, index) => eventFor(index))
  events[7] = eventFor(7, { properties: { unheard_of: '1' } })
  const { settled, store } = storeOf(events)
  const report = await syncEvents({ gateway: gateway(), names: NAMES, store })
  expect(report).toMatchObject({ failed: 1, sent: 19 })
  expect(settled.get(events[7].id)).toMatchObject({ category: 'VALIDATION_ERROR', kind: 'failed' })
})

it('sends nothing of a kind that was switched off', async () => {
  await define()
  const { settled, store } = storeOf([eventFor(1), eventFor(2, { kind: 'refund' })])
  await syncEvents({ gateway: gateway(), names: { ...NAMES, refund: false }, store })
  expect(kinds(settled)).toEqual(['sent', 'sent'])
  expect(fake.state.events).toHaveLength(1)
})

describe('a portal', () => {
  it('without custom events is told of in plain words, and asked once', async () => {
    await define()
    fake.enterprise(false)
    const before = fake.counters.requests
    const { settled, store, waiting } = storeOf(
      Array.from({ length: 250 }, (_, index) => eventFor(index)),
    )
    const report = await syncEvents({ gateway: gateway(), names: NAMES, store })
    expect(report.halted?.message).toContain('Custom events need HubSpot Enterprise')
    expect(report.halted?.message).toContain('Contacts are synced all the same')
    expect(report.resumeAt?.getTime()).toBeGreaterThan(Date.now() + 3_600_000)
    // the account, and the one batch
    expect(fake.counters.requests - before).toBe(2)
    expect(waiting.size).toBe(250)
    expect(new Set(kinds(settled))).toEqual(new Set(['later']))
  })

  it('whose token lacks the scope is told which', async () => {
    await define()
    fake.scopes(['crm.objects.contacts.write'])
    const report = await syncEvents({ gateway: gateway(), names: NAMES, store: storeOf([eventFor(1)]).store }) // prettier-ignore
    expect(report.halted?.message).toContain('lacks: analytics.behavioral_events.send')
  })
})

describe('trouble', () => {
  it.each([
    ['503', { body: {}, status: 503 }],
    ['no answer, though it was taken', { hang: 'after-write' as const }],
  ])('%s: tried later, and counted once in the end', async (_name, script) => {
    await define()
    const { settled, store, waiting } = storeOf([eventFor(1)])
    const hub = gateway()
    await hub.readAccount()
    fake.next(script)
    await syncEvents({ gateway: hub, names: NAMES, store })
    expect(settled.get(eventFor(1).id)).toMatchObject({ counts: true, kind: 'later' })
    const again = storeOf([...waiting.values()])
    expect((await syncEvents({ gateway: hub, names: NAMES, store: again.store })).sent).toBe(1)
    expect(fake.state.events).toHaveLength(1)
  })

  it('gives up after the last attempt, with the reason', async () => {
    await define()
    const { settled, store } = storeOf([eventFor(1, { attempts: 24 })])
    const hub = gateway()
    await hub.readAccount()
    fake.next({ body: {}, status: 500 })
    await syncEvents({ gateway: hub, names: NAMES, store })
    expect(settled.get(eventFor(1).id)).toMatchObject({ kind: 'failed', message: expect.stringContaining('25 attempts') }) // prettier-ignore
  })

  it('a daily limit stops the run and waits for midnight', async () => {
    await define()
    const hub = gateway()
    await hub.readAccount()
    fake.next({ body: { policyName: 'DAILY' }, status: 429 })
    const { settled, store } = storeOf([eventFor(1)])
    const report = await syncEvents({ gateway: hub, names: NAMES, store })
    expect(report.resumeAt?.getTime()).toBeGreaterThan(Date.now())
    expect(settled.get(eventFor(1).id)).toMatchObject({ counts: false, kind: 'later' })
  })
})
