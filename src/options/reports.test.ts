import { expect, it } from 'vitest'

import { reportsOf } from './reports.js'

it('no reports unless somebody asks, and then in the morning', () => {
  expect(reportsOf(undefined)).toBe(false)
  expect(reportsOf(false)).toBe(false)
  expect(reportsOf(true)).toEqual({ collection: null, hour: 7 })
  expect(reportsOf({ collection: 'staff', hour: 0 })).toEqual({ collection: 'staff', hour: 0 })
})

it('names what is wrong', () => {
  expect(() => reportsOf({ hour: 24 })).toThrow(/options\.reports\.hour/)
  expect(() => reportsOf({ language: 'de' } as never)).toThrow(/options\.reports\.language/)
  expect(() => reportsOf({ every: 'week' } as never)).toThrow(/options\.reports/)
})
