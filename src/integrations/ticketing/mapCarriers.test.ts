import { expect, it } from 'vitest'

import { mapCarriers } from './mapCarriers.js'

const mapping = {
  affiliates: { blog: 'BLOG' },
  channels: { web: 'POSTER' },
  coupons: { Summer26: 'FLYER' },
  underShops: { 'shop-1': 'BANNER' },
}
const all = { affiliate: 'blog', channel: 'web', coupons: ['SUMMER26 '], underShop: 'shop-1' }

it('asks under-shop, channel, coupon and affiliate, in this order', () => {
  const of = (carriers: Partial<typeof all>) =>
    mapCarriers({ carriers: { ...all, ...carriers } as typeof all, origin: 'online' }, mapping)
  expect(of({})).toBe('BANNER')
  expect(of({ underShop: 'other' })).toBe('POSTER')
  expect(of({ channel: 'other', underShop: 'other' })).toBe('FLYER')
  expect(of({ channel: 'x', coupons: ['unknown'], underShop: 'x' })).toBe('BLOG')
  expect(of({ affiliate: 'x', channel: 'x', coupons: [], underShop: 'x' })).toBeNull()
})

it('finds nothing under names that objects inherit', () => {
  const carriers = {
    affiliate: 'toString',
    channel: '__proto__',
    coupons: [],
    underShop: 'constructor',
  }
  expect(mapCarriers({ carriers, origin: 'online' }, mapping)).toBeNull()
})

it('gives no code the credit for a change of an earlier order', () => {
  expect(mapCarriers({ carriers: all, origin: 'rebooking' }, mapping)).toBeNull()
  expect(mapCarriers({ carriers: all, origin: 'upgrade' }, mapping)).toBeNull()
})
