import { expect, it } from 'vitest'

import { nameKey, normaliseKey, splitKey } from './domains.js'

it.each([
  ['MENU', null],
  ['MENU', 'go.example'],
  ['A.B-C', 'localhost:4001'],
  ['A', '[2001:db8::1]:8443'],
])('%s on %s is one name, and the name says both', (text, host) => {
  expect(splitKey(nameKey(text, host))).toEqual({ host, text })
  expect(normaliseKey(nameKey(text.toLowerCase(), host?.toUpperCase()))).toBe(nameKey(text, host))
})

it.each(['', '/MENU', 'go.example/', 'go.example/NO SPACE', 'a b/MENU', 'https://go.example/MENU'])(
  '%j is no name',
  (written) => {
    expect(normaliseKey(written)).toBeNull()
  },
)
