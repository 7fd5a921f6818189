import { afterEach, expect, it, vi } from 'vitest'

import { sanitizeOptions } from '../../options/sanitizeOptions.js'
import { checkHubSpot } from './gatewayOf.js'

afterEach(() => vi.unstubAllEnvs())
const start = (hubspot: Parameters<typeof sanitizeOptions>[0]['hubspot'], installed?: () => null) =>
  checkHubSpot(sanitizeOptions({ hubspot, siteURL: 'https://example.com' }), installed)

it.each([[''], [' ']])(
  'HubSpot without a token is refused with the path of the option: %j',
  (env) => {
    vi.stubEnv('HUBSPOT_ACCESS_TOKEN', env)
    expect(() => start(true)).toThrow(
      'payload-plugin-qr: options.hubspot.accessToken got undefined, takes a token or a function that gives one; or set HUBSPOT_ACCESS_TOKEN',
    )
  },
)

it('HubSpot without its package is refused with the way to install it', () => {
  expect(() => start({ accessToken: 'pat-x' }, () => null)).toThrow(
    'options.hubspot needs the package @hubspot/api-client, which is not installed: run npm install @hubspot/api-client@14',
  )
})

it('starts with a token of the option or the environment, and without HubSpot', () => {
  vi.stubEnv('HUBSPOT_ACCESS_TOKEN', '')
  start(false, () => null)
  start({ accessToken: () => 'pat-x' })
  vi.stubEnv('HUBSPOT_ACCESS_TOKEN', 'pat-x')
  start(true)
})
