import type { Where } from 'payload'
import type { Pool } from 'pg'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Sales } from '../../src/analytics/sales/types.js'
import type { CheckResult } from '../../src/endpoints/people/crmActions.js'
import type { CRMStatus } from '../../src/people/sync/crmStatus.js'
import type { ID } from '../../src/vocabulary/scan.js'
import type { CRMTest } from './startCRM.js'

import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { genericRequest } from '../fakes/senders/genericRequest.js'
import { noonZone } from '../noonZone.js'
import { startCRM } from './startCRM.js'

const SECRET = 'secret-of-the-generic-shop'
const ROLES = ['crm', 'local', 'analyst', 'marketer', 'localMarketer'] as const
type Role = (typeof ROLES)[number] | 'nobody'

let crm: CRMTest
const headers = {} as Record<Role, HeadersInit>
const ids: Record<string, ID> = {}
const roleOf = (user: unknown) => (user as { role?: string } | null)?.role

beforeAll(async () => {
  crm = await startCRM({
    access: {
      codes: {
        // 'local' people read the codes that hang in the east: a query, not a yes or no
        read: ({ req }): boolean | Where =>
          ['local', 'localMarketer'].includes(roleOf(req.user) ?? '')
            ? { placement: { equals: 'east' } }
            : Boolean(req.user),
      },
      contacts: ({ req }) => ['crm', 'local'].includes(roleOf(req.user) ?? ''),
      revenue: ({ req }) => ['marketer', 'localMarketer'].includes(roleOf(req.user) ?? ''),
    },
    contacts: { contractBasis: 'Ticket contract' },
    ticketing: { generic: { secret: SECRET }, vivenu: { api: { apiKey: 'k', baseURL: 'http://127.0.0.1:9' }, secret: 'w' } }, // prettier-ignore
  })
  headers.nobody = {}
  for (const role of ROLES) {
    const email = `${role}@staff.example`
    const data = { email, password: 'long enough', role }
    await crm.payload.create({ collection: 'users', data: data as never })
    const { token } = await crm.payload.login({ collection: 'users', data } as never)
    headers[role] = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
  }
  const summer = await crm.payload.create({
    collection: 'qr-campaigns' as never,
    data: { title: 'Summer' } as never,
  })
  ids.summer = (summer as { id: ID }).id
  for (const [code, placement, campaign] of [
    ['EAST', 'east', ids.summer],
    ['WEST', 'west', ids.summer],
    ['SPARE', 'west', undefined],
  ] as const) {
    ids[code] = (await crm.createCode({ campaign, code, placement })).id
  }
})
afterAll(() => crm?.stop())

let orders = 0
const sell = async (message: Record<string, unknown>) => {
  const request = genericRequest(`${crm.url}/api/qr/webhooks/generic`, SECRET, {
    amount: '10.00',
    currency: 'EUR',
    id: crypto.randomUUID(),
    status: 'complete',
    tickets: [{ id: crypto.randomUUID(), quantity: 1 }],
    ...message,
  })
  expect((await fetch(request)).status).toBe(200)
  await crm.runJobs()
}
const order = async (code: null | string, message: Record<string, unknown> = {}) => {
  const orderId = `O${++orders}`
  const clickId = code ? await crm.scan(code) : undefined
  await sell({ buyer: { email: `buyer${orders}@example.org` }, clickId, orderId, ...message })
  return orderId
}
const get = async (role: Role, path: string) => {
  const response = await crm.site.fetch(`/api/qr/crm${path}`, { headers: headers[role] })
  return { body: await response.json(), status: response.status }
}
const revenue = async (role: Role, query = '') =>
  (await get(role, `/revenue${query}`)).body as Sales
const act = async (role: Role, name: string, body: object = {}) => {
  const init = { body: JSON.stringify(body), headers: headers[role], method: 'POST' }
  const response = await crm.site.fetch(`/api/qr/crm/${name}`, init)
  return { body: await response.json(), status: response.status }
}
const status = async () => (await get('crm', '')).body as CRMStatus
/** What the stored conversions add up to, in cents so that it is exact. */
const stored = async (where: object = { code: { exists: true } }) => {
  const sums: Record<string, number> = {}
  for (const { amount, currency } of await crm.find('qr-conversions', where)) {
    if (currency) sums[currency] = (sums[currency] ?? 0) + Math.round(amount * 100)
  }
  return Object.fromEntries(Object.entries(sums).filter(([, cents]) => cents !== 0))
}
const cents = ({ revenue: money }: { revenue: { amount: number; currency: string }[] }) =>
  Object.fromEntries(money.map(({ amount, currency }) => [currency, Math.round(amount * 100)]))

describe('revenue', () => {
  it('is nothing while nothing was sold', async () => {
    expect(await revenue('crm')).toMatchObject({
      conversions: 0,
      latest: [],
      revenue: [],
      tickets: 0,
      top_campaigns: [],
      top_codes: [],
      without_code: { conversions: 0, revenue: [] },
    })
  })

  it('is the sum of the conversions, per currency, after refunds and cancellations', async () => {
    await order('EAST', { amount: '0.10' })
    await order('EAST', { amount: '0.20' })
    const half = await order('EAST', { amount: '30.00', tickets: [{ id: 'a' }, { id: 'b' }] })
    const gone = await order('WEST', { amount: '50.00' })
    await order('WEST', { amount: '99.90', currency: 'CHF' })
    await order('WEST', { amount: '7.00' })
    const francs = await order('SPARE', { amount: '12.00', currency: 'GBP' })
    await order(null, { amount: '500.00' })
    const before = await revenue('crm')
    expect(before).toMatchObject({ conversions: 7, tickets: 8 })
    expect(cents(before)).toEqual({ CHF: 9990, EUR: 8730, GBP: 1200 })

    await sell({ amount: '15.00', orderId: half, status: 'partially-refunded', tickets: [{ id: 'a' }] }) // prettier-ignore
    await sell({ amount: undefined, orderId: gone, status: 'cancelled', tickets: [] })
    await sell({ amount: undefined, orderId: francs, status: 'refunded', tickets: [] })
    const after = await revenue('crm')
    expect(cents(after)).toEqual({ CHF: 9990, EUR: 2230 })
    expect(cents(after)).toEqual(await stored())
    expect(after).toMatchObject({ conversions: 5, without_code: { conversions: 1 } })
    // to the cent, not nearly
    expect(after.revenue).toContainEqual({ amount: 22.3, currency: 'EUR' })
    expect(after.latest.map(({ orderId }) => orderId)).not.toContain('O8')
  })

  it('ranks codes and campaigns', async () => {
    const { top_campaigns: campaigns, top_codes: codes } = await revenue('crm')
    expect(codes.map(({ code, conversions, ...rest }) => [code, conversions, cents(rest)])).toEqual(
      [
        ['EAST', 3, { EUR: 1530 }],
        ['WEST', 2, { CHF: 9990, EUR: 700 }],
      ],
    )
    expect(campaigns).toMatchObject([{ conversions: 5, id: ids.summer, title: 'Summer' }])
  })

  it('obeys filters and range', async () => {
    expect(cents(await revenue('crm', '?code=WEST'))).toEqual({ CHF: 9990, EUR: 700 })
    expect(cents(await revenue('crm', '?campaign=summer'))).toEqual({ CHF: 9990, EUR: 2230 })
    expect(await revenue('crm', '?code=SPARE')).toMatchObject({ conversions: 0, without_code: null }) // prettier-ignore
    expect(await revenue('crm', '?from=2020-01-01&to=2020-12-31')).toMatchObject({ conversions: 0 })
    expect(await revenue('crm', '?range=7d&compare=previous')).toMatchObject({
      comparison: { conversions: 0, revenue: [] },
      conversions: 5,
    })
    // of the scan that led to it
    expect(await revenue('crm', '?device=mobile')).toMatchObject({ conversions: 5 })
    expect(await revenue('crm', '?device=desktop')).toMatchObject({ conversions: 0 })
    expect(await revenue('crm', '?country=none,DE,US')).toMatchObject({ conversions: 5 })
    expect(await revenue('crm', '?country=AQ')).toMatchObject({ conversions: 0, without_code: null }) // prettier-ignore
  })

  it.each([
    ['?from=yesterday', 'from'],
    ['?tz=Mars/Olympus', 'tz'],
    ['?code=NOSUCH', 'code'],
    ['?cod=EAST', 'cod'],
    ['?limit=0', 'limit'],
  ])('names the parameter that is wrong: %s', async (query, field) => {
    const { body, status: code } = await get('crm', `/revenue${query}`)
    expect([code, body.errors[0].field]).toEqual([400, field])
  })

  it('is of the codes a person may read, whatever is asked', async () => {
    const own = await revenue('local')
    expect(cents(own)).toEqual({ EUR: 1530 })
    expect(own.top_codes.map(({ code }) => code)).toEqual(['EAST'])
    expect(new Set(own.latest.map(({ code }) => code))).toEqual(new Set(['EAST']))
    expect(own.without_code).toBeNull()
    expect(cents(await revenue('local', '?campaign=summer'))).toEqual({ EUR: 1530 })
    expect((await get('local', '/revenue?code=WEST')).status).toBe(400)
    expect((await get('local', `/revenue?code=${ids.WEST}`)).status).toBe(400)
  })

  it.each(['analyst', 'nobody'] as const)('is not for %s', async (role) => {
    expect((await get(role, '/revenue')).status).toBe(403)
    expect((await get(role, '/revenue?from=yesterday')).status).toBe(403)
  })

  it('is known to marketing as sums, and as nobody’s order', async () => {
    const [all, own] = [await revenue('crm'), await revenue('marketer')]
    expect(own).toEqual({ ...all, latest: [] })
    expect(all.latest.length).toBeGreaterThan(0)
    const local = await revenue('localMarketer')
    expect(local).toEqual({ ...(await revenue('local')), latest: [] })
    expect(cents(local)).toEqual({ EUR: 1530 })
    for (const collection of ['qr-contacts', 'qr-conversions']) {
      const { status: code } = await crm.site.fetch(`/api/${collection}`, { headers: headers.marketer }) // prettier-ignore
      expect(code).toBe(403)
    }
    expect((await get('marketer', '')).status).toBe(403)
    expect(JSON.stringify(own)).not.toMatch(/@|orderId|O\d/)
  })

  it('is a share of the people sent on, of codes and campaigns', async () => {
    const all = await revenue('crm')
    // one scan before each order
    expect(all).toMatchObject({ sent_on: 7 })
    expect(all.top_codes.map(({ code, sent_on: sent }) => [code, sent])).toEqual([
      ['EAST', 3],
      ['WEST', 3],
    ])
    expect(all.top_campaigns).toMatchObject([{ id: ids.summer, sent_on: 6 }])
    expect(await revenue('marketer', '?code=WEST')).toMatchObject({ sent_on: 3 })
    expect(await revenue('localMarketer')).toMatchObject({
      sent_on: 3,
      top_campaigns: [{ sent_on: 3 }],
    })
    expect(await revenue('crm', '?outcome=paused')).toMatchObject({ sent_on: 0 })
    expect(await revenue('crm', '?from=2020-01-01&to=2020-12-31')).toMatchObject({ sent_on: 0 })
  })

  it('keeps the sales of a code that is deleted, but names it no more', async () => {
    const { id } = await crm.createCode({ campaign: ids.summer, code: 'BRIEF' })
    await order('BRIEF', { amount: '3.00' })
    await crm.payload.delete({ id, collection: 'qr-codes' as never })
    const { revenue: money, top_codes: codes } = await revenue('crm')
    expect(money).toContainEqual({ amount: 25.3, currency: 'EUR' })
    expect(codes.map(({ code }) => code)).not.toContain('BRIEF')
  })

  it('of a running period is compared with the same stretch before', async () => {
    const { pool } = crm.payload.db as unknown as { pool: Pool }
    const asked = `?range=today&tz=${encodeURIComponent(noonZone())}&compare=previous`
    const yesterday = Date.now() - 86_400_000
    for (const minutes of [-20, -10, 10]) {
      const orderId = await order('SPARE', { amount: '8.00' })
      const soldAt = new Date(yesterday + minutes * 60_000)
      await pool.query('UPDATE qr_conversions SET sold_at = $1 WHERE order_id = $2', [
        soldAt,
        orderId,
      ])
    }
    const { comparison } = await revenue('crm', asked)
    expect(comparison).toMatchObject({ conversions: 2, tickets: 2 })
    expect(cents(comparison!)).toEqual({ EUR: 1600 })
    expect(comparison!.until).toBe(comparison!.range.end)
  })
})

describe('a contact', () => {
  const refuse = () =>
    crm.hubspot.next(
      { body: { category: 'VALIDATION_ERROR', message: 'Email refused', status: 'error' }, status: 400 }, // prettier-ignore
    )
  const newContact = async (email: string) => {
    const data = { consent: { given: true }, email }
    const made = await crm.payload.create({ collection: 'qr-contacts' as never, data: data as never }) // prettier-ignore
    return (made as { id: ID }).id
  }

  it('has a history of its syncs, and is sent again when somebody says so', async () => {
    const id = await newContact('history@example.org')
    refuse()
    await crm.runJobs()
    const { body } = await get('crm', `/contacts/${id}`)
    expect(body.targets).toMatchObject([
      { history: [{ kind: 'failed' }], state: 'failed', target: 'hubspot:default', version: 1 },
    ])
    expect((await act('crm', 'retry', { id, target: 'vivenu' })).body).toEqual({ count: 0 })
    expect((await act('crm', 'retry', { id, target: 'hubspot:default' })).body).toEqual({ count: 1 }) // prettier-ignore
    await crm.runJobs()
    expect(crm.inHubSpot('history@example.org')).toBeTruthy()
    const sent = (await get('crm', `/contacts/${id}`)).body.targets[0]
    expect(sent).toMatchObject({ history: [{ kind: 'synced' }, { kind: 'failed' }], state: 'synced' }) // prettier-ignore
    expect(Date.parse(sent.syncedAt)).toBeGreaterThan(Date.now() - 60_000)

    // removed by somebody over there: sent anew, it is there again
    crm.hubspot.state.contacts.clear()
    expect((await act('crm', 'resync', { id })).body).toEqual({ count: 1 })
    await crm.runJobs()
    expect(crm.inHubSpot('history@example.org')).toBeTruthy()
  })

  it('alone is tried again, or all that failed are', async () => {
    const one = await newContact('one@example.org')
    refuse()
    await crm.runJobs()
    const two = await newContact('two@example.org')
    refuse()
    await crm.runJobs()
    const failed = async () => (await status()).failed.map(({ contact }) => contact)
    expect(new Set(await failed())).toEqual(new Set([one, two]))
    await act('crm', 'retry', { id: one })
    await crm.runJobs()
    expect(await failed()).toEqual([two])
    expect((await act('crm', 'retry')).body).toEqual({ count: 1 })
    await crm.runJobs()
    expect(await failed()).toEqual([])
  })

  it.each([
    ['retry', { id: 'all' }],
    ['retry', { id: {} }],
    ['retry', { id: null }],
    ['resync', { target: 'hubspot:other' }],
    ['replay', { id: -1 }],
  ])('what cannot be understood is refused, and does not mean all: %s %j', async (name, body) => {
    const answer = await act('crm', name, body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0].message).toContain(Object.keys(body)[0])
  })

  it('that is not there is said to be missing', async () => {
    expect((await get('crm', '/contacts/2000000000')).status).toBe(404)
    expect((await get('crm', '/contacts/x')).status).toBe(404)
    expect((await act('crm', 'retry', { id: 2_000_000_000 })).status).toBe(404)
  })

  it.each(['analyst', 'nobody'] as const)('is not for %s', async (role) => {
    const [contact] = await crm.find('qr-contacts')
    expect((await get(role, '')).status).toBe(403)
    expect((await get(role, `/contacts/${contact?.id}`)).status).toBe(403)
    for (const name of ['check', 'replay', 'resync', 'retry']) {
      expect((await act(role, name)).status).toBe(403)
    }
  })
})

describe('the state', () => {
  it('says per system what waits, was sent and is withheld, and how the last run ended', async () => {
    await act('crm', 'check')
    const { targets } = await status()
    expect(targets.map(({ name }) => name)).toEqual(['hubspot:default', 'vivenu'])
    const [hubspot] = targets
    expect(hubspot).toMatchObject({
      lastRun: { at: expect.any(String), stoppedBy: 'empty', synced: expect.any(Number) },
      nextAt: null,
      properties: { archived: [], at: expect.any(String), wrongType: [] },
    })
    expect(hubspot?.counts.synced).toBeGreaterThan(5)
    const shy = await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { email: 'shy@example.org' } as never,
    })
    expect((await status()).targets[0]?.counts.withheld).toBe(1)
    expect((await act('crm', 'resync', { id: (shy as { id: ID }).id })).body).toEqual({ count: 0 })
    await act('crm', 'resync', { target: 'hubspot:default' })
    const waiting = (await status()).targets[0]
    expect(waiting?.counts).toMatchObject({ waiting: hubspot?.counts.synced, withheld: 1 })
    expect(Date.parse(waiting?.nextAt ?? '')).toBeLessThanOrEqual(Date.now())
    await crm.runJobs()
    expect((await status()).targets[0]?.counts.waiting).toBeUndefined()
  })

  it('a check names every scope that is missing, and what to create by hand', async () => {
    const check = async () =>
      (await act('crm', 'check')).body['hubspot:default'] as Extract<CheckResult, { ok: true }>
    expect(await check()).toMatchObject({ byHand: [], ok: true, problems: [] })
    const before = crm.hubspot.state.contacts.size
    crm.hubspot.scopes(['crm.schemas.contacts.read', 'crm.schemas.contacts.write'])
    const readOnly = await check()
    crm.hubspot.scopes(['crm.objects.contacts.write'])
    const unseen = await check()
    crm.hubspot.scopes(null)
    expect(readOnly).toMatchObject({ byHand: [], ok: true })
    expect(readOnly.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('lacks: crm.objects.contacts.write'),
    ])
    expect(unseen.problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('lacks: crm.schemas.contacts.read'),
    ])
    expect(unseen.byHand).toContainEqual(expect.stringMatching(/^qr_first_code: .*type string/))
    expect(crm.hubspot.state.contacts.size).toBe(before)
  })

  it('lists what was set aside; replayed, it is worked on: one, or all', async () => {
    const store = crmStoreOf(crm.payload)
    for (const name of ['DEAD1', 'DEAD2', 'DEAD3']) {
      const buyer = { email: `${name.toLowerCase()}@example.org` }
      await fetch(genericRequest(`${crm.url}/api/qr/webhooks/generic`, SECRET, { amount: '5.00', buyer, currency: 'EUR', id: name, orderId: name, status: 'complete' })) // prettier-ignore
      const [delivery] = await store.claimDeliveries({ leaseMs: 60_000, limit: 1, worker: 'w' })
      await store.settleDelivery('w', delivery?.id ?? 0, { category: 'TEST', kind: 'dead', message: 'Broken' }) // prettier-ignore
    }
    const { deadLetters, deliveriesDueSince } = await status()
    expect(deadLetters).toHaveLength(3)
    expect(deliveriesDueSince).toBeNull()
    expect((await act('crm', 'replay', { id: deadLetters[0]?.id })).body).toEqual({ count: 1 })
    expect(Date.parse((await status()).deliveriesDueSince ?? '')).toBeLessThanOrEqual(Date.now())
    await crm.runJobs()
    expect((await status()).deadLetters).toHaveLength(2)
    expect((await act('crm', 'replay')).body).toEqual({ count: 2 })
    await crm.runJobs()
    expect((await status()).deadLetters).toHaveLength(0)
    expect(await crm.find('qr-conversions', { orderId: { like: 'DEAD' } })).toHaveLength(3)
  })
})

describe('rules of the host', () => {
  let ruled: CRMTest
  let as: HeadersInit
  beforeAll(async () => {
    ruled = await startCRM({
      access: { contacts: ({ req }) => roleOf(req.user) === 'crm' },
      contacts: { contractBasis: 'Ticket contract' },
      overrides: {
        contacts: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: { ...defaultCollection.access, read: () => ({ email: { like: '@club' } }) },
        }),
        conversions: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: { ...defaultCollection.access, read: () => ({ currency: { equals: 'EUR' } }) },
        }),
        scans: ({ defaultCollection }) => ({
          ...defaultCollection,
          access: {
            ...defaultCollection.access,
            read: () => ({ deviceType: { equals: 'mobile' } }),
          },
        }),
      },
      ticketing: { generic: { secret: SECRET } },
    })
    const data = { email: 'crm@staff.example', password: 'long enough', role: 'crm' }
    await ruled.payload.create({ collection: 'users', data: data as never })
    const { token } = await ruled.payload.login({ collection: 'users', data } as never)
    as = { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
    await ruled.createCode({ code: 'RULED' })
  })
  afterAll(() => ruled?.stop())

  const buy = async (currency: string, scan: Record<string, string> = {}) => {
    const clickId = await ruled.scan('RULED', scan)
    const id = crypto.randomUUID()
    const buyer = { email: `${id}@example.org` }
    const message = { amount: '10.00', buyer, clickId, currency, id, orderId: id, status: 'complete', tickets: [{ id }] } // prettier-ignore
    await fetch(genericRequest(`${ruled.url}/api/qr/webhooks/generic`, SECRET, message))
    await ruled.runJobs()
  }
  const get = async (path: string) =>
    (await ruled.site.fetch(`/api/qr/crm${path}`, { headers: as })).json()

  it('limit revenue: conversions by their own fields, and by what the scan was', async () => {
    await buy('EUR')
    await buy('CHF')
    await buy('EUR', { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' }) // prettier-ignore
    const scans = await ruled.find('qr-scans')
    expect(scans).toHaveLength(3)
    const { conversions, latest, revenue: money, without_code: others } = await get('/revenue')
    expect(money).toEqual([{ amount: 10, currency: 'EUR' }])
    expect([conversions, latest.length, others]).toEqual([1, 1, null])
  })

  it('limit contacts: those a person may not read are neither listed nor tried again', async () => {
    const create = async (email: string) => {
      const data = { consent: { given: true }, email }
      const made = await ruled.payload.create({ collection: 'qr-contacts' as never, data: data as never }) // prettier-ignore
      ruled.hubspot.next(
        { body: { category: 'VALIDATION_ERROR', message: 'Email refused', status: 'error' }, status: 400 }, // prettier-ignore
      )
      await ruled.runJobs()
      return (made as { id: ID }).id
    }
    const own = await create('ada@club.example')
    const other = await create('ada@other.example')
    const { deadLetters, deliveries, failed, limited, targets } = (await get('')) as CRMStatus
    expect(failed.map(({ contact }) => contact)).toEqual([own])
    // the numbers are of those, and what is of nobody in particular is not told
    expect([limited, targets[0]?.counts]).toEqual([true, { failed: 1 }])
    expect([deadLetters, deliveries]).toEqual([[], {}])
    expect(targets[0]?.lastRun).not.toHaveProperty('failed')
    // however many others failed since
    const store = crmStoreOf(ruled.payload)
    const rows = await store.syncRows({ contacts: [own], limit: 1, state: 'failed' })
    expect(rows.map(({ contact }) => contact)).toEqual([own])
    expect((await get(`/contacts/${own}`)).targets).toHaveLength(1)
    expect((await get(`/contacts/${other}`)).errors).toHaveLength(1)
    const init = { body: JSON.stringify({ id: other }), headers: as, method: 'POST' }
    expect((await ruled.site.fetch('/api/qr/crm/retry', init)).status).toBe(404)
    for (const [name, body] of [
      ['retry', {}],
      ['retry', { target: 'hubspot:default' }],
      ['resync', {}],
      ['replay', {}],
      ['replay', { id: 1 }],
    ] as const) {
      const all = await ruled.site.fetch(`/api/qr/crm/${name}`, { ...init, body: JSON.stringify(body) }) // prettier-ignore
      expect([name, all.status]).toEqual([name, 403])
      expect((await all.json()).errors[0].message).toContain('You may not see all contacts')
    }
    const states = await ruled.find('qr-syncs', { contact: { in: [own, other] } })
    expect(states.map(({ state }) => state)).toEqual(['failed', 'failed'])
    const mine = await ruled.site.fetch('/api/qr/crm/retry', { ...init, body: JSON.stringify({ id: own }) }) // prettier-ignore
    expect(await mine.json()).toEqual({ count: 1 })
    expect((await ruled.site.fetch(`/api/qr-contacts/${other}/erase`, { ...init, body: '{"confirm":true}' })).status).toBe(404) // prettier-ignore
  })
})
