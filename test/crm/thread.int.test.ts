import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { startCRM } from './startCRM.js'

let crm: CRMTest
beforeAll(async () => {
  crm = await startCRM()
})
afterAll(() => crm.stop())

it('a scan becomes a sale on a contact in HubSpot, and a cancellation takes it back', async () => {
  const campaign = await crm.payload.create({
    collection: 'qr-campaigns' as never,
    data: { title: 'Summer' } as never,
  })
  const first = await crm.createCode({ campaign: (campaign as { id: number }).id, code: 'POSTER' })
  await crm.createCode({ code: 'TABLE' })
  const qrScanId = await crm.scan('POSTER')
  expect(qrScanId).toMatch(/^[\w-]{24}$/)
  const order = crm.vivenu.buy({
    email: 'Ada@Example.org',
    firstName: 'Ada',
    lastName: 'Byron',
    qrScanId: qrScanId ?? undefined,
    tickets: 2,
  })
  await crm.vivenu.settled()
  await crm.runJobs()

  const [conversion] = await crm.find('qr-conversions')
  expect(conversion).toMatchObject({
    amount: 39.8,
    campaign: 'summer',
    code: 'POSTER',
    currency: 'EUR',
    qrCode: first.id,
    status: 'complete',
    tickets: 2,
    touchModel: 'scan-id',
  })
  expect(await crm.contact('ada@example.org')).toMatchObject({
    certainty: 'verified',
    codes: ['POSTER'],
    conversions: 1,
    firstName: 'Ada',
    firstTouch: { campaign: 'summer', code: 'POSTER' },
    lastName: 'Byron',
    lastTouch: { code: 'POSTER', utmCampaign: 'summer', utmSource: 'qr' },
    scanCount: 1,
    tickets: 2,
    value: { EUR: 39.8 },
  })
  expect(crm.inHubSpot('ada@example.org')).toMatchObject({
    firstname: 'Ada',
    qr_first_campaign: 'summer',
    qr_first_code: 'POSTER',
    qr_last_code: 'POSTER',
    qr_scan_count: '1',
    qr_tickets: '2',
    qr_value_by_currency: 'EUR 39.80',
  })
  const [customer] = crm.vivenu.customers.values()
  expect(customer).toMatchObject({
    meta: { qr_first_code: 'POSTER', qr_scan_count: 1 },
    tags: ['qr:POSTER', 'qr:campaign:summer'],
  })

  crm.vivenu.cancel(order._id)
  await crm.vivenu.settled()
  await crm.runJobs()
  expect((await crm.find('qr-conversions'))[0]).toMatchObject({ amount: 0, status: 'cancelled', tickets: 0 }) // prettier-ignore
  expect(await crm.contact('ada@example.org')).toMatchObject({ conversions: 0, tickets: 0, value: {} }) // prettier-ignore
  expect(crm.inHubSpot('ada@example.org')).toMatchObject({
    qr_first_code: 'POSTER',
    qr_tickets: '0',
    qr_value_by_currency: '',
  })
})
