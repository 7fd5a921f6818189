import { expect, it } from 'vitest'

import { completeURL, schemeSlip } from './completeURL.js'

it.each([
  [' https://a.example/x ', 'https://a.example/x'],
  ['\u200bhttps://a.example\ufeff\r\n', 'https://a.example'],
  ['tickets.example/derby', 'https://tickets.example/derby'],
  [' www.tickets.example:8080?a=1#b', 'https://www.tickets.example:8080?a=1#b'],
  ['tübingen.example', 'https://tübingen.example'],
  ['http://a.example', 'http://a.example'],
  // nothing is guessed
  ['htps://a.example', 'htps://a.example'],
  ['tickets', 'tickets'],
  ['a b.example', 'a b.example'],
  ['me@a.example', 'me@a.example'],
  ['javascript:alert(1)', 'javascript:alert(1)'],
  ['javascript.com:alert(1)', 'javascript.com:alert(1)'],
  ['/path.html', '/path.html'],
  ['//a.example', '//a.example'],
  ['tel:+49', 'tel:+49'],
  ['', ''],
])('%j becomes %j', (written, url) => expect(completeURL(written)).toBe(url))

it.each([
  ['htps://example.com/x', 'https://example.com/x'],
  ['htttps://example.com', 'https://example.com'],
  ['https:/example.com', 'https://example.com'],
  ['https//example.com', 'https://example.com'],
  ['https;//example.com', 'https://example.com'],
  ['http:example.com', 'https://example.com'],
  ['ttps://example.com', 'https://example.com'],
  ['example.com/x?y', 'https://example.com/x?y'],
  ['www.example.com', 'https://www.example.com'],
  ['https://example.com', null],
  ['http://example.com', null],
  ['tel:+49', null],
  ['myapp://open', null],
  ['tickets', null],
  ['javascript:alert(1)', null],
])('%s', (url, mended) => {
  expect(schemeSlip(url)).toBe(mended)
})
