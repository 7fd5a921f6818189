import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { createTicketSigner } from '../../src/vocabulary/ticketText.js'
import { startCRM } from './startCRM.js'

// Tickets and badges: signed, let in once, and attendance of their contact.

let crm: CRMTest
let door: Record<string, string>
let guest: Record<string, string>

beforeAll(async () => {
  const role = (req: { user: unknown }) => (req.user as { role?: string } | null)?.role
  crm = await startCRM({
    access: {
      checkIn: ({ req }) => role(req) === 'door' || role(req) === 'reader',
      codes: { read: ({ req }) => role(req) !== 'reader' },
      contacts: ({ req }) => role(req) === 'crm',
      privacy: ({ req }) => role(req) === 'crm',
    },
    checkIn: true,
    domains: [{ url: 'https://go.example' }],
  })
  door = await signIn('door')
  guest = await signIn('guest')
})
afterAll(() => crm?.stop())

async function signIn(role: string): Promise<Record<string, string>> {
  const login = { email: `${role}@staff.example`, password: 'secret' }
  await crm.payload.create({ collection: 'users', data: { ...login, role } as never })
  const { token } = await crm.payload.login({ collection: 'users', data: login })
  return { authorization: `JWT ${token}`, 'content-type': 'application/json' }
}

type Made = { code: string; id: number }
const add = async (data: object): Promise<Made> =>
  (await crm.payload.create({
    collection: 'qr-codes',
    data: {
      destination: { type: 'url', url: 'https://example.com/' },
      ticket: true,
      title: 'Row 1',
      ...data,
    } as never,
  })) as unknown as Made

const ask = (body: unknown, headers = door) =>
  fetch(`${crm.url}/api/qr/check-in`, { body: JSON.stringify(body), headers, method: 'POST' })
const checkIn = async (text: string, more: object = {}, headers = door) =>
  (await (await ask({ text, ...more }, headers)).json()) as { at: null | string; result: string; title: null | string } // prettier-ignore

describe('a ticket', () => {
  it('gets its signature when it is made, and its symbol leads on as any', async () => {
    const { code } = await add({ code: 'seat-12' })
    expect(code).toMatch(/^SEAT-12-[2-9A-HJ-NP-Z]{10}$/)
    const answer = await fetch(`${crm.url}/api/q/${code}`, { redirect: 'manual' })
    expect(answer.status).toBe(302)
    expect((await add({})).code).toMatch(/^[2-9A-HJ-NP-Z]{6}-[2-9A-HJ-NP-Z]{10}$/)
  })

  it('is none by being said so later, or where there is no room for the signature', async () => {
    const { id } = await add({ code: 'PLAIN', ticket: false })
    const later = crm.payload.update({ id, collection: 'qr-codes', data: { ticket: true } as never }) // prettier-ignore
    await expect(later).rejects.toThrow('Ticket or badge')
    await expect(add({ code: 'X'.repeat(60) })).rejects.toThrow('Ticket or badge')
  })
})

describe('the door', () => {
  it('tells two tickets with one text by the domain they are on', async () => {
    const { code } = await add({ code: 'vip-1', title: 'Here' })
    await add({ code: 'vip-1', domain: 'go.example', title: 'There' })
    const there = await checkIn(`HTTPS://GO.EXAMPLE/Q/${code}`)
    expect(there).toMatchObject({ result: 'admitted', title: 'There' })
    expect(await checkIn(code)).toMatchObject({ result: 'admitted', title: 'Here' })
    expect(await checkIn(`https://go.example/q/${code}`)).toMatchObject({
      result: 'used',
      title: 'There',
    })
  })

  it('lets in once, by the code or the address in its symbol', async () => {
    const { code } = await add({ title: 'Ada, row 1' })
    const first = await checkIn(`HTTPS://EXAMPLE.COM/Q/${code}?x=1`)
    expect(first).toEqual({ at: expect.any(String), result: 'admitted', title: 'Ada, row 1' })
    expect(await checkIn(code.toLowerCase())).toEqual({ ...first, result: 'used' })
  })

  it('lets in one of many who ask at the same time', async () => {
    const { code } = await add({})
    const said = await Promise.all(Array.from({ length: 20 }, () => checkIn(code)))
    expect(said.map(({ result }) => result).sort()).toEqual(['admitted', ...Array<string>(19).fill('used')]) // prettier-ignore
  })

  it('takes an attempt that is sent once more for what it is', async () => {
    const { code } = await add({})
    const attempt = { at: new Date(Date.now() - 3_600_000).toISOString(), attempt: 'phone-1-0001' }
    const first = await checkIn(code, attempt)
    expect(first).toMatchObject({ at: attempt.at, result: 'admitted' })
    expect(await checkIn(code, attempt)).toEqual(first)
    expect(await checkIn(code, { attempt: 'phone-2-0001' })).toMatchObject({ at: attempt.at, result: 'used' }) // prettier-ignore
  })

  it('refuses what is unsigned, foreign, off, or no ticket, and nobody is let in by that', async () => {
    const { code: plain } = await add({ code: 'NOTICKET', ticket: false })
    const theirs = createTicketSigner('another secret').sign('SEAT-13')
    // signed here, and no code: deleted for good, say
    const gone = createTicketSigner('test-secret').sign('GONE')
    expect((await checkIn(plain)).result).toBe('unsigned')
    expect((await checkIn('https://example.com/')).result).toBe('unsigned')
    expect((await checkIn('💥')).result).toBe('unsigned')
    expect((await checkIn(theirs)).result).toBe('foreign')
    expect((await checkIn(gone)).result).toBe('foreign')
    const { code, id } = await add({ status: 'paused' })
    expect((await checkIn(code)).result).toBe('off')
    await crm.payload.update({ id, collection: 'qr-codes', data: { status: 'active' } as never })
    expect((await checkIn(code)).result).toBe('admitted')
    const early = await add({ startsAt: new Date(Date.now() + 3_600_000).toISOString() })
    expect((await checkIn(early.code)).result).toBe('off')
  })

  it.each([
    ['nothing', null, 'text'],
    ['too much', { text: 'x'.repeat(3000) }, 'text'],
    ['an instant of last week', { at: '2026-01-01T00:00:00Z', text: 'A' }, 'at'],
    ['no instant', { at: 'now', text: 'A' }, 'at'],
    ['an attempt of odd characters', { attempt: 'x\n'.repeat(9), text: 'A' }, 'attempt'],
  ])('says what is wrong: %s', async (_, body, field) => {
    const answer = await ask(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ field }] })
  })

  it('is for whom the host says, by codes they may read', async () => {
    const { code } = await add({})
    expect((await ask({ text: code }, guest)).status).toBe(403)
    expect((await ask({ text: code }, { 'content-type': 'application/json' })).status).toBe(403)
    expect(await checkIn(code, {}, await signIn('reader'))).toEqual({ at: null, result: 'foreign', title: null }) // prettier-ignore
    expect((await checkIn(code)).result).toBe('admitted')
  })
})

describe('attendance', () => {
  it('is on the contact whose badge it is, once, and told to HubSpot', async () => {
    const person = await crm.payload.create({
      collection: 'qr-contacts' as never,
      data: { consent: { at: new Date().toISOString(), given: true, source: 'form' }, email: 'badge@example.org' } as never, // prettier-ignore
    })
    const contact = (person as { id: number }).id
    const { code } = await add({ contact })
    const { at } = await checkIn(code)
    await checkIn(code)
    expect(await crm.contact('badge@example.org')).toMatchObject({
      lastAttendedAt: at,
      ticketsAttended: 1,
      ticketsHeld: 1,
    })
    await crm.runJobs()
    expect(crm.inHubSpot('badge@example.org')).toMatchObject({ qr_tickets_attended: '1' })
    const kept = await fetch(`${crm.url}/api/qr/person?contact=${contact}`, { headers: await signIn('crm') }) // prettier-ignore
    expect((await kept.json()).checkIns).toEqual([{ checkedInAt: at, code, title: 'Row 1' }])
  })
})

it('goes with the code', async () => {
  const { code, id } = await add({})
  await checkIn(code)
  await crm.payload.delete({ id, collection: 'qr-codes' })
  const { pool } = crm.payload.db as unknown as { pool: { query: (text: string, values: unknown[]) => Promise<{ rowCount: number }> } } // prettier-ignore
  const { rowCount } = await pool.query('SELECT 1 FROM qr_check_ins WHERE qr_code_id = $1', [id])
  expect(rowCount).toBe(0)
})
