import { expect, it } from 'vitest'

import { analyticsOf, crmViewOf } from './admin.js'

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

it('the page on contacts elsewhere is at /qr-crm with a link, unless the host says otherwise', () => {
  expect(crmViewOf(undefined)).toEqual({ navLink: true, path: '/qr-crm' })
  expect(crmViewOf(true)).toEqual(crmViewOf(undefined))
  expect(crmViewOf({ navLink: false, path: '/sales/crm' })).toEqual({
    navLink: false,
    path: '/sales/crm',
  })
  expect(crmViewOf(false)).toBe(false)
})

it.each([
  [{ path: 'qr-crm' }, 'options.crmView.path'],
  [{ navLink: 'yes' }, 'options.crmView.navLink'],
  [{ link: true }, 'options.crmView.link'],
])('names what is wrong in crmView: %j', (written, path) => {
  expect(() => crmViewOf(written as never)).toThrow(path)
})
