import { expect, it } from 'vitest'

import { tenantsOf } from './tenants.js'

it('are named by the field of the other plugin, unless the host has another', () => {
  expect(tenantsOf(undefined)).toEqual({ field: 'tenant' })
  expect(tenantsOf({ field: 'club' })).toEqual({ field: 'club' })
})

it.each([
  [{ fields: 'club' }, 'options.tenants.fields got "club"'],
  [{ field: 7 }, 'options.tenants.field got 7'],
  [true, 'options.tenants got true'],
])('%j is refused by name', (written, message) => {
  expect(() => tenantsOf(written as never)).toThrow(message)
})
