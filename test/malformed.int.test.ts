import { afterAll, beforeAll, expect, it } from 'vitest'

import { signIn } from './signIn.js'
import { startPayload, type TestPayload } from './startPayload.js'

// Scripts send what no form would: refused by name, and nothing changes.

let site: TestPayload
let headers: Record<string, string>
let doc: { id: number }
beforeAll(async () => {
  site = await startPayload()
  headers = await signIn(site)
  const data = { code: 'KEPT', destination: { type: 'url', url: 'https://example.com' }, title: 'Kept' } // prettier-ignore
  const made = await send('/qr-codes', data, 'POST')
  doc = ((await made.json()) as { doc: { id: number } }).doc
})
afterAll(() => site.stop())

const send = (path: string, body: object, method: string) =>
  site.fetch(`/api${path}`, { body: JSON.stringify(body), headers, method })

const to = [{ url: 'https://example.com/there' }]
const reference = (value: unknown, relationTo: unknown = 'pages') => ({
  destination: { reference: { relationTo, value }, type: 'reference' },
})

const MALFORMED: [field: string, data: object][] = [
  ['destination', reference(999_999)],
  ['destination', reference('abc')],
  ['destination', reference(1e30)],
  ['destination', reference({ id: {} })],
  ['destination', reference([1])],
  ['destination', reference(1, 'users')],
  ['destination', reference(1, 7)],
  ['destination', { destination: { reference: 'pages/1', type: 'reference' } }],
  ['destination', { destination: { type: 'url', url: 7 } }],
  ['destination', { destination: { type: 'url', url: {} } }],
  ['rules', { rules: [null] }],
  ['rules', { rules: ['abc'] }],
  ['rules', { rules: [[]] }],
  ['rules', { rules: 'abc' }],
  ['rules', { rules: [{ to: null, when: {} }] }],
  ['rules', { rules: [{ to: [null], when: {} }] }],
  ['rules', { rules: [{ to: 'https://example.com', when: {} }] }],
  ['rules', { rules: [{ to: [{ url: 7 }], when: {} }] }],
  ['rules', { rules: [{ to: [{ reference: 1 }], when: {} }] }],
  ['rules', { rules: [{ to: [{ reference: { relationTo: 'pages', value: 'abc' } }], when: {} }] }],
  ['rules', { rules: [{ to, when: 7 }] }],
  ['rules', { rules: [{ to, when: [] }] }],
  ['campaign', { campaign: 999_999 }],
  ['preset', { preset: 999_999 }],
  ['campaign', { campaign: 1e30 }],
  ['campaign', { campaign: 'abc' }],
  ['campaign', { campaign: {} }],
  ['campaign', { campaign: [1] }],
  ['fallbackURL', { fallbackURL: 7 }],
  ['fallbackURL', { fallbackURL: {} }],
  ['password', { between: { kind: 'password', password: {} } }],
  ['aliases', { aliases: 'abc' }],
  ['aliases', { aliases: [null] }],
  ['aliases', { aliases: [{ text: 7 }] }],
  ['scanLimit', { scanLimit: 'abc' }],
  ['scansPerVisitor', { scansPerVisitor: 1e30 }],
  ['startsAt', { startsAt: 'abc' }],
  ['expiresAt', { expiresAt: {} }],
  ['status', { status: {} }],
  ['code', { code: {} }],
]

it.each(MALFORMED)('%s of %j is refused', async (field, data) => {
  const before = await site.payload.findByID({ id: doc.id, collection: 'qr-codes', depth: 0 })
  for (const answer of [
    await send(`/qr-codes/${doc.id}`, data, 'PATCH'),
    await send('/qr-codes', { destination: { type: 'url', url: 'https://example.com' }, title: 'New', ...data }, 'POST'), // prettier-ignore
  ]) {
    const said = await answer.text()
    expect([answer.status, said]).toEqual([400, expect.stringContaining(field)])
  }
  const { updatedAt, ...after } = await site.payload.findByID({ id: doc.id, collection: 'qr-codes', depth: 0 }) // prettier-ignore
  expect({ ...after, updatedAt }).toEqual(before)
})

const CAMPAIGNS: [field: string, data: object][] = [
  ['destination', reference('abc')],
  ['destination', { destination: { type: 'url', url: {} } }],
  ['rules', { rules: [null] }],
  ['slug', { slug: {} }],
  ['domain', { domain: {} }],
  ['startsAt', { startsAt: 'abc' }],
]

it.each(CAMPAIGNS)('%s of a campaign, %j, is refused', async (field, data) => {
  const answer = await send('/qr-campaigns', { title: 'Derby', ...data }, 'POST')
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(field)])
})

it.each([
  ['/qr-designs', 'design', { design: [] }],
  ['/qr-designs', 'title', { title: {} }],
])('%s refuses %s', async (path, field, data) => {
  const answer = await send(path, { title: 'Red', ...data }, 'POST')
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(field)])
})

it('and what is right is saved, a number where a text belongs as its digits', async () => {
  const answer = await send(`/qr-codes/${doc.id}`, { rules: [{ to, when: { devices: ['ios'] } }] }, 'PATCH') // prettier-ignore
  expect(answer.status).toBe(200)
  const data = {
    between: { kind: 'password', password: 12_345_678 },
    code: 2026,
    destination: { type: 'url', url: 'https://example.com' },
    title: 7,
  }
  const made = await send('/qr-codes', data, 'POST')
  expect(await made.json()).toMatchObject({ doc: { code: '2026', title: '7' } })
})
