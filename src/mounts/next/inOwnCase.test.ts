import { expect, it } from 'vitest'

import { inOwnCase } from './inOwnCase.js'

const paths = new Map([
  ['/q/', '/q/'],
  ['/go/to/', '/Go/to/'],
])

it.each([
  ['/q/AB12', '/q/AB12'],
  ['/Q/AB12', '/q/AB12'],
  ['/Q/Ab%2012?A=/Q/', '/q/Ab%2012?A=/Q/'],
  ['/GO/TO/AB12', '/Go/to/AB12'],
  ['/go/to/AB12', '/Go/to/AB12'],
  ['/Q/AB12/', '/q/AB12/'],
])('%s is for %s', (url, expected) => {
  expect(inOwnCase(url, paths)).toBe(expected)
})

it.each(['/Q/', '/Q', '/q/?x', '/Q/A/B', '/Q//', '/x/Q/A', '/quick/A', '/', '', '*'])(
  '%j is for no code',
  (url) => {
    expect(inOwnCase(url, paths)).toBe(null)
  },
)
