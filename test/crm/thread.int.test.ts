import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { withClient } from '../../scripts/database/createDatabase.js'
import { startCRM, TOKEN, WEBHOOK_KEY } from './startCRM.js'

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

it('what is left in the log and the database is searched, and planted secrets are found', async () => {
  expect(await crm.search()).toEqual([])
  const [barcode] = [...crm.vivenu.tickets.values()].map((ticket) => ticket.barcode)
  const plant = (lastRun: string | null) =>
    withClient(crm.site.uri, (client) =>
      client.query('UPDATE qr_targets SET last_run = $1::jsonb', [lastRun]),
    )
  const { rows } = await withClient(crm.site.uri, (client) =>
    client.query<{ run: string }>('SELECT last_run::text AS run FROM qr_targets LIMIT 1'),
  )
  const key = Buffer.from(`{"key":"${WEBHOOK_KEY}"}`).toString('base64')
  await plant(
    JSON.stringify({ barcode, key, message: `Ada@Example.org from 203.0.113.9: ${TOKEN}` }),
  )
  crm.payload.logger.warn(`no contact ada%40example.org for ${barcode}`)
  const kinds = new Set((await crm.search()).map(({ kind, place }) => `${place}: ${kind}`))
  expect([...kinds].sort()).toEqual([
    'log: barcode',
    'log: e-mail',
    'qr_targets: IP address',
    'qr_targets: access token',
    'qr_targets: accessToken',
    'qr_targets: barcode',
    'qr_targets: e-mail',
    'qr_targets: secret',
  ])
  crm.log.pop()
  await plant(rows[0]?.run ?? null)
  expect(await crm.search()).toEqual([])
})
