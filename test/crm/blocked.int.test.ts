import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { genericRequest } from '../fakes/senders/genericRequest.js'
import { until } from '../until.js'
import { startCRM } from './startCRM.js'

const SECRET = 'secret-of-the-generic-shop'
let crm: CRMTest
let other: pg.Client

beforeAll(async () => {
  crm = await startCRM({
    ticketing: {
      generic: { secret: SECRET },
      // a vault that does not answer
      stripe: { secret: () => new Promise<string>(() => undefined) },
    },
  })
  other = new pg.Client({ connectionString: crm.site.uri })
  await other.connect()
})
afterEach(() => other.query('ROLLBACK'))
afterAll(async () => {
  await other.end()
  await crm.stop()
})

/** As a migration does, or somebody at a console. */
const block = () => other.query('BEGIN; LOCK TABLE qr_deliveries IN ACCESS EXCLUSIVE MODE')

const send = async (orderId: string): Promise<number> => {
  const message = { amount: '10.00', buyer: { email: `${orderId}@example.org` }, currency: 'EUR', id: orderId, orderId, status: 'complete' } // prettier-ignore
  const url = `${crm.url}/api/qr/webhooks/generic`
  return (await fetch(genericRequest(url, SECRET, message))).status
}

const expectOnce = async (orderId: string) => {
  expect(await until(async () => ((await send(orderId)) === 200 ? true : null))).toBe(true)
  await crm.runJobs()
  const deliveries = await crm.find('qr-deliveries', { deliveryId: { equals: `generic:${orderId}` } }) // prettier-ignore
  expect(deliveries).toMatchObject([{ state: 'done' }])
  const orders = await crm.find('qr-conversions', { orderId: { equals: orderId } })
  expect(orders).toMatchObject([{ amount: 10, conversions: 1 }])
}

it('a sender is answered while the database is blocked, and its repetition is stored once', async () => {
  await block()
  expect(await Promise.all([send('a'), send('a'), send('b')])).toEqual([503, 503, 503])
  await other.query('ROLLBACK')
  await expectOnce('a')
  await expectOnce('b')
})

it('what waits for a blocked table gives its connection back', async () => {
  await block()
  expect(await send('c')).toBe(503)
  const waiting = `SELECT 1 FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  const untilWaiting = (count: number) =>
    until(async () => ((await other.query(waiting)).rowCount === count ? true : null), 30_000)
  await untilWaiting(1)
  await untilWaiting(0)
  await other.query('ROLLBACK')
  await expectOnce('c')
})

it('a secret that does not come is answered as well', async () => {
  const answer = await fetch(`${crm.url}/api/qr/webhooks/stripe`, { body: '{}', method: 'POST' })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '10'])
  expect(crm.log.join('\n')).toContain('webhook of stripe: late')
})
