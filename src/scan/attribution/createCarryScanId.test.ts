import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createCarryScanId, newScanId } from './createCarryScanId.js'
import { hashClickId } from './hashClickId.js'
import { setParameter } from './setParameter.js'

const carry = createCarryScanId({ hosts: ['shop.example', 'localhost:3151'], respectSignals: true })
const none = new Headers()

describe('a destination gets a scan id', () => {
  it.each([
    ['https://shop.example', /^https:\/\/shop\.example\?qr_scan_id=[\w-]{24}$/],
    ['https://SHOP.example:443/t?a=1#f', /\/t\?a=1&qr_scan_id=[\w-]{24}#f$/],
    ['http://localhost:3151/shop?qr_scan_id=old', /\/shop\?qr_scan_id=[\w-]{24}$/],
  ])('%s', (url, expected) => {
    const carried = carry(url, none)
    expect(carried?.url).toMatch(expected)
    expect(carried?.url).toContain(carried?.id)
  })

  it.each([
    'https://evil.example/?shop.example',
    'https://shop.example.evil.example/',
    'https://shop.example@evil.example/',
    'https://evil.example\\@shop.example/',
    'https://shop.example:8443/',
    'https://sub.shop.example/',
    'http://localhost/',
    'myapp://shop.example/',
    '/tickets',
  ])('never on %s', (url) => expect(carry(url, none)).toBeNull())

  it.each([{ 'sec-gpc': '1' }, { dnt: '1' }])('not where a browser asks: %o', (headers) => {
    expect(carry('https://shop.example/', new Headers(headers as never))).toBeNull()
    const bold = createCarryScanId({ hosts: ['shop.example'], respectSignals: false })
    expect(bold('https://shop.example/', new Headers(headers as never))).not.toBeNull()
  })

  it('only where the URL parser sees the very host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        const carried = createCarryScanId({ hosts: [new URL(url).host], respectSignals: true })(
          url,
          none,
        )
        if (carried) expect(new URL(carried.url).host).toBe(new URL(url).host)
        expect(carry(url, none) === null || new URL(url).host === 'shop.example').toBe(true)
      }),
    )
  })
})

it('ids are random, 144 bits, and stored as a hash', () => {
  const ids = Array.from({ length: 2_000 }, newScanId)
  expect(new Set(ids).size).toBe(2_000)
  for (const id of ids) expect(id).toMatch(/^[\w-]{24}$/)
  expect(hashClickId(ids[0] ?? '')).toMatch(/^[\w-]{22}$/)
  expect(hashClickId(ids[0] ?? '')).not.toBe(hashClickId(ids[1] ?? ''))
})

it('a parameter is set without a change of anything else', () => {
  fc.assert(
    fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
      const set = new URL(setParameter(url, 'qr_scan_id', 'value'))
      expect(set.searchParams.getAll('qr_scan_id')).toEqual(['value'])
      set.searchParams.delete('qr_scan_id')
      const plain = new URL(url)
      expect([...set.searchParams]).toEqual([...plain.searchParams])
      expect([set.origin, set.pathname, set.hash]).toEqual([
        plain.origin,
        plain.pathname,
        plain.hash,
      ])
    }),
  )
})
