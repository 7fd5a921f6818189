import { formBuilderPlugin } from '@payloadcms/plugin-form-builder'
import { lexicalEditor } from '@payloadcms/richtext-lexical'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CRMStatus } from '../../src/people/sync/crmStatus.js'
import type { CRMTest } from './startCRM.js'

import { recordFormSubmission, sweepQR } from '../../plugin/index.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { genericRequest } from '../fakes/senders/genericRequest.js'
import { dumpDatabase } from './dumpDatabase.js'
import { startCRM, TOKEN } from './startCRM.js'

const SECRET = 'secret-of-the-generic-shop'
let crm: CRMTest
let headers: { crm: HeadersInit; editor: HeadersInit }
let form: number | string

beforeAll(async () => {
  crm = await startCRM(
    {
      contacts: true,
      forms: { fields: { consent: ['newsletter'] }, perMinute: 30 },
      ticketing: { generic: { secret: SECRET } },
    },
    {},
    (config) => ({
      ...config,
      editor: lexicalEditor(),
      plugins: [...(config.plugins ?? []), formBuilderPlugin({ fields: {} })],
    }),
  )
  headers = { crm: await signIn('crm'), editor: await signIn('editor') }
  const made = await crm.payload.create({
    collection: 'forms' as never,
    data: { title: 'Newsletter', confirmationType: 'redirect', redirect: { url: '/' } } as never,
  })
  form = (made as { id: number }).id
  for (const code of ['POSTER', 'TABLE']) await crm.createCode({ code })
})
afterAll(() => crm.stop())

const signIn = async (role: string): Promise<HeadersInit> => {
  const email = `${role}@staff.example`
  await crm.payload.create({
    collection: 'users',
    data: { email, password: 'long enough', role } as never,
  })
  const { token } = await crm.payload.login({
    collection: 'users',
    data: { email, password: 'long enough' },
  } as never)
  return { Authorization: `JWT ${token}`, 'Content-Type': 'application/json' }
}

const submit = async (values: Record<string, string>, more: Record<string, string> = {}) => {
  const submissionData = Object.entries(values).map(([field, value]) => ({ field, value }))
  return crm.site.fetch('/api/form-submissions', {
    body: JSON.stringify({ form, submissionData }),
    headers: { 'Content-Type': 'application/json', 'x-forwarded-for': '203.0.113.5', ...more },
    method: 'POST',
  })
}

const sell = async (message: Record<string, unknown>) => {
  const url = `${crm.url}/api/qr/webhooks/generic`
  const request = genericRequest(url, SECRET, {
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

const status = async () =>
  (await (await crm.site.fetch('/api/qr/crm', { headers: headers.crm })).json()) as CRMStatus
const act = async (name: string, body: object = {}): Promise<unknown> => {
  const init = { body: JSON.stringify(body), headers: headers.crm, method: 'POST' }
  return (await crm.site.fetch(`/api/qr/crm/${name}`, init)).json()
}

describe('a form', () => {
  it('ties the scan to the person who says who they are', async () => {
    const id = await crm.scan('POSTER')
    const answer = await submit({
      email: ' Grace@Example.org ',
      firstName: 'Grace',
      newsletter: 'true',
      qr_scan_id: String(id),
    })
    expect(answer.status).toBe(201)
    await crm.runJobs()
    expect(await crm.contact('grace@example.org')).toMatchObject({
      certainty: 'claimed',
      consent: { given: true, source: `form ${form}` },
      firstName: 'Grace',
      firstTouch: { certainty: 'claimed', code: 'POSTER' },
      scanCount: 1,
    })
    expect(crm.inHubSpot('grace@example.org')).toMatchObject({ qr_first_code: 'POSTER' })
  })

  it('binds an id once, and takes no name, consent or scan from anybody', async () => {
    const id = String(await crm.scan('TABLE'))
    await submit({ email: 'first@example.org', qr_scan_id: id })
    await crm.runJobs()
    await submit({ email: 'second@example.org', newsletter: 'on', qr_scan_id: id })
    const unknown = 'A'.repeat(24)
    await submit({ email: 'third@example.org', qr_scan_id: unknown })
    await submit({ email: 'grace@example.org', firstName: 'Mallory', qr_scan_id: id })
    await crm.payload.jobs.run({ limit: 50, silent: true })
    expect(await crm.contact('first@example.org')).toMatchObject({ scanCount: 1 })
    expect(await crm.contact('second@example.org')).toBeUndefined()
    expect(await crm.contact('third@example.org')).toBeUndefined()
    expect(await crm.contact('grace@example.org')).toMatchObject({ firstName: 'Grace', scanCount: 1 }) // prettier-ignore
  })

  it('answers the same whatever comes of it, and a flood counts no more than its share', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        submit(
          { email: `flood${index}@example.org`, qr_scan_id: 'B'.repeat(24) },
          { 'x-forwarded-for': '203.0.113.99' },
        ),
      ),
    )
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const claims = await crm.find('qr-deliveries', { kind: { equals: 'form' } })
    const flood = claims.filter(({ work }) => String(work?.email).startsWith('flood'))
    expect(flood).toHaveLength(30)
    await crm.payload.delete({ collection: 'qr-deliveries' as never, where: { kind: { equals: 'form' } } }) // prettier-ignore
  })

  it('of any other make is recorded by a call, and goes with its transaction', async () => {
    const id = await crm.scan('TABLE')
    await recordFormSubmission({ email: 'linus@example.org', payload: crm.payload, scanId: id, verified: true }) // prettier-ignore
    await recordFormSubmission({ email: 'not an address', payload: crm.payload, scanId: id })
    await recordFormSubmission({ email: 'nobody@example.org', payload: crm.payload, scanId: 'x' })
    await crm.runJobs()
    expect(await crm.contact('linus@example.org')).toMatchObject({ certainty: 'verified' })
    expect(await crm.contact('nobody@example.org')).toBeUndefined()
    expect(crm.inHubSpot('linus@example.org')).toBeUndefined()
  })
})

describe('first touch', () => {
  it('stays the first, in whatever order purchases tell of scans', async () => {
    const early = await crm.scan('TABLE')
    await new Promise((resolve) => setTimeout(resolve, 5))
    const late = await crm.scan('POSTER')
    const buyer = { email: 'order@example.org' }
    await sell({ buyer, clickId: late, orderId: 'L' })
    expect(await crm.contact('order@example.org')).toMatchObject({ firstTouch: { code: 'POSTER' } })
    await sell({ buyer, clickId: early, orderId: 'E' })
    expect(await crm.contact('order@example.org')).toMatchObject({
      codes: ['POSTER', 'TABLE'],
      firstTouch: { code: 'TABLE' },
      lastTouch: { code: 'POSTER' },
      scanCount: 2,
      value: { EUR: 20 },
    })
  })

  it('a purchase weighs more than a claim', async () => {
    const id = await crm.scan('POSTER')
    await submit({ email: 'claimer@example.org', qr_scan_id: String(id) })
    await crm.runJobs()
    await sell({ buyer: { email: 'buyer@example.org' }, clickId: id, orderId: 'W' })
    expect(await crm.contact('buyer@example.org')).toMatchObject({ scanCount: 1 })
    expect(await crm.contact('claimer@example.org')).toMatchObject({ firstTouch: { code: null }, scanCount: 0 }) // prettier-ignore
  })

  it('goes along when an order turns out to be somebody else’s', async () => {
    const id = await crm.scan('TABLE')
    const order = { clickId: id, orderId: 'TYPO' }
    const [early, late] = [1, 2].map((n) => new Date(Date.now() + n * 60_000).toISOString())
    await sell({ ...order, buyer: { email: 'typo@example.org' }, updatedAt: early })
    expect(await crm.contact('typo@example.org')).toMatchObject({ scanCount: 1, tickets: 1 })
    await sell({ ...order, buyer: { email: 'right@example.org' }, updatedAt: late })
    expect(await crm.contact('typo@example.org')).toMatchObject({ scanCount: 0, tickets: 0 })
    expect(await crm.contact('right@example.org')).toMatchObject({ firstTouch: { code: 'TABLE' }, scanCount: 1, tickets: 1 }) // prettier-ignore
    // and nobody else gets it
    await sell({
      buyer: { email: 'other@example.org' },
      clickId: id,
      orderId: 'LATER',
      updatedAt: late,
    })
    expect(await crm.contact('other@example.org')).toMatchObject({ scanCount: 0 })
    const [sold] = await crm.find('qr-conversions', { orderId: { equals: 'TYPO' } })
    expect(sold).toMatchObject({ code: 'TABLE', touchModel: 'scan-id' })
  })

  it('an expired id ties nothing', async () => {
    const id = await crm.scan('POSTER')
    const occurredAt = new Date(Date.now() + 31 * 86_400_000).toISOString()
    await sell({ buyer: { email: 'late@example.org' }, clickId: id, occurredAt, orderId: 'X' })
    expect(await crm.contact('late@example.org')).toMatchObject({ conversions: 1, scanCount: 0 })
  })
})

it('scans of a code that belongs to a person are assumed to be theirs', async () => {
  const contact = await crm.payload.create({
    collection: 'qr-contacts' as never,
    data: { consent: { given: true, source: 'test' }, email: 'Badge@Example.org' } as never,
  })
  await crm.createCode({ code: 'BADGE', contact: (contact as { id: number }).id })
  await crm.scan('BADGE')
  await crm.scan('BADGE', { 'user-agent': 'Googlebot/2.1 (+http://www.google.com/bot.html)' })
  await sweepQR(crm.payload)
  await crm.runJobs()
  expect(await crm.contact('badge@example.org')).toMatchObject({
    certainty: 'assumed',
    codes: ['BADGE'],
    lastTouch: { certainty: 'assumed', code: 'BADGE' },
    scanCount: 1,
  })
  expect(crm.inHubSpot('badge@example.org')).toMatchObject({ qr_last_code: 'BADGE' })
})

describe('consent', () => {
  it('decides whether a contact leaves the house', async () => {
    await sell({ buyer: { email: 'shy@example.org' }, orderId: 'S' })
    expect(crm.inHubSpot('shy@example.org')).toBeUndefined()
    const { id } = (await crm.contact('shy@example.org')) ?? {}
    const answer = await crm.site.fetch(`/api/qr-contacts/${id}`, {
      body: JSON.stringify({ consent: { given: true } }),
      headers: headers.crm,
      method: 'PATCH',
    })
    expect(answer.status).toBe(200)
    await crm.runJobs()
    expect(await crm.contact('shy@example.org')).toMatchObject({
      consent: { at: expect.any(String), given: true, source: 'admin' },
    })
    expect(crm.inHubSpot('shy@example.org')).toMatchObject({ qr_tickets: '1' })
  })
})

describe('people and orders', () => {
  it.each(['/api/qr-contacts', '/api/qr-conversions', '/api/qr/crm'])(
    'are not for everybody: %s',
    async (path) => {
      expect((await crm.site.fetch(path)).status).toBe(403)
      expect((await crm.site.fetch(path, { headers: headers.editor })).status).toBe(403)
      expect((await crm.site.fetch(path, { headers: headers.crm })).status).toBe(200)
    },
  )

  it.each([
    'qr-deliveries',
    'qr-syncs',
    'qr-scan-ids',
    'qr-targets',
    'qr-tickets',
    'qr-suppressions',
  ])('the tables behind them are for nobody: %s', async (slug) => {
    expect((await crm.site.fetch(`/api/${slug}`, { headers: headers.crm })).status).toBeGreaterThan(400) // prettier-ignore
  })

  it('are not told by a code to who may not see them', async () => {
    const read = async (as: HeadersInit) =>
      (await (await crm.site.fetch('/api/qr-codes?where[code][equals]=BADGE', { headers: as })).json()) as { docs: { contact?: unknown }[] } // prettier-ignore
    expect((await read(headers.crm)).docs[0]?.contact).toBeTruthy()
    expect((await read(headers.editor)).docs[0]?.contact).toBeUndefined()
    const sneaky = await crm.site.fetch('/api/qr-codes?where[contact.email][like]=badge', { headers: headers.editor }) // prettier-ignore
    expect(sneaky.status).not.toBe(200)
  })

  it('computed fields are not for writing, not even by who may see them', async () => {
    const { id } = (await crm.contact('order@example.org')) ?? {}
    await crm.site.fetch(`/api/qr-contacts/${id}`, {
      body: JSON.stringify({ scanCount: 99, value: { EUR: 1e6 }, firstTouch: { code: 'FORGED' } }),
      headers: headers.crm,
      method: 'PATCH',
    })
    expect(await crm.contact('order@example.org')).toMatchObject({
      firstTouch: { code: 'TABLE' },
      scanCount: 2,
      value: { EUR: 20 },
    })
  })
})

describe('what fails', () => {
  it('is listed with its reason, and can be tried again', async () => {
    await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { consent: { given: true }, email: 'refused@invalid-domain.example' } as never,
    })
    crm.hubspot.next(
      { body: { category: 'VALIDATION_ERROR', message: 'Email refused', status: 'error' }, status: 400 }, // prettier-ignore
    )
    await crm.runJobs()
    const failed = await status()
    expect(failed.failed).toHaveLength(1)
    expect(failed.failed[0]).toMatchObject({ email: 'refused@invalid-domain.example', state: 'failed' }) // prettier-ignore
    expect(failed.failed[0]?.message).toBeTruthy()
    await act('retry', { id: failed.failed[0]?.contact })
    await crm.runJobs()
    expect((await status()).failed).toHaveLength(0)
    expect(crm.inHubSpot('refused@invalid-domain.example')).toBeTruthy()
  })

  it('a delivery that cannot be worked on is set aside, shown, and replayed', async () => {
    const store = crmStoreOf(crm.payload)
    const url = `${crm.url}/api/qr/webhooks/generic`
    const buyer = { email: 'dead@example.org' }
    const message = { amount: '5.00', buyer, currency: 'EUR', id: 'D1', orderId: 'D', status: 'complete' } // prettier-ignore
    await fetch(genericRequest(url, SECRET, message))
    const [delivery] = await store.claimDeliveries({ leaseMs: 60_000, limit: 1, worker: 'w' })
    await store.settleDelivery('w', delivery?.id ?? 0, { category: 'TEST', kind: 'dead', message: 'Broken' }) // prettier-ignore
    await crm.runJobs()
    expect(await crm.contact('dead@example.org')).toBeUndefined()
    const { deadLetters } = await status()
    expect(deadLetters).toMatchObject([
      { category: 'TEST', message: 'Broken', provider: 'generic' },
    ])
    expect(JSON.stringify(deadLetters)).not.toContain('dead@')
    expect(await act('replay', { id: deadLetters[0]?.id })).toEqual({ count: 1 })
    await crm.runJobs()
    expect(await crm.contact('dead@example.org')).toMatchObject({ conversions: 1 })
  })

  it('a job that is lost is found by the sweep', async () => {
    const url = `${crm.url}/api/qr/webhooks/generic`
    const buyer = { email: 'lost@example.org' }
    await fetch(genericRequest(url, SECRET, { amount: '5.00', buyer, currency: 'EUR', id: 'O1', orderId: 'O', status: 'complete' })) // prettier-ignore
    await crm.payload.delete({
      collection: 'payload-jobs' as never,
      where: { id: { exists: true } },
    })
    await sweepQR(crm.payload)
    await crm.runJobs()
    expect(await crm.contact('lost@example.org')).toMatchObject({ conversions: 1 })
  })

  it('a connection that HubSpot refuses is said in plain words', async () => {
    const check = (await act('check')) as Record<string, { ok: boolean }>
    expect(check['hubspot:default']).toMatchObject({ account: { portalId: 424_242 }, ok: true })
    crm.hubspot.scopes(['crm.objects.contacts.read'])
    const refused = JSON.stringify(await act('check'))
    crm.hubspot.scopes(null)
    expect(refused).toContain('lacks: crm.schemas.contacts.read')
    expect(refused).not.toContain(TOKEN)
  })
})

it('a person who wants to be forgotten is, here and there, and does not come back', async () => {
  const { id } = (await crm.contact('grace@example.org')) ?? {}
  const path = `/api/qr-contacts/${id}/erase`
  const post = (body: object, as: HeadersInit) =>
    crm.site.fetch(path, { body: JSON.stringify(body), headers: as, method: 'POST' })
  await sell({ buyer: { email: 'grace@example.org', firstName: 'Grace' }, orderId: 'G' })
  expect((await post({ confirm: true }, headers.editor)).status).toBe(403)
  expect((await post({}, headers.crm)).status).toBe(400)
  expect(crm.inHubSpot('grace@example.org')).toBeTruthy()

  expect((await post({ confirm: true }, headers.crm)).status).toBe(200)
  await crm.runJobs()
  expect(crm.inHubSpot('grace@example.org')).toBeUndefined()
  await sell({ buyer: { email: 'Grace@example.org', firstName: 'Grace' }, orderId: 'G2' })
  expect(await crm.contact('grace@example.org')).toBeUndefined()
  expect(crm.inHubSpot('grace@example.org')).toBeUndefined()
  const orders = await crm.find('qr-conversions', { orderId: { in: ['G', 'G2'] } })
  expect(orders.map(({ amount, contact }) => [amount, contact])).toEqual([
    [10, null],
    [10, null],
  ])
  const dump = await dumpDatabase(crm.site.uri)
  // what the host's own form stored is the host's
  const own = Object.entries(dump).filter(([table]) => !table.startsWith('form_submissions'))
  for (const [table, rows] of own) expect(rows, table).not.toMatch(/grace@example/i)
  expect(crm.log.join('\n')).not.toMatch(/@example\.org/)
})

it('an address no contact can have sets nothing aside: the order counts, the form does not', async () => {
  const { deadLetters: before } = await status()
  const clickId = await crm.scan('POSTER')
  for (const email of ['jürgen.@example.org', 'ada@example.c']) {
    expect((await submit({ email, qr_scan_id: String(clickId) })).status).toBe(201)
    await sell({ buyer: { email }, clickId, orderId: `EAI ${email.length}` })
    const [order] = await crm.find('qr-conversions', { orderId: { equals: `EAI ${email.length}` } })
    expect(order).toMatchObject({ amount: 10, contact: null })
    expect(await crm.contact(email)).toBeUndefined()
  }
  expect((await status()).deadLetters).toEqual(before)
})

it('a person whose address changed is erased under the old one too', async () => {
  const collection = 'qr-contacts' as never
  const data = { consent: { given: true }, email: 'maiden@example.org' }
  const { id } = (await crm.payload.create({ collection, data: data as never })) as { id: number }
  await crm.runJobs()
  // HubSpot has that address in another record, so that there are two of this person
  crm.hubspot.state.write('married@example.org', { email: 'married@example.org' })
  await crm.payload.update({ id, collection, data: { email: 'married@example.org' } as never })
  await crm.runJobs()
  for (let edit = 0; edit < 22; edit++) {
    await crm.payload.update({ id, collection, data: { lastName: `Edit ${edit}` } as never })
    await crm.runJobs()
  }
  expect(crm.inHubSpot('maiden@example.org')).toBeDefined()
  expect(crm.inHubSpot('married@example.org')).toBeDefined()
  const answer = await crm.site.fetch(`/api/qr-contacts/${id}/erase`, {
    body: JSON.stringify({ confirm: true }),
    headers: headers.crm,
    method: 'POST',
  })
  expect(answer.status).toBe(200)
  await crm.runJobs()
  expect(crm.inHubSpot('maiden@example.org')).toBeUndefined()
  expect(crm.inHubSpot('married@example.org')).toBeUndefined()
})
