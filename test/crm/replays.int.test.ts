import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Message } from './messages.js'
import type { CRMTest } from './startCRM.js'

import { runtimeOf } from '../../src/runtime/runtimeOf.js'
import { newScanId } from '../../src/scan/attribution/createCarryScanId.js'
import { hashClickId } from '../../src/scan/attribution/hashClickId.js'
import { createRandom } from '../createRandom.js'
import { scanRecord } from '../scanRecord.js'
import { until } from '../until.js'
import { genericMessages, stripeMessages, vivenuMessage } from './messages.js'
import { startCRM, WEBHOOK_KEY } from './startCRM.js'
import { stateOf } from './stateOf.js'

const KEYS = { generic: 'key-of-the-own-shop', stripe: 'whsec_of_the_tests', vivenu: WEBHOOK_KEY }
const ORDERS = 15
const ids = Array.from({ length: 12 }, newScanId)

/** One that hears everything five times in any order, and one that hears it once and in order. */
let noisy: CRMTest
let plain: CRMTest
beforeAll(async () => {
  const ticketing = {
    generic: { secret: KEYS.generic },
    stripe: { secret: KEYS.stripe },
    testEvents: true,
    vivenu: { secret: KEYS.vivenu },
  }
  noisy = await startCRM({ ticketing })
  plain = await startCRM({ ticketing })
  const now = Date.now()
  const scans = ids.map((id, index) => ({
    at: now - (index + 1) * 3_600_000,
    code: index % 2 ? 'POSTER' : 'TABLE',
    id,
  }))
  await Promise.all([prepare(noisy, scans), prepare(plain, scans)])
})
afterAll(() => Promise.all([noisy.stop(), plain.stop()]))

/** The same codes and scans in both, so that the same ids mean the same. */
async function prepare(crm: CRMTest, scans: { at: number; code: string; id: string }[]) {
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
        scanId: `01SCAN${id.replace(/\W|_/g, '').slice(0, 8).toUpperCase()}${at}`.slice(0, 26),
        scannedAt: at,
        clickIdHash: hashClickId(id),
      }),
    ),
  )
}

const deliver = async (crm: CRMTest, { body, headers, provider }: Message): Promise<void> => {
  const url = `${crm.url}/api/qr/webhooks/${provider}`
  const send = async () => (await fetch(url, { body, headers, method: 'POST' })).status
  // as shops do where this machine is busy
  const answer = await until(async () => send().then((code) => (code === 503 ? null : code))) // prettier-ignore
  expect(answer).toBe(200)
}

/** Some ids are carried by two people: the earlier order keeps them. */
const clickId = (order: number) => (order % 3 === 2 ? undefined : ids[order % ids.length])
const buyer = (order: number) => (order % 11 === 10 ? undefined : `Buyer${order % 8}@Example.org`)

/** Orders of a Vivenu shop with everything that may become of them. */
async function vivenuMessages(): Promise<Message[]> {
  const { vivenu } = noisy
  vivenu.hold()
  const before = vivenu.deliveries.length
  for (let order = 0; order < ORDERS; order++) {
    const { _id } = vivenu.buy({
      coupon: order % 5 === 0 ? 'summer10' : undefined,
      email: buyer(order),
      firstName: `First${order}`,
      lastName: `Last${order}`,
      origin: order % 9 === 8 ? 'rebooking' : 'yourticket',
      qrScanId: clickId(order),
      tickets: 1 + (order % 4),
    })
    // orders follow each other in time, as they do in life
    const made = Date.now()
    await expect.poll(() => Date.now() - made, { interval: 1 }).toBeGreaterThan(2)
    const [ticket] = vivenu.ticketsOf(_id)
    if (order % 2 && ticket) vivenu.scanTicket(ticket._id, order % 6 === 5 ? 'declined' : 'approved') // prettier-ignore
    if (order % 4 === 1) vivenu.cancelTickets(_id, 1)
    if (order % 8 === 3) vivenu.cancelTickets(_id, 2)
    if (order % 6 === 3) vivenu.cancel(_id)
  }
  return vivenu.deliveries.slice(before).map((delivery) => vivenuMessage(KEYS, delivery))
}

function shuffled<Item>(items: Item[], random: () => number): Item[] {
  const mixed = [...items]
  for (let at = mixed.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item]
  }
  return mixed
}

it.each([1, 2, 3])(
  'five times in random order comes to the same as once in order: stream %i',
  async (seed) => {
    // prettier-ignore
    const random = createRandom(seed)
    const stream = { buyer, clickId, keys: KEYS, name: `s${seed}`, start: Date.now() - 110_000 }
    const messages = [
      ...(await stripeMessages(stream, ORDERS)),
      ...(await genericMessages({ ...stream, start: stream.start + 333 }, ORDERS)),
      ...(await vivenuMessages()),
    ]
    for (const message of messages) await deliver(plain, message)
    await plain.payload.jobs.run({ limit: 1_000, sequential: true, silent: true })
    await plain.runJobs()

    const round = shuffled(Array.from({ length: 5 }, () => messages).flat(), random)
    while (round.length > 0) {
      const some = round.splice(0, 1 + Math.floor(random() * 12))
      // work goes on while more comes in
      const work = random() < 0.3 ? noisy.payload.jobs.run({ limit: 40, silent: true }) : null
      await Promise.all([...some.map((message) => deliver(noisy, message)), work])
    }
    await noisy.runJobs()

    const [heardOften, heardOnce] = [await stateOf(noisy), await stateOf(plain)]
    expect(heardOnce.conversions).toHaveLength(3 * ORDERS * seed)
    for (const part of ['conversions', 'tickets', 'contacts', 'hubspot'] as const) {
      expect(heardOften[part], part).toEqual(heardOnce[part])
    }
    const kept = (crm: CRMTest) => crm.find('qr-deliveries').then(({ length }) => length)
    expect(await kept(noisy)).toBe(await kept(plain))
    const statuses = new Set(heardOnce.conversions.map(({ status }) => status))
    expect([...statuses].sort()).toEqual(['cancelled', 'complete', 'partially-cancelled', 'partially-refunded', 'pending', 'refunded']) // prettier-ignore
    const models = new Set(heardOnce.conversions.map(({ touchModel }) => touchModel))
    expect([...models].sort()).toEqual(['last-touch', 'none', 'scan-id', 'shop-mark'])
  },
  120_000,
)
