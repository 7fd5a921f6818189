import type { AddressInfo } from 'node:net'

import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'

import type { HubSpotFake } from '../fakes/hubspot/startHubSpotFake.js'
import type { CRMTest } from './startCRM.js'

import { syncContacts } from '../../plugin/index.js'
import { optionsOf } from '../../src/options/optionsOf.js'
import { usableProperties } from '../../src/people/sync/syncPortal.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { startHubSpotFake } from '../fakes/hubspot/startHubSpotFake.js'
import { dumpDatabase } from './dumpDatabase.js'
import { startCRM } from './startCRM.js'

const TOKENS = { berlin: 'pat-eu1-token-of-berlin', paris: 'pat-eu1-token-of-paris' }
type Name = keyof typeof TOKENS

let crm: CRMTest
let portals: Record<Name, HubSpotFake>
let door: Awaited<ReturnType<typeof startDoor>>
/** Which token function was called how. */
const asked: { hasRequest: boolean; portal: string }[] = []

/** How long a portal takes to answer, milliseconds. */
const latency: Record<Name, number> = { berlin: 0, paris: 0 }

/** One address for all portals, as HubSpot has: whose it is, the token says. */
async function startDoor() {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const token = request.headers.authorization?.replace('Bearer ', '')
      const name = (Object.keys(TOKENS) as Name[]).find((one) => TOKENS[one] === token) ?? 'berlin'
      const ask = () =>
        fetch(`${portals[name].url}${request.url}`, {
          body: request.method === 'POST' ? Buffer.concat(chunks) : undefined,
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          method: request.method,
        })
      void delay(latency[name]).then(async () => {
        const answer = await ask()
        const headers = [...answer.headers].filter(([header]) => /^x-hubspot|retry/.test(header))
        response.writeHead(answer.status, Object.fromEntries(headers))
        response.end(Buffer.from(await answer.arrayBuffer()))
      })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
}

beforeAll(async () => {
  portals = {
    berlin: await startHubSpotFake({ portalId: 1, tokens: [TOKENS.berlin] }),
    paris: await startHubSpotFake({ portalId: 2, tokens: [TOKENS.paris] }),
  }
  door = await startDoor()
  crm = await startCRM(
    {
      hubspot: {
        accessToken: async ({ portal, req }) => {
          asked.push({ hasRequest: req.payload === crm?.payload, portal })
          const { docs } = await req.payload.find({
            collection: 'tenants' as never,
            req,
            where: { name: { equals: portal } },
          })
          // the tenant says under which name its token is kept, not the token
          return TOKENS[(docs[0] as unknown as { vault: Name }).vault]
        },
        baseURL: door.url,
        portalOf: ({ contact }) => {
          const domain = String(contact.email).split('@')[1]
          return domain === 'berlin.example'
            ? 'berlin'
            : domain === 'paris.example'
              ? 'paris'
              : null
        },
        portals: ['berlin', 'paris'],
      },
    },
    {},
    (config) => ({
      ...config,
      collections: [
        ...(config.collections ?? []),
        {
          slug: 'tenants',
          access: { read: () => false },
          fields: [
            { name: 'name', type: 'text' },
            { name: 'vault', type: 'text' },
          ],
        },
      ],
    }),
  )
  for (const name of ['berlin', 'paris']) {
    await crm.payload.create({ collection: 'tenants' as never, data: { name, vault: name } as never }) // prettier-ignore
  }
})
afterAll(() => Promise.all([crm.stop(), door.stop(), portals.berlin.stop(), portals.paris.stop()]))

const add = async (email: string) =>
  (await crm.payload.create({
    collection: 'qr-contacts' as never,
    data: { consent: { given: true }, email } as never,
  })) as { id: number }
const emails = (name: Name) =>
  [...portals[name].state.contacts.values()].map(({ properties }) => properties.email).sort()

it('every contact goes to its own portal, with the token of that portal', async () => {
  await add('ada@berlin.example')
  await add('jean@paris.example')
  await add('nobody@elsewhere.example')
  await crm.runJobs()
  expect(emails('berlin')).toEqual(['ada@berlin.example'])
  expect(emails('paris')).toEqual(['jean@paris.example'])
  expect(new Set(asked.map(({ portal }) => portal))).toEqual(new Set(['berlin', 'paris']))
  expect(asked.every(({ hasRequest }) => hasRequest)).toBe(true)
  const rows = await crm.find('qr-syncs')
  expect(rows.map(({ target }) => target).sort()).toEqual(['hubspot:berlin', 'hubspot:paris'])
})

it('each has properties of its own: one’s change is not the other’s', async () => {
  for (const name of ['berlin', 'paris'] as const) {
    expect(portals[name].state.properties.has('qr_last_code')).toBe(true)
  }
  const label = portals.paris.state.properties.get('qr_scan_count')
  if (label) label.label = 'Nombre de scans'
  portals.paris.state.properties.delete('qr_codes')
  for (const name of ['berlin', 'paris']) {
    await usableProperties(crm.payload, optionsOf(crm.payload), `hubspot:${name}`, { force: true })
  }
  const [berlin, paris] = await Promise.all(
    (['berlin', 'paris'] as const).map(async (name) => {
      const [row] = await crm.find('qr-targets', { name: { equals: `hubspot:${name}` } })
      return row
    }),
  )
  expect(berlin?.properties.created).toEqual([])
  expect(paris?.properties.created).toEqual(['qr_codes'])
  expect(portals.paris.state.properties.get('qr_scan_count')?.label).toBe('Nombre de scans')
  expect(portals.berlin.state.properties.get('qr_scan_count')?.label).toBe('QR: scans')
})

it('a contact that moves is sent to its old portal no more: not what waited, nor by “send anew”', async () => {
  const { id } = await add('moves@berlin.example')
  const edit = (data: object) =>
    crm.payload.update({ id, collection: 'qr-contacts' as never, data: data as never })
  // what is to go to Berlin still waits
  await edit({ email: 'moves@paris.example' })
  await crm.runJobs()
  expect(emails('berlin')).not.toContain('moves@paris.example')
  expect(emails('paris')).toContain('moves@paris.example')

  await edit({ email: 'moves@elsewhere.example' })
  await edit({ consent: { given: false } })
  for (const name of ['berlin', 'paris']) {
    await crmStoreOf(crm.payload).resync(`hubspot:${name}`)
  }
  await crm.payload.jobs.queue({ input: {}, task: 'qrSync' } as never)
  await crm.runJobs()
  expect([...emails('berlin'), ...emails('paris')]).not.toContain('moves@elsewhere.example')

  await edit({ consent: { given: true }, email: 'moves@berlin.example' })
  await crm.runJobs()
  expect(emails('berlin')).toContain('moves@berlin.example')
})

it('a portal with a backlog keeps no other waiting', async () => {
  latency.berlin = 1_000
  for (let person = 0; person < 250; person++) await add(`crowd${person}@berlin.example`)
  await add('alone@paris.example')
  // each run has time for one request to Berlin
  for (let run = 0; run < 2; run++) {
    await syncContacts(crm.payload, { deadline: Date.now() + 800 })
  }
  expect(emails('paris')).toContain('alone@paris.example')
  expect(await crmStoreOf(crm.payload).dueSync('hubspot:berlin')).not.toBeNull()
  latency.berlin = 0
  await crm.runJobs()
  expect(emails('berlin').filter((email) => email?.startsWith('crowd'))).toHaveLength(250)
}, 60_000)

it('each has a limit of its own: one that is used up holds up nobody else', async () => {
  portals.paris.next({ body: { policyName: 'DAILY' }, status: 429 })
  await add('marie@paris.example')
  await crm.payload.jobs.run({ silent: true })
  await add('bob@berlin.example')
  await crm.payload.jobs.run({ silent: true })
  expect(emails('berlin')).toContain('bob@berlin.example')
  expect(emails('paris')).not.toContain('marie@paris.example')
  const gates = await crm.find('qr-targets')
  const pausedOf = (name: string) => gates.find((gate) => gate.name === `hubspot:${name}`)?.gate.pause.reason // prettier-ignore
  expect([pausedOf('berlin'), pausedOf('paris')]).toEqual(['burst', 'daily'])
  expect(portals.paris.counters.violations + portals.berlin.counters.violations).toBe(0)
})

it('tokens are in no table and no log', async () => {
  const dump = Object.values(await dumpDatabase(crm.site.uri)).join('\n')
  for (const token of Object.values(TOKENS)) {
    expect(dump).not.toContain(token)
    expect(crm.log.join('\n')).not.toContain(token)
  }
})
