import { expect, it } from 'vitest'

import { quotaOf } from './quota.js'

const own = () => 3

it.each([
  [undefined, null],
  [{}, null],
  [{ codes: null }, null],
  [{ codes: 0 }, 0],
  [{ codes: 25 }, 25],
  [{ codes: own }, own],
] as const)('%j', (written, codes) => {
  expect(quotaOf(written)).toEqual({ codes })
})

it.each([
  [{ codes: '25' }, 'options.quota.codes got "25"'],
  [{ codes: -1 }, 'options.quota.codes got -1'],
  [{ codes: NaN }, 'options.quota.codes got NaN'],
  [{ code: 25 }, 'options.quota.code got 25'],
  [25, 'options.quota got 25'],
])('%j is refused by name', (written, message) => {
  expect(() => quotaOf(written as never)).toThrow(message)
})
