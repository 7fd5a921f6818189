import { expect, it } from 'vitest'

import { crmViewOf } from './crmViewOf.js'

it('is a page at /qr-crm with a link, unless the host says otherwise', () => {
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
])('names what is wrong: %j', (written, path) => {
  expect(() => crmViewOf(written as never)).toThrow(path)
})
