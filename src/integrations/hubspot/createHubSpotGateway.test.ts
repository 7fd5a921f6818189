import { Client } from '@hubspot/api-client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { HubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import type { HubSpotGatewayOptions } from './createHubSpotGateway.js'
import type { CallRecord } from './gateway.js'

import { startHubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import { sdkTransport } from './client/apiClient.js'
import { fetchTransport } from './client/fetchTransport.fixture.js'
import { HubSpotError } from './client/HubSpotError.js'
import { createHubSpotGateway } from './createHubSpotGateway.js'
import { checkConnection } from './setup/checkConnection.js'

const TOKEN = 'pat-eu1-00000000-1111-4222-8333-444444444444'

// Real HTTP on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000 })

let fake: HubSpotFake
beforeEach(async () => {
  fake = await startHubSpotFake({ tokens: [TOKEN] })
})
afterEach(() => {
  vi.restoreAllMocks()
  return fake.stop()
})

function gateway(options: Partial<HubSpotGatewayOptions> = {}) {
  return createHubSpotGateway({ accessToken: TOKEN, baseURL: `${fake.url}/`, ...options })
}

const input = (email: string, properties: Record<string, string> = {}) => ({
  email,
  properties,
  traceId: `t-${email}`,
})

async function errorOf(promise: Promise<unknown>): Promise<HubSpotError> {
  const error = await promise.then(
    () => new Error('no error'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof HubSpotError)) throw error
  return error
}

describe.each([
  ['sdk', sdkTransport],
  ['fetch', fetchTransport],
])('over %s', (_name, transport) => {
  it('writes contacts to the dated path with the whole record', async () => {
    const answer = await gateway({ transport }).batchUpsertContacts([
      input('ann@example.com', { firstname: 'Ann' }),
    ])
    expect(answer.results).toMatchObject([
      { email: 'ann@example.com', isNew: true, traceId: 't-ann@example.com' },
    ])
    const [request] = fake.requests
    expect(request?.path).toBe('/crm/objects/2026-09/contacts/batch/upsert')
    expect(JSON.parse(request?.body ?? '')).toEqual({
      inputs: [
        {
          id: 'ann@example.com',
          idProperty: 'email',
          objectWriteTraceId: 't-ann@example.com',
          properties: { email: 'ann@example.com', firstname: 'Ann' },
        },
      ],
    })
    expect(fake.counters.wrongShapes).toBe(0)
  })

  it('writes records by id, without idProperty, their address among the values', async () => {
    const { contact } = fake.state.write('ann@example.com', { firstname: 'Ann' })
    const answer = await gateway({ transport }).batchUpdateContacts([
      { ...input('lee@example.com', { firstname: 'Lee' }), hubspotId: contact.id },
    ])
    expect(answer.results).toMatchObject([{ email: 'lee@example.com', hubspotId: contact.id }])
    const [request] = fake.requests
    expect(request?.path).toBe('/crm/objects/2026-09/contacts/batch/update')
    expect(JSON.parse(request?.body ?? '')).toEqual({
      inputs: [
        {
          id: contact.id,
          objectWriteTraceId: 't-lee@example.com',
          properties: { email: 'lee@example.com', firstname: 'Lee' },
        },
      ],
    })
    expect(fake.counters.wrongShapes).toBe(0)
  })

  it('reads the errors of a 207', async () => {
    const { problems, results } = await gateway({ transport }).batchUpsertContacts([
      input('ann@example.com'),
      input('bob@example.invalid'),
    ])
    expect(results).toHaveLength(1)
    expect(problems).toMatchObject([{ traceIds: ['t-bob@example.invalid'] }])
  })

  it('gives up after its time-out and really ends the request', async () => {
    fake.next({ hang: 'before-write' })
    const error = await errorOf(gateway({ timeoutMs: 50, transport }).readAccount())
    expect(error).toMatchObject({ kind: 'timeout', passing: true })
  })
})

it('uses the version it is told', async () => {
  await gateway({ apiVersion: '2026-03' }).readAccount()
  expect(fake.requests[0]?.path).toBe('/account-info/2026-03/details')
})

it('takes any success code', async () => {
  for (const status of [200, 201, 202, 207]) {
    fake.next({ body: { results: [{ id: '5' }], status: 'COMPLETE' }, status })
    const { results } = await gateway().batchUpsertContacts([input('ann@example.com')])
    expect(results).toMatchObject([{ hubspotId: '5' }])
  }
})

it('refuses batches HubSpot would refuse as a whole', async () => {
  const many = Array.from({ length: 101 }, (_, index) => input(`p${index}@example.com`))
  const batches = [[], many, [input('a@b.co'), { ...input('A@b.co '), traceId: 'other' }]]
  for (const batch of batches) {
    expect((await errorOf(gateway().batchUpsertContacts(batch))).kind).toBe('validation')
  }
  const twice = ['a@b.co', 'b@b.co'].map((email) => ({ ...input(email), hubspotId: '7' }))
  expect((await errorOf(gateway().batchUpdateContacts(twice))).message).toMatch(/record id once/)
  expect(fake.counters.requests).toBe(0)
})

it('asks for the token at every call', async () => {
  let asked = 0
  const hub = gateway({ accessToken: async () => (asked++, TOKEN) })
  await hub.readAccount()
  await hub.readAccount()
  expect(asked).toBe(2)
})

it('learns the time zone of the account', async () => {
  const hub = gateway()
  expect(hub.timeZone()).toBeNull()
  expect(await checkConnection(hub)).toMatchObject({ account: { portalId: 424_242 }, ok: true })
  expect(hub.timeZone()).toBe('Europe/Berlin')
})

it('tells a wrong token from a missing scope', async () => {
  const wrong = gateway({ accessToken: 'pat-eu1-wrong' })
  expect(await checkConnection(wrong)).toMatchObject({ kind: 'auth', ok: false })
  fake.scopes([])
  const error = await errorOf(gateway().batchUpsertContacts([input('ann@example.com')]))
  expect(error.kind).toBe('scope')
  expect(error.message).toContain('crm.objects.contacts.write')
})

it('pauses everybody who shares the gate after a 429, and waits only until the deadline', async () => {
  fake.next({
    body: { policyName: 'TEN_SECONDLY_ROLLING' },
    headers: { 'Retry-After': '30' },
    status: 429,
  })
  const hub = gateway()
  expect((await errorOf(hub.readAccount())).kind).toBe('rate-limit')
  const error = await errorOf(hub.readAccount({ deadline: Date.now() + 1_000 }))
  expect(error).toMatchObject({ kind: 'rate-limit', policy: 'burst' })
  expect(fake.counters.requests).toBe(1)
})

it('stops at the daily reserve', async () => {
  const headers = { 'X-HubSpot-RateLimit-Daily-Remaining': '500' }
  fake.next({ body: {}, headers, status: 200 })
  const hub = gateway({ dailyReserve: 500 })
  await hub.readAccount()
  expect(await errorOf(hub.readAccount())).toMatchObject({ policy: 'daily' })
})

it('erases by record id only', async () => {
  const hub = gateway()
  const { results } = await hub.batchUpsertContacts([input('ann@example.com')])
  const error = await errorOf(hub.gdprDelete('ann@example.com'))
  expect(error.message).not.toContain('ann@')
  await hub.gdprDelete(results[0]?.hubspotId ?? '')
  expect(fake.state.contacts.size).toBe(0)
  expect([...fake.state.blocked]).toEqual(['ann@example.com'])
})

it('sends behavioural events once each', async () => {
  const event = {
    email: 'ann@example.com',
    eventName: 'pe424242_qr_scan',
    occurredAt: new Date(0),
    properties: { code: 'A' },
    uuid: 'u-1',
  }
  fake.state.definitions.set('qr_scan', {
    label: 'Scan',
    name: 'qr_scan',
    propertyDefinitions: [{ label: 'Code', name: 'code', type: 'string' }],
  })
  await gateway().sendBehaviouralEvents([event])
  await gateway({ apiVersion: '2026-03' }).sendBehaviouralEvents([event])
  expect(fake.state.events).toMatchObject([{ occurredAt: '1970-01-01T00:00:00.000Z' }])
  expect(fake.counters.wrongShapes).toBe(0)
})

it('neither uses nor touches the settings of other clients in the process', async () => {
  // Both settings live in one place for the whole process: its retries must stay, and stay its own.
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const host = new Client({ accessToken: TOKEN, basePath: fake.url, numberOfApiCallRetries: 3 })
  fake.next({ status: 503 })
  expect((await errorOf(gateway().readAccount())).kind).toBe('server')
  expect(fake.counters.requests).toBe(1)
  const busy = { body: {}, status: 503 }
  fake.next(busy, busy, { body: { results: [] }, status: 200 })
  expect(await host.crm.properties.coreApi.getAll('contacts')).toMatchObject({ results: [] })
  expect(fake.counters.requests).toBe(4)
})

it('keeps e-mails, names and tokens out of errors and logs', async () => {
  const calls: CallRecord[] = []
  const body = {
    category: 'VALIDATION_ERROR',
    message: `Jane Doe (jane@example.com) with ${TOKEN} is not welcome`,
    status: 'error',
  }
  const errors: HubSpotError[] = []
  const send = async (options: Partial<HubSpotGatewayOptions>) => {
    const hub = gateway({ onCall: (call) => calls.push(call), timeoutMs: 60, ...options })
    const one = input('jane@example.com', { firstname: 'Jane', lastname: 'Doe' })
    errors.push(await errorOf(hub.batchUpsertContacts([one])))
  }
  for (const status of [400, 401, 403, 404, 409, 423, 429, 477, 500]) {
    fake.next({ body, status })
    await send({})
  }
  fake.next({ hang: 'after-write' })
  await send({})
  await send({ baseURL: 'http://127.0.0.1:1' })
  await send({
    accessToken: async () => Promise.reject(new Error(`vault ${TOKEN} jane@example.com`)),
  })
  await send({ accessToken: `${TOKEN}\n` })
  const kept = [
    ...errors.map((error) => `${error.stack}${JSON.stringify(error)}`),
    JSON.stringify(calls),
  ]
  expect(kept.join()).not.toMatch(/jane|doe\b|example\.com|pat-eu1|444444/i)
  expect(errors).toHaveLength(13)
})
