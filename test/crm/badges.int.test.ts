import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { recordFormSubmission, sweepQR } from '../../plugin/index.js'
import { genericRequest } from '../fakes/senders/genericRequest.js'
import { startCRM } from './startCRM.js'

const SECRET = 'secret-of-the-generic-shop'
let crm: CRMTest

beforeAll(async () => {
  crm = await startCRM({ ticketing: { generic: { secret: SECRET } } })
})
afterAll(() => crm.stop())

/** A person whose badge was scanned twice, and the ids of the scans. */
async function wearer(name: string): Promise<(null | string)[]> {
  const contact = await crm.payload.create({
    collection: 'qr-contacts' as never,
    data: { email: `${name}@example.org` } as never,
  })
  const code = name.toUpperCase()
  await crm.createCode({ code, contact: (contact as { id: number }).id })
  const ids = [await crm.scan(code), await crm.scan(code)]
  await sweepQR(crm.payload)
  await crm.runJobs()
  expect(await crm.contact(`${name}@example.org`)).toMatchObject({ scanCount: 2 })
  return ids
}

it('a scan of somebody’s badge that another claims counts once, for who claims it', async () => {
  const [first, second] = await wearer('ada')
  const [scan] = await crm.find('qr-scans', { code: { equals: 'ADA' } })
  await recordFormSubmission({ email: 'grace@example.org', payload: crm.payload, scanId: first })
  await crm.runJobs()
  expect(await crm.contact('grace@example.org')).toMatchObject({ scanCount: 1 })
  const ada = await crm.contact('ada@example.org')
  expect(ada).toMatchObject({ codes: ['ADA'], scanCount: 1 })
  expect(ada?.firstTouch.scanId).not.toBe(scan?.scanId)
  expect(ada?.firstTouch).toEqual(ada?.lastTouch)

  await recordFormSubmission({ email: 'grace@example.org', payload: crm.payload, scanId: second })
  await crm.runJobs()
  expect(await crm.contact('ada@example.org')).toMatchObject({
    codes: [],
    firstTouch: { code: null },
    lastTouch: { code: null },
    scanCount: 0,
  })
  expect(await crm.contact('grace@example.org')).toMatchObject({ scanCount: 2 })
})

it('so does one that another bought with, and the wearer’s own counts once as well', async () => {
  const [first, second] = await wearer('linus')
  const sell = (email: string, orderId: string, clickId: null | string) =>
    fetch(
      genericRequest(`${crm.url}/api/qr/webhooks/generic`, SECRET, { amount: '5.00', buyer: { email }, clickId, currency: 'EUR', id: orderId, orderId, status: 'complete' }), // prettier-ignore
    )
  await sell('barbara@example.org', 'B1', first ?? null)
  await sell('linus@example.org', 'L1', second ?? null)
  await crm.runJobs()
  expect(await crm.contact('barbara@example.org')).toMatchObject({ scanCount: 1 })
  expect(await crm.contact('linus@example.org')).toMatchObject({ scanCount: 1 })
})
