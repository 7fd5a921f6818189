import { expect, it } from 'vitest'

import { analyticsOf } from './analyticsOf.js'

it('shows everything unless told otherwise', () => {
  const all = { health: true, navLink: true, path: '/qr-analytics', tabs: true, widgets: true }
  expect(analyticsOf(undefined)).toEqual(all)
  expect(analyticsOf(true)).toEqual(all)
  expect(analyticsOf({ path: '/numbers/qr', widgets: false })).toEqual({
    ...all,
    path: '/numbers/qr',
    widgets: false,
  })
  expect(analyticsOf(false)).toBe(false)
})

it.each([
  [{ path: 'numbers' }, 'options.analytics.path'],
  [{ path: '/a b' }, 'options.analytics.path'],
  [{ tabs: 1 }, 'options.analytics.tabs'],
  [{ tab: true }, 'options.analytics'],
])('names what is wrong in %j', (written, named) => {
  expect(() => analyticsOf(written as never)).toThrow(named)
})
