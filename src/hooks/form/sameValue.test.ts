import { expect, it } from 'vitest'

import { sameValue } from './sameValue.js'

it.each([
  [null, undefined, true],
  ['', null, true],
  [false, null, true],
  [0, null, false],
  [[], null, true],
  [{ source: null, medium: '' }, {}, true],
  ['2026-03-01T10:00:00.000Z', '2026-03-01T11:00:00+01:00', true],
  ['2026-03-01T10:00:00.000Z', new Date(Date.UTC(2026, 2, 1, 10)), true],
  ['12', 12, true],
  [{ relationTo: 'pages', value: 1 }, { value: 1, relationTo: 'pages' }, true],
  [{ relationTo: 'pages', value: 1 }, { relationTo: 'pages', value: 2 }, false],
  [['a', 'b'], ['b', 'a'], false],
  ['https://a.example/', 'https://b.example/', false],
])('%j and %j', (a, b, same) => {
  expect(sameValue(a, b)).toBe(same)
  expect(sameValue(b, a)).toBe(same)
})
