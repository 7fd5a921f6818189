import { expect, it } from 'vitest'

import { completeURL } from './completeURL.js'

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
