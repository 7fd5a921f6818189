import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { optionsOf } from '../../src/options/optionsOf.js'
import { eraseContact } from '../../src/people/erasure/eraseContact.js'
import { inOwnTransaction } from '../../src/people/inOwnTransaction.js'
import { signVivenu } from '../fakes/senders/signVivenu.js'
import { dumpDatabase } from './dumpDatabase.js'
import { startCRM, WEBHOOK_KEY } from './startCRM.js'

const GUEST = { email: 'Guest@Example.org', firstName: 'Grace', lastName: 'Hopper' }
const BUYER = { email: 'buyer@example.org', firstName: 'Ada', lastName: 'Byron' }

let crm: CRMTest
let plain: CRMTest
beforeAll(async () => {
  crm = await startCRM({
    ticketing: { attendees: true, testEvents: true, vivenu: { secret: WEBHOOK_KEY } },
  })
  plain = await startCRM()
})
afterAll(() => Promise.all([crm.stop(), plain.stop()]))

const settle = async (): Promise<void> => {
  await crm.vivenu.settled()
  await crm.runJobs()
}
const ticketOf = (order: string, email: string): string =>
  crm.vivenu.ticketsOf(order).find((ticket) => ticket.email === email)?._id ?? ''

it('one contact per address, with its roles; who enters the gate has attended', async () => {
  const { _id } = crm.vivenu.buy({ ...BUYER, attendees: [GUEST, BUYER, { email: undefined }], tickets: 3 }) // prettier-ignore
  await settle()
  expect(await crm.contact('buyer@example.org')).toMatchObject({
    conversions: 1,
    firstName: 'Ada',
    roles: ['attendee', 'buyer'],
    tickets: 3,
    ticketsAttended: 0,
    ticketsHeld: 1,
  })
  expect(await crm.contact('guest@example.org')).toMatchObject({
    certainty: 'claimed',
    conversions: 0,
    firstName: 'Grace',
    roles: ['attendee'],
    tickets: 0,
    ticketsHeld: 1,
    value: {},
  })
  crm.vivenu.scanTicket(ticketOf(_id, GUEST.email))
  await settle()
  expect(await crm.contact('guest@example.org')).toMatchObject({
    lastAttendedAt: expect.any(String),
    ticketsAttended: 1,
  })
  expect(await crm.contact('buyer@example.org')).toMatchObject({ ticketsAttended: 0 })
})

it('a gate that overtakes the sale counts for the right person too', async () => {
  crm.vivenu.hold()
  const guest = { email: 'early@example.org' }
  const { _id } = crm.vivenu.buy({ ...BUYER, attendees: [guest], tickets: 1 })
  crm.vivenu.scanTicket(ticketOf(_id, guest.email))
  const scan = crm.vivenu.deliveries.find(({ state, type }) => state === 'held' && type === 'scan.created') // prettier-ignore
  await fetch(`${crm.url}/api/qr/webhooks/vivenu`, {
    body: scan?.body,
    headers: { 'x-vivenu-signature': signVivenu(WEBHOOK_KEY, scan?.body ?? '') },
    method: 'POST',
  })
  await crm.runJobs()
  expect(await crm.contact('early@example.org')).toBeUndefined()
  await crm.vivenu.release()
  await settle()
  expect(await crm.contact('early@example.org')).toMatchObject({ ticketsAttended: 1, ticketsHeld: 1 }) // prettier-ignore
})

it('the contract of the buyer covers nobody else: they leave the house on consent of their own', async () => {
  expect(crm.inHubSpot('buyer@example.org')).toMatchObject({ qr_roles: 'attendee;buyer' })
  expect(crm.inHubSpot('guest@example.org')).toBeUndefined()
  const { id } = (await crm.contact('guest@example.org')) ?? {}
  await crm.payload.update({ id, collection: 'qr-contacts' as never, data: { consent: { given: true } } as never }) // prettier-ignore
  await settle()
  expect(crm.inHubSpot('guest@example.org')).toMatchObject({
    qr_last_attended_at: expect.stringMatching(/^20/),
    qr_roles: 'attendee',
    qr_tickets: '0',
    qr_tickets_attended: '1',
  })
})

it('a cancelled order leaves nobody with a ticket', async () => {
  const guest = { email: 'off@example.org' }
  const { _id } = crm.vivenu.buy({ email: 'payer@example.org', attendees: [guest], tickets: 2 })
  await settle()
  expect(await crm.contact('off@example.org')).toMatchObject({ ticketsHeld: 1 })
  crm.vivenu.cancel(_id)
  await settle()
  expect(await crm.contact('off@example.org')).toMatchObject({ roles: [], ticketsHeld: 0 })
})

it('addresses stand on contacts alone, and an erased attendee stays away', async () => {
  const erase = async (email: string): Promise<void> => {
    const { id } = (await crm.contact(email)) ?? {}
    await inOwnTransaction(crm.payload, (req) =>
      eraseContact(req, optionsOf(crm.payload), { elsewhere: false, id, reason: 'request' }),
    )
  }
  const where = async (): Promise<string[]> =>
    Object.entries(await dumpDatabase(crm.site.uri))
      .filter(([, rows]) => /guest@example/i.test(rows))
      .map(([table]) => table)
  expect(await where()).toEqual(['qr_contacts'])
  await erase('guest@example.org')
  const { _id } = crm.vivenu.buy({ ...BUYER, attendees: [GUEST], tickets: 1 })
  await settle()
  crm.vivenu.scanTicket(ticketOf(_id, GUEST.email))
  await settle()
  expect(await where()).toEqual([])
  // a buyer who is erased takes no ticket from anybody
  await erase('buyer@example.org')
  expect(await crm.contact('early@example.org')).toMatchObject({ ticketsAttended: 1, ticketsHeld: 1 }) // prettier-ignore
})

it('an address also leaves messages that wait, or were set aside', async () => {
  const where = async (): Promise<string[]> =>
    Object.entries(await dumpDatabase(crm.site.uri))
      .filter(([, rows]) => /waiting@example|friend@example/i.test(rows))
      .map(([table]) => table)
  await crm.payload.create({ collection: 'qr-contacts' as never, data: { email: 'waiting@example.org' } as never }) // prettier-ignore
  await crm.payload.create({ collection: 'qr-contacts' as never, data: { email: 'friend@example.org' } as never }) // prettier-ignore
  const { _id } = crm.vivenu.buy({ attendees: [{ email: 'friend@example.org' }], email: 'Waiting@example.org', tickets: 1 }) // prettier-ignore
  await crm.vivenu.settled()
  expect(await where()).toContain('qr_deliveries')
  for (const email of ['waiting@example.org', 'friend@example.org']) {
    const { id } = (await crm.contact(email)) ?? {}
    await inOwnTransaction(crm.payload, (req) =>
      eraseContact(req, optionsOf(crm.payload), { elsewhere: false, id, reason: 'request' }),
    )
  }
  expect(await where()).toEqual([])
  await crm.runJobs()
  expect(await where()).toEqual([])
  const [order] = await crm.find('qr-conversions', { orderId: { equals: _id } })
  expect(order).toMatchObject({ amount: 19.9, contact: null })
})

it('without the option nobody but the buyer is stored', async () => {
  plain.vivenu.buy({ ...BUYER, attendees: [GUEST], tickets: 2 })
  await plain.vivenu.settled()
  for (const rows of Object.values(await dumpDatabase(plain.site.uri))) {
    expect(rows).not.toMatch(/guest@example|Hopper/i)
  }
  await plain.runJobs()
  expect(await plain.contact('guest@example.org')).toBeUndefined()
  expect(await plain.contact('buyer@example.org')).not.toHaveProperty('roles')
})
