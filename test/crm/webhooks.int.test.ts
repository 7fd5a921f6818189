import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { Delivery } from '../fakes/vivenu/types.js'
import type { CRMTest } from './startCRM.js'

import { hashScanId } from '../../src/scan/attribution/hashScanId.js'
import { newScanId } from '../../src/scan/attribution/newScanId.js'
import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { signVivenu } from '../fakes/senders/signVivenu.js'
import { scanRecord } from '../scanRecord.js'
import { dumpDatabase } from './dumpDatabase.js'
import { startCRM, TOKEN, WEBHOOK_KEY } from './startCRM.js'

/** One that hears everything five times in any order, and one that hears it once. */
let noisy: CRMTest
let plain: CRMTest
beforeAll(async () => {
  noisy = await startCRM()
  plain = await startCRM()
})
afterAll(() => Promise.all([noisy.stop(), plain.stop()]))

const send = (crm: CRMTest, body: string, headers: Record<string, string>) =>
  fetch(`${crm.url}/api/qr/webhooks/vivenu`, { body, headers, method: 'POST' })
const deliver = async (crm: CRMTest, { body }: Delivery): Promise<void> => {
  const answer = await send(crm, body, { 'x-vivenu-signature': signVivenu(WEBHOOK_KEY, body) })
  expect(answer.status).toBe(200)
}

/** The same codes and scans in both, so that the same ids mean the same. */
const prepare = async (crm: CRMTest, scans: { at: number; code: string; id: string }[]) => {
  const codes = new Map<string, number>()
  for (const code of ['POSTER', 'TABLE', 'FLYER']) {
    const shopMarks = code === 'FLYER' ? { coupon: 'Summer10' } : {}
    codes.set(code, (await crm.createCode({ code, shopMarks })).id)
  }
  await runtimeOf(crm.payload).store.writeScans(
    scans.map(({ at, code, id }) =>
      scanRecord({
        code,
        qrCode: codes.get(code) ?? 0,
        scanId: `01SCAN${id.slice(0, 8).toUpperCase()}${at}`.slice(0, 26),
        scannedAt: at,
        scanToken: hashScanId(id),
      }),
    ),
  )
}

const without = (doc: Record<string, unknown>) => {
  const { id: _id, conversionList: _list, createdAt: _created, updatedAt: _updated, contact: _contact, touchedAt: _touched, ...rest } = doc // prettier-ignore
  return rest
}

/** Everything that counts, without what depends on when and in what order it was written. */
const stateOf = async (crm: CRMTest) => {
  const contacts = await crm.find('qr-contacts')
  const emailOf = new Map(contacts.map(({ email, id }) => [id, email]))
  const conversions = await crm.find('qr-conversions')
  const byKey = (key: string) => (a: Record<string, unknown>, b: Record<string, unknown>) =>
    String(a[key]) < String(b[key]) ? -1 : 1
  return {
    contacts: contacts.map(without).sort(byKey('email')),
    conversions: conversions
      .map((doc): Record<string, unknown> => ({
        ...without(doc),
        email: emailOf.get(doc.contact as number),
      }))
      .sort(byKey('key')),
    hubspot: [...crm.hubspot.state.contacts.values()]
      // a name is sent once, and HubSpot's to change from then on
      .map(({ properties: { firstname: _first, lastname: _last, ...properties } }) => properties)
      .sort(byKey('email')),
  }
}

it('every webhook five times in random order comes to the same as each once', async () => {
  const now = Date.now()
  const ids = Array.from({ length: 12 }, newScanId)
  const scans = ids.map((id, index) => ({
    at: now - (index + 1) * 3_600_000,
    code: index % 2 ? 'POSTER' : 'TABLE',
    id,
  }))
  await Promise.all([prepare(noisy, scans), prepare(plain, scans)])

  const { vivenu } = noisy
  vivenu.hold()
  for (let index = 0; index < 24; index++) {
    const order = vivenu.buy({
      coupon: index % 5 === 0 ? 'summer10' : undefined,
      email: index % 11 === 10 ? undefined : `Buyer${index % 8}@Example.org`,
      firstName: `First${index}`,
      lastName: `Last${index}`,
      origin: index % 9 === 8 ? 'rebooking' : 'yourticket',
      // some ids are carried by two people: the earlier order keeps them
      qrScanId: index % 3 === 2 ? undefined : ids[index % 12],
      tickets: 1 + (index % 4),
    })
    // orders follow each other in time, as they do in life
    await new Promise((resolve) => setTimeout(resolve, 3))
    const [ticket] = vivenu.ticketsOf(order._id)
    if (index % 2 && ticket) vivenu.scanTicket(ticket._id)
    if (index % 4 === 1) vivenu.cancelTickets(order._id, 1)
    if (index % 6 === 3) vivenu.cancel(order._id)
  }
  const deliveries = [...vivenu.deliveries]
  for (const delivery of deliveries) await deliver(plain, delivery)
  await plain.runJobs()

  const round = Array.from({ length: 5 }, () => deliveries).flat()
  for (let at = round.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[round[at], round[other]] = [round[other] as Delivery, round[at] as Delivery]
  }
  while (round.length > 0) {
    await Promise.all(round.splice(0, 8).map((delivery) => deliver(noisy, delivery)))
    if (Math.random() < 0.2) await noisy.runJobs()
  }
  await noisy.runJobs()

  const [heardOften, heardOnce] = [await stateOf(noisy), await stateOf(plain)]
  expect(heardOnce.conversions).toHaveLength(24)
  expect(heardOnce.contacts.length).toBeGreaterThan(6)
  expect(heardOften.conversions).toEqual(heardOnce.conversions)
  expect(heardOften.contacts).toEqual(heardOnce.contacts)
  expect(heardOften.hubspot).toEqual(heardOnce.hubspot)
  expect(await noisy.find('qr-deliveries')).toHaveLength(deliveries.length)
  const models = new Set(heardOnce.conversions.map(({ touchModel }) => touchModel))
  expect([...models].sort()).toEqual(['last-touch', 'none', 'scan-id', 'shop-mark'])
}, 120_000)

it('a thousand forged and mangled ones are refused and leave no trace', async () => {
  const before = await dumpDatabase(noisy.site.uri)
  const bodies = noisy.vivenu.deliveries.map(({ body }) => body)
  const mangle = (index: number): [string, Record<string, string>] => {
    const body = bodies[index % bodies.length] ?? ''
    const good = signVivenu(WEBHOOK_KEY, body)
    const flipped = `${good[0] === 'a' ? 'b' : 'a'}${good.slice(1)}`
    const changed = body.replace('"COMPLETE"', '"CANCELED"').replace('19.9', '0.01')
    const kinds: [string, Record<string, string>][] = [
      [`${body} `, { 'x-vivenu-signature': good }],
      [changed === body ? body.slice(1) : changed, { 'x-vivenu-signature': good }],
      [body, { 'x-vivenu-signature': flipped }],
      [body, { 'x-vivenu-signature': signVivenu('another-key-of-somebody', body) }],
      [body, {}],
      [body, { 'x-vivenu-signature': good.slice(0, 63) }],
      [randomBytes(200).toString('hex'), { 'x-vivenu-signature': 'sha256=' + good }],
      [body.replace(/"id":"[^"]+"/, `"id":"${index}"`), { 'x-vivenu-signature': good }],
    ]
    return kinds[index % kinds.length] as [string, Record<string, string>]
  }
  for (let index = 0; index < 1_000; index += 20) {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, more) => send(noisy, ...mangle(index + more))),
    )
    for (const answer of answers) expect(answer.status).toBe(401)
  }
  await noisy.runJobs()
  expect(await dumpDatabase(noisy.site.uri)).toEqual(before)
}, 120_000)

describe('after all of it', () => {
  it('the log knows no person and no secret', () => {
    const log = noisy.log.join('\n')
    expect(log).not.toMatch(/@example\.org|%40example|buyer\d/i)
    expect(log).not.toMatch(/secret-|barcode|pat-eu1/)
    expect(log).not.toContain(WEBHOOK_KEY)
  })

  it('people stand where they belong, secrets nowhere', async () => {
    const dump = await dumpDatabase(noisy.site.uri)
    for (const [table, rows] of Object.entries(dump)) {
      expect(rows, table).not.toMatch(/ticket-secret|transaction-secret|checkout-secret|barcode-/)
      expect(rows, table).not.toMatch(/Secretville|198\.51\.100|secret-agent/)
      expect(rows, table).not.toContain(TOKEN)
      expect(rows, table).not.toContain(noisy.vivenu.apiKey)
      expect(rows, table).not.toContain(WEBHOOK_KEY)
    }
    const people = Object.entries(dump).filter(([, rows]) => /@example\.org/i.test(rows))
    expect(people.map(([table]) => table).sort()).toEqual(['qr_contacts', 'qr_conversions'])
  })
})
