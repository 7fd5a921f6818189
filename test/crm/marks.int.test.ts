import { afterAll, beforeAll, expect, it } from 'vitest'

import type { CRMTest } from './startCRM.js'

import { startCRM, WEBHOOK_KEY } from './startCRM.js'

let crm: CRMTest
beforeAll(async () => {
  crm = await startCRM({
    ticketing: {
      mapping: {
        channels: { 'channel-by-option': 'OPTION' },
        coupons: { 'coupon-by-option': 'OPTION' },
        underShops: { 'shop-by-option': 'OPTION', 'shop-of-both': 'OPTION' },
      },
      testEvents: true,
      vivenu: { secret: WEBHOOK_KEY },
    },
  })
  await crm.createCode({ code: 'OPTION' })
  for (const kind of ['underShop', 'channel', 'coupon']) {
    await crm.createCode({ code: kind.toUpperCase(), shopMarks: { [kind]: `${kind}-on-code` } })
  }
  await crm.createCode({ code: 'BOTH', shopMarks: { underShop: 'shop-of-both' } })
})
afterAll(() => crm.stop())

it.each<[string, object, null | string]>([
  ['an under-shop set on a code', { underShop: 'underShop-on-code' }, 'UNDERSHOP'],
  ['a channel set on a code', { channel: 'channel-on-code' }, 'CHANNEL'],
  ['a coupon set on a code, as people type it', { coupon: 'COUPON-on-CODE' }, 'COUPON'],
  ['an under-shop in the options', { underShop: 'shop-by-option' }, 'OPTION'],
  ['a channel in the options', { channel: 'channel-by-option' }, 'OPTION'],
  ['a coupon in the options', { coupon: 'Coupon-By-Option' }, 'OPTION'],
  ['both: the options win', { underShop: 'shop-of-both' }, 'OPTION'],
  ['a coupon that only begins like one', { coupon: 'coupon-on-code-2' }, null],
  ['marks of nobody', { channel: 'other', underShop: 'other' }, null],
])('%s', async (name, purchase, code) => {
  const email = `${name.replaceAll(/\W+/g, '-')}@example.org`
  const { _id } = crm.vivenu.buy({ ...purchase, email, tickets: 1 })
  await crm.vivenu.settled()
  await crm.runJobs()
  const [order] = await crm.find('qr-conversions', { orderId: { equals: _id } })
  expect(order).toMatchObject({ code, touchModel: code ? 'shop-mark' : 'none' })
  const held = crm.inHubSpot(email.toLowerCase())
  expect(held).toMatchObject({ qr_first_code: code ?? '', qr_scan_count: '0', qr_tickets: '1' })
})

it('a coupon is found among many that contain it', async () => {
  for (let index = 0; index < 12; index++) {
    await crm.createCode({ code: `LONG${index}`, shopMarks: { coupon: `VIP-${index}` } })
  }
  await crm.createCode({ code: 'SHORT', shopMarks: { coupon: 'VIP' } })
  const { _id } = crm.vivenu.buy({ coupon: 'vip', email: 'vip@example.org', tickets: 1 })
  await crm.vivenu.settled()
  await crm.runJobs()
  const [order] = await crm.find('qr-conversions', { orderId: { equals: _id } })
  expect(order).toMatchObject({ code: 'SHORT' })
})

it('a scan the buyer carried outweighs every mark', async () => {
  const qrScanId = String(await crm.scan('BOTH'))
  const { _id } = crm.vivenu.buy({ channel: 'channel-on-code', email: 'carried@example.org', qrScanId }) // prettier-ignore
  await crm.vivenu.settled()
  await crm.runJobs()
  const [order] = await crm.find('qr-conversions', { orderId: { equals: _id } })
  expect(order).toMatchObject({ code: 'BOTH', touchModel: 'scan-id' })
})
