import { afterEach, expect, it } from 'vitest'

import type { MemorySyncStore } from '../../../test/fakes/hubspot/createMemorySyncStore.js'
import type { HubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import type { SyncStore } from '../sync/contacts.js'
import type { CallRecord, RateGate } from './gateway.js'

import { createRandom } from '../../../test/createRandom.js'
import { contactFor } from '../../../test/fakes/hubspot/contactFor.js'
import { createMemorySyncStore } from '../../../test/fakes/hubspot/createMemorySyncStore.js'
import { startHubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import { sdkTransport } from './client/apiClient.js'
import { createMemoryRateGate } from './client/rateGate.js'
import { contactValues } from './contacts/contactValues.js'
import { syncContacts } from './contacts/syncContacts.js'
import { createHubSpotGateway } from './createHubSpotGateway.js'
import { contactProperties } from './setup/properties.js'

/*
 * Scaled down so that it ends in seconds, all times by the same idea: HubSpot's window of 100 calls
 * in 10 s is 3 calls in 200 ms, a time-out of 15 s is 400 ms, the first wait of 5 s is 20 ms, a
 * lease of minutes is 3 s. Requests, batches, limits and outages are real, over HTTP.
 */
const WINDOW = { intervalMs: 200, max: 3 }
const TIMEOUT = 400
const TOKEN = 'pat-eu1-5c1e7d1c-0000-4000-8000-00000000c0de'
const CONTACTS = 5_000
const BAD = 50
const KILLS = 10
const VALUES = { currencies: ['EUR'] }

let fake: HubSpotFake
afterEach(() => fake.stop())

it(
  'brings 5,000 contacts through outages and ten killed workers',
  { timeout: 120_000 },
  async () => {
    fake = await startHubSpotFake({ limits: WINDOW, seed: 7, tokens: [TOKEN] })
    const set = contactProperties(VALUES)
    const shared = createMemoryRateGate({ ...WINDOW, abandonedMs: 2 * TIMEOUT })
    const setUp = createHubSpotGateway({ accessToken: TOKEN, baseURL: fake.url, gate: shared })
    await setUp.ensureProperties(set, { deadline: Date.now() + 60_000 })
    Object.assign(fake.outages, { rateLimited: 0.3, serverError: 0.1, timeout: 0.05 })

    const store = createMemorySyncStore(contacts())
    const calls: CallRecord[] = []
    const random = createRandom(3)
    let kills = 0
    let changes = 0

    /** Three of these run side by side, like processes; each starts a new worker after the last. */
    const lane = async () => {
      while (store.waiting().length > 0) {
        if (store.due().length === 0) {
          await expect
            .poll(() => store.due().length + Number(store.waiting().length === 0), {
              interval: 10,
              timeout: 20_000,
            })
            .toBeGreaterThan(0)
          continue
        }
        const dies = kills < KILLS ? Math.floor(random() * 5) + 1 : Infinity
        if (await runWorker({ calls, dies, gate: shared, random, store })) kills++
        for (; changes < 60 * kills; changes++) change(store, random)
      }
    }
    await Promise.all([lane(), lane(), lane()])

    // Every valid contact is there once, in its latest state.
    expect(kills).toBeGreaterThanOrEqual(KILLS)
    expect(changes).toBe(60 * kills)
    expect(fake.counters.created).toBe(CONTACTS - BAD)
    expect(fake.state.contacts.size).toBe(CONTACTS - BAD)
    const wrong = [...store.rows.values()].filter(({ contact, state }) => {
      const held = fake.state.find(contact.email)?.properties
      if (state === 'failed') return held !== undefined
      const wanted = Object.entries(contactValues(contact, VALUES))
      return state !== 'synced' || !held || wanted.some(([name, value]) => held[name] !== value)
    })
    expect(wrong).toEqual([])

    // The bad ones are listed with the reason.
    const failed = [...store.rows.values()].filter(({ state }) => state === 'failed')
    expect(failed.map(({ contact }) => Number(contact.id) % 100)).toEqual(Array(BAD).fill(99))
    expect(new Set(failed.map(({ failure }) => failure?.category))).toEqual(
      new Set(['INVALID_EMAIL']),
    )

    // Limits and shapes were kept, although the outages were real.
    expect(fake.counters).toMatchObject({ violations: 0, wrongShapes: 0 })
    for (const kind of ['ok', 'rate-limit', 'server', 'timeout'] as const) {
      expect(calls.filter((call) => call.kind === kind).length, kind).toBeGreaterThan(0)
    }

    // Nothing personal and no token in anything that is kept or logged.
    const kept = JSON.stringify([calls, [...store.rows.values()].map(({ history }) => history)])
    expect(kept).not.toMatch(/@|%40|pat-|example\.com/)
  },
)

function contacts() {
  return Array.from({ length: CONTACTS }, (_, index) =>
    // Plausible at first sight, so that it is HubSpot that refuses them.
    contactFor(index, index % 100 === 99 ? { email: `person${index}@example.invalid` } : {}),
  )
}

function change(store: MemorySyncStore, random: () => number): void {
  const id = Math.floor((random() * CONTACTS) / 100) * 100 + Math.floor(random() * 99)
  store.change(id, ({ properties }) => {
    properties.scanCount++
    properties.lastCode = `CODE${properties.scanCount}`
    properties.valueByCurrency = { EUR: properties.scanCount * 10 }
  })
}

type Worker = {
  calls: CallRecord[]
  /** The number of the request during which the worker is killed. */
  dies: number
  gate: RateGate
  random: () => number
  store: SyncStore
}

/**
 * One worker until its run ends or it is killed. Killed means: from then on nothing it awaits ever
 * answers, and what it had begun (leases, permits, a request on the wire) is left as it was.
 * Resolves to whether it was killed.
 */
async function runWorker({ calls, dies, gate, random, store }: Worker): Promise<boolean> {
  let dead = false
  let died = () => {}
  const killed = new Promise<void>((resolve) => (died = resolve))
  const forever = new Promise<never>(() => {})
  const mortal = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (dead) return forever
      const result = await act(...args)
      return dead ? forever : result
    }
  }
  const kill = () => {
    dead = true
    died()
  }
  // Before HubSpot's answer, after it, or when it is about to be written down.
  const moment = Math.floor(random() * 3)
  let requests = 0
  const gateway = createHubSpotGateway({
    accessToken: TOKEN,
    baseURL: fake.url,
    gate: {
      pauseUntil: mortal(gate.pauseUntil),
      settle: mortal(gate.settle),
      take: mortal(gate.take),
    },
    onCall: (call) => calls.push(call),
    timeoutMs: TIMEOUT,
    timeZone: 'Europe/Berlin',
    transport: async (request) => {
      const last = ++requests === dies
      if (last && moment === 0) setTimeout(kill)
      const answer = await sdkTransport(request).finally(() => {
        if (last && moment === 1) kill()
      })
      return dead ? forever : answer
    },
  })
  const settle: SyncStore['settle'] = (worker, outcomes) => {
    if (requests >= dies) {
      kill()
      return forever
    }
    return store.settle(worker, outcomes)
  }
  const run = syncContacts({
    backoff: { base: 20, max: 500 },
    deadline: Date.now() + (dies === Infinity ? 1_500 : 20_000),
    gateway,
    leaseMs: 3_000,
    random,
    store: { lease: mortal(store.lease), settle: mortal(settle) },
    values: VALUES,
  })
  await Promise.race([run, killed])
  return dead
}
