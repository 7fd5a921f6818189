import { expect, it } from 'vitest'

import { takeOwnParameters } from './takeOwnParameters.js'

it.each([
  ['', '', null],
  ['a=1&b=%20', 'a=1&b=%20', null],
  ['qr_test=abc', '', 'abc'],
  ['a=1&qr_test=abc&&b=2', 'a=1&&b=2', 'abc'],
  ['qr_test=one&a=1&qr_test=two', 'a=1', 'one'],
  ['my_qr_test=abc', 'my_qr_test=abc', null],
  // a scan id comes from a redirect, never from who scans
  ['qr_scan_id=stolen', '', null],
  ['a=1&qr%5Fscan%5Fid=stolen&b', 'a=1&b', null],
  ['%71r_scan_id=stolen&a', 'a', null],
  ['QR_SCAN_ID=stolen&qr_scan_id', '', null],
  ['%71r_test=abc&a=1', 'a=1', 'abc'],
  ['qr_test&a=1', 'a=1', null],
  // and how somebody came is nobody else's business
  ['a=1&qr_via=nfc&b', 'a=1&b', null, 'nfc'],
  ['QR%5FVIA=block', '', null, 'block'],
  ['qr_via=link&qr_via=nfc&qr_via', '', null, 'link'],
  ['qr_via=&a=1', 'a=1', null, ''],
  ['my_qr_via=nfc', 'my_qr_via=nfc', null],
  ['my_qr_scan_id=1&qr_scan_id2=2&%zz', 'my_qr_scan_id=1&qr_scan_id2=2&%zz', null],
])('%s leaves %s', (query, rest, token, via?: string) => {
  expect(takeOwnParameters(query)).toEqual({ query: rest, token, via: via ?? null })
})
