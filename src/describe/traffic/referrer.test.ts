import { expect, it } from 'vitest'

import { referrer } from './referrer.js'

it.each([
  ['https://www.google.com/search?q=secret#x', 'https://www.google.com/search'],
  ['https://user:pass@a.example/b', 'https://a.example/b'],
  ['http://a.example', 'http://a.example/'],
  ['android-app://com.google.android.gm/', 'android-app:com.google.android.gm'],
  ['android-app://org.telegram.messenger', 'android-app:org.telegram.messenger'],
  ['android-app://com.slack/https/a.example/?q=secret', 'android-app:com.slack'],
  ['android-app://', null],
  ['android-app://a b/', null],
  ['ios-app://544007664/', null],
  ['javascript:alert(1)', null],
  ['/relative', null],
  ['nonsense', null],
  ['', null],
  [null, null],
])('%j: %j', (header, expected) => expect(referrer(header)).toBe(expected))

it('is capped', () => {
  expect(referrer(`https://a.example/${'x'.repeat(4000)}`)).toHaveLength(512)
})
