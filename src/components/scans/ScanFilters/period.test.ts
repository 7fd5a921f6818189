import { expect, it } from 'vitest'

import { periodOf, startOf } from './period.js'

const now = new Date(2026, 2, 30, 14, 5)

it('counts days from midnight to midnight, also over a change of the clocks', () => {
  expect(startOf(1, now)).toEqual(new Date(2026, 2, 30))
  expect(startOf(7, now)).toEqual(new Date(2026, 2, 24))
  expect(startOf(30, now)).toEqual(new Date(2026, 2, 1))
})

it('knows its own periods again', () => {
  for (const days of [1, 7, 30]) {
    expect(periodOf(startOf(days, now).toISOString(), now)).toBe(`${days}`)
  }
  expect(periodOf(undefined, now)).toBe('')
  expect(periodOf('2020-01-01', now)).toBe('other')
})
