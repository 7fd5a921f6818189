import { afterEach, expect, it, vi } from 'vitest'

import { addressesOf } from './addresses.js'

afterEach(() => vi.unstubAllEnvs())

const { admin, api } = addressesOf({ routes: { admin: '/backend', api: '/rest' } })
const image = '/qr-codes/1/image?format=png'

it('follows the routes of the host', () => {
  expect(admin('/qr-crm')).toBe('/backend/qr-crm')
  expect(admin('')).toBe('/backend')
  expect(api(image)).toBe('/rest/qr-codes/1/image?format=png')
})

it('asks below the base path of Next; links get it from Next', () => {
  vi.stubEnv('NEXT_BASE_PATH', '/site')
  expect(admin('/qr-crm')).toBe('/backend/qr-crm')
  expect(api(image)).toBe('/site/rest/qr-codes/1/image?format=png')
})

it('puts the slash of trailingSlash before the query', () => {
  vi.stubEnv('NEXT_TRAILING_SLASH', 'true')
  expect(admin('/collections/qr-scans?limit=5')).toBe('/backend/collections/qr-scans/?limit=5')
  expect(api(image)).toBe('/rest/qr-codes/1/image/?format=png')
})
