import type { BasePayload } from 'payload'

import { createLocalReq, getPayload } from 'payload'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { HubSpotFake } from '../fakes/hubspot/startHubSpotFake.js'
import type { CRMWorker } from './startCRMWorker.js'
import type { Rush } from './startRush.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { gatewayOf } from '../../src/people/sync/gatewayOf.js'
import { usableProperties } from '../../src/people/sync/syncPortal.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { createRandom } from '../createRandom.js'
import { dumpDatabase } from '../crm/dumpDatabase.js'
import { findSecrets } from '../crm/findSecrets.js'
import { startHubSpotFake } from '../fakes/hubspot/startHubSpotFake.js'
import { until } from '../until.js'
import { CRM_TOKEN, crmConfig, crmOptions, PACE, WINDOW } from './crmConfig.js'
import { endCRMWorkers, startCRMWorker } from './startCRMWorker.js'
import { startRush } from './startRush.js'

const CONTACTS = 5_000
const BAD = 50
const KILLS = 10
const CHANGES = 30
const TARGET = 'hubspot:default'

let hubspot: HubSpotFake
let rush: Rush
let site: BasePayload
const log: string[] = []
const random = createRandom(11)

beforeAll(async () => {
  hubspot = await startHubSpotFake({ limits: WINDOW, seed: 5, tokens: [CRM_TOKEN] })
  rush = await startRush(crmOptions(hubspot.url))
  site = await getPayload({ config: crmConfig({ hubspotURL: hubspot.url, uri: rush.uri }) })
})
afterAll(async () => {
  endCRMWorkers()
  await site?.destroy()
  await rush?.stop()
  await hubspot?.stop()
})

/** Contacts as an import would leave them: bad addresses look well, so that it is HubSpot that refuses them. */
async function importContacts(): Promise<number[]> {
  const ids = await withClient(rush.uri, async (client) => {
    const { rows } = await client.query<{ id: number }>(
      `INSERT INTO qr_contacts (email, first_name, last_name, name_from, consent_given, consent_at)
      SELECT 'person' || n || CASE WHEN n % 100 = 99 THEN '@example.invalid' ELSE '@example.com' END,
        'First' || n, 'Version 0', 'person', true, now() FROM generate_series(0, $1::int - 1) AS n
      ORDER BY n RETURNING id`,
      [CONTACTS],
    )
    return rows.map(({ id }) => id)
  })
  const changes = ids.map((contact) => ({ contact, digest: 'imported', permitted: true, target: TARGET })) // prettier-ignore
  await crmStoreOf(site).markChanged(await createLocalReq({}, site as never), changes)
  return ids
}

const waiting = async (): Promise<number> => {
  const counts = await crmStoreOf(site).syncCounts()
  return counts.find(({ state }) => state === 'waiting')?.count ?? 0
}

/** What workers hold at this moment. */
const leased = () =>
  withClient(rush.uri, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM qr_syncs WHERE lease_until > now()',
    )
    return rows[0]?.count ?? 0
  })

it(
  'brings 5,000 contacts through outages and ten killed workers',
  { timeout: 300_000 },
  async () => {
    gatewayOf(site, 'default', PACE)
    const run = { deadline: Date.now() + 60_000 }
    await usableProperties(site, optionsOf(site), TARGET, run)
    const ids = await importContacts()
    const latest = new Map(ids.map((_, n) => [n, 'Version 0']))
    Object.assign(hubspot.outages, { rateLimited: 0.3, serverError: 0.1, timeout: 0.05 })

    const start = () => startCRMWorker({ hubspotURL: hubspot.url, uri: rush.uri }, log)
    const workers: CRMWorker[] = await Promise.all([start(), start()])
    for (const worker of workers) worker.go()
    let spares = [start(), start()]
    let changes = 0
    let interrupted = 0

    for (let kill = 0; kill < KILLS; kill++) {
      for (let n = 0; n < CHANGES; n += 10) {
        const some = Array.from({ length: 10 }, () => Math.floor(random() * CONTACTS))
        await Promise.all(
          [...new Set(some)]
            .filter((one) => one % 100 !== 99)
            .map(async (one) => {
              const lastName = `Version ${++changes}`
              await site.update({ id: ids[one] as number, collection: 'qr-contacts' as never, data: { lastName } as never }) // prettier-ignore
              latest.set(one, lastName)
            }),
        )
      }
      const spare = await spares.shift()
      // a busy machine starts workers so slowly that the others might be done
      if ((await waiting()) < 1_000) await crmStoreOf(site).resync(TARGET)
      const enough = hubspot.counters.requests + 2 + Math.floor(random() * 5)
      await until(async () => (hubspot.counters.requests >= enough ? true : null), 60_000)
      await workers.shift()?.kill()
      if ((await leased()) > 0) interrupted++
      if (spare) workers.push(spare)
      spare?.go()
      if (kill < KILLS - 2) spares = [...spares, start()]
    }
    await until(async () => ((await waiting()) === 0 ? true : null), 120_000)

    // Every valid contact is there once, in its latest state.
    expect(interrupted).toBeGreaterThan(KILLS / 2)
    expect(hubspot.counters.created).toBe(CONTACTS - BAD)
    expect(hubspot.state.contacts.size).toBe(CONTACTS - BAD)
    const wrong = [...latest].filter(([n, lastName]) => {
      const held = hubspot.state.find(`person${n}@example.com`)?.properties
      return n % 100 === 99
        ? held !== undefined
        : held?.lastname !== lastName || held.firstname !== `First${n}`
    })
    expect(wrong).toEqual([])

    // The bad ones are listed with the reason, everything else is known to be synced.
    const counts = await crmStoreOf(site).syncCounts()
    expect(Object.fromEntries(counts.map(({ count, state }) => [state, count]))).toEqual({
      failed: BAD,
      synced: CONTACTS - BAD,
    })
    const failed = await crmStoreOf(site).syncRows({ limit: CONTACTS, state: 'failed' })
    expect(failed.map(({ email }) => Number(/\d+/.exec(email ?? '')?.[0]) % 100)).toEqual(Array(BAD).fill(99)) // prettier-ignore
    for (const { category, message } of failed) {
      expect(category).toBe('INVALID_EMAIL')
      expect(message).toMatch(/not a valid e-mail/)
    }

    // Two processes kept one limit, whatever was drawn and killed.
    expect(hubspot.counters).toMatchObject({ violations: 0, wrongShapes: 0 })
    expect(hubspot.counters.outages).toBeGreaterThan(20)

    // All processes together said and kept nothing of anybody.
    const people = ['qr_contacts']
    const tables = await dumpDatabase(rush.uri)
    expect(findSecrets({ log, people, secrets: { token: [CRM_TOKEN] }, tables })).toEqual([])
  },
)
