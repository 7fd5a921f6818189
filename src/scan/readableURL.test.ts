import { expect, it } from 'vitest'

import { readableURL } from './readableURL.js'

const IDN = 'https://xn--tbingen-n2a.example/a?utm_source=qr'

it.each([
  [IDN, ['https://tübingen.example/a'], 'https://tübingen.example/a?utm_source=qr'],
  [IDN, [null, 'https://other.example/', 'https://tübingen.example'], 'https://tübingen.example/a?utm_source=qr'], // prettier-ignore
  [IDN, ['https://tubingen.example/'], IDN],
  [IDN, [null], IDN],
  ['https://a.example/x', ['https://a.example/x'], 'https://a.example/x'],
  ['mailto:a@b.example', ['mailto:a@b.example'], 'mailto:a@b.example'],
  ['/path', ['/path', ''], '/path'],
])('%s, written as %j, reads %s', (url, written, readable) => {
  expect(readableURL(url, written)).toBe(readable)
})
