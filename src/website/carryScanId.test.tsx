import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'

import { ScanIdField } from '../components/scans/ScanIdField/index.js'
import { carryScanId, scanIdOf } from './carryScanId.js'

const id = 'AbCdEfGhIjKlMnOpQrStUv_-'
const query = `a=1&qr_scan_id=${id}`

describe('a scan id is read from', () => {
  it.each([
    ['what Next gives a page', { qr_scan_id: id }],
    ['a repeated parameter, the first of it', { qr_scan_id: [id, 'other'] }],
    ['URLSearchParams', new URLSearchParams(query)],
    ['a query string', `?${query}`],
  ])('%s', (_, searchParams) => expect(scanIdOf(searchParams)).toBe(id))

  it.each([
    null,
    undefined,
    {},
    '',
    { qr_scan_id: '<script>' },
    { qr_scan_id: `${id}x` },
    { qr_scan_id: undefined },
  ])('nowhere else: %o', (searchParams) => expect(scanIdOf(searchParams)).toBeNull())
})

it('goes along in links, before the fragment and instead of an older one', () => {
  const link = `https://shop.example/t?qr_scan_id=old&x=%20y#seats`
  expect(carryScanId(link, query)).toBe(`https://shop.example/t?x=%20y&qr_scan_id=${id}#seats`)
  expect(carryScanId('/tickets', query)).toBe(`/tickets?qr_scan_id=${id}`)
  expect(carryScanId(link, {})).toBe(link)
})

it('goes along in forms', () => {
  expect(renderToStaticMarkup(<ScanIdField searchParams={query} />)).toBe(
    `<input type="hidden" name="qr_scan_id" value="${id}"/>`,
  )
  expect(renderToStaticMarkup(<ScanIdField searchParams={{}} />)).toBe('')
})
