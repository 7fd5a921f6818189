import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { inOwnTransaction } from '../../src/people/inOwnTransaction.js'
import { crmStoreOf } from '../../src/store/crmStoreOf.js'
import { genericRequest } from '../fakes/senders/genericRequest.js'
import { until } from '../until.js'
import { startCRM } from './startCRM.js'

const SECRET = 'secret-of-the-generic-shop'
const PEOPLE = 4
const ROUNDS = 12
let crm: CRMTest
beforeAll(async () => {
  crm = await startCRM({ ticketing: { generic: { secret: SECRET } } })
})
afterAll(() => crm.stop())

it('people edit contacts while sales arrive for them: neither waits in vain nor is lost', async () => {
  const emails = Array.from({ length: PEOPLE }, (_, n) => `edited${n}@example.org`)
  const sell = (person: number, round: number) =>
    fetch(
      genericRequest(`${crm.url}/api/qr/webhooks/generic`, SECRET, {
        amount: '10.00',
        buyer: { email: emails[person], firstName: 'Shop', lastName: 'Shop' },
        currency: 'EUR',
        id: `${person}-${round}`,
        orderId: `${person}-${round}`,
        status: 'complete',
        tickets: [{ id: `${person}-${round}`, quantity: 1 }],
      }),
    )
  for (let person = 0; person < PEOPLE; person++) await sell(person, 0)
  await crm.runJobs()
  const ids = new Map((await crm.find('qr-contacts')).map(({ email, id }) => [email, id]))
  const edit = async (email: string, round: number) => {
    for (const word of ['Once', 'Twice', 'Edited']) {
      const data = { lastName: `${word} ${round}` }
      await crm.payload.update({ id: ids.get(email), collection: 'qr-contacts' as never, data: data as never }) // prettier-ignore
    }
  }

  for (let round = 1; round <= ROUNDS; round++) {
    for (let person = 0; person < PEOPLE; person++) {
      expect((await sell(person, round)).status).toBe(200)
    }
    await Promise.all([
      crm.payload.jobs.run({ limit: 100, silent: true }),
      ...emails.map((email) => edit(email, round)),
    ])
  }
  await crm.runJobs()
  for (const email of emails) {
    const tickets = ROUNDS + 1
    const value = { EUR: tickets * 10 }
    expect(await crm.contact(email)).toMatchObject({ lastName: `Edited ${ROUNDS}`, tickets, value })
    expect(crm.inHubSpot(email)).toMatchObject({ qr_tickets: String(tickets) })
  }
  const { rows } = await withClient(crm.site.uri, (client) =>
    client.query('SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()'),
  )
  expect(rows).toEqual([{ deadlocks: 0 }])
}, 60_000)

it('an edit that meets a job at the worst moment waits for it', async () => {
  const data = { email: 'met@example.org' }
  const { id } = (await crm.payload.create({ collection: 'qr-contacts' as never, data: data as never })) as { id: number } // prettier-ignore
  const args = { id, collection: 'qr-contacts' as never }
  const waits = () =>
    withClient(crm.site.uri, async (client) => {
      const { rows } = await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") // prettier-ignore
      return rows.length > 0 ? true : null
    })
  let edit: null | Promise<unknown> = null
  await inOwnTransaction(crm.payload, async (req) => {
    await crmStoreOf(crm.payload).lock(req, `contact:${id}`)
    edit = crm.payload.update({ ...args, data: { lastName: 'Edited' } as never })
    await until(waits)
    await crm.payload.update({ ...args, data: { certainty: 'verified' } as never, req })
  })
  await expect(edit).resolves.toMatchObject({ lastName: 'Edited' })
  expect(await crm.contact('met@example.org')).toMatchObject({ lastName: 'Edited' })
})
