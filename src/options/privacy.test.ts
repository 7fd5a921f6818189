import { expect, it } from 'vitest'

import { privacyOf } from './privacy.js'

it.each([
  [undefined, { preset: 'strict', respectSignals: true }],
  ['full', { preset: 'full', respectSignals: false }],
  [{ keepParameters: ['table'] }, { keepParameters: new Set(['table']), preset: 'strict' }],
  [
    { preset: 'full', respectSignals: true },
    { preset: 'full', respectSignals: true },
  ],
] as const)('%j', (written, expected) => {
  expect(privacyOf(written as never)).toMatchObject(expected)
})

it.each([
  ['loose', 'options.privacy'],
  [{ preset: 'loose' }, 'options.privacy.preset'],
  [{ keepParameters: 'table' }, 'options.privacy.keepParameters'],
  [{ keepParameters: ['a=b'] }, 'options.privacy.keepParameters[0]'],
  [{ respectSignals: 'yes' }, 'options.privacy.respectSignals'],
  [{ userAgent: true }, 'options.privacy.userAgent'],
])('%j is refused by name', (written, path) => {
  expect(() => privacyOf(written as never)).toThrow(path)
})
