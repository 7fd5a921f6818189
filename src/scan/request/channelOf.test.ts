import { expect, it } from 'vitest'

import { channelOf } from './channelOf.js'

const of = (
  url: string,
  { printed, referer, said = null }: { printed?: string; referer?: string; said?: null | string },
) => channelOf({ headers: new Headers(referer ? { referer } : {}), url }, 'ABC', said, printed)

it.each([
  ['/Q/ABC', {}, 'printed'],
  ['https://Q.EXAMPLE/Q/ABC?a=/q/', {}, 'printed'],
  ['https://q.example/shop/Q/ABC#x', {}, 'printed'],
  ['/q/ABC', {}, 'typed'],
  ['/Q/abc', {}, 'typed'],
  ['/Q/ABC.', {}, 'typed'],
  // where symbols are spelled as people read them
  ['/q/ABC', { printed: '/q/' }, 'printed'],
  ['/Q/ABC', { printed: '/q/' }, 'typed'],
  ['/ABC', { printed: '/' }, 'printed'],
  // a page that names itself
  ['/Q/ABC', { referer: 'https://news.example/' }, 'link'],
  ['/q/ABC', { referer: 'android-app://com.example' }, 'typed'],
  // what an address says itself counts first
  ['/Q/ABC', { said: 'nfc' }, 'nfc'],
  ['/q/ABC', { referer: 'https://news.example/', said: 'BLOCK' }, 'block'],
  ['/q/ABC', { said: 'link' }, 'link'],
  // and nobody can say of a typed address that it was printed
  ['/q/ABC', { said: 'printed' }, 'typed'],
  ['/q/ABC', { said: 'constructor' }, 'typed'],
])('%s with %j came %s', (url, asked, channel) => {
  expect(of(url, asked)).toBe(channel)
})
