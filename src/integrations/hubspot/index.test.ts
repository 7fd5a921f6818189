import { createRequire } from 'node:module'
import { expect, it } from 'vitest'

import { startHubSpotFake } from '../../../test/fakes/hubspot/startHubSpotFake.js'
import { createHubSpotGateway } from './index.js'

function loaded(): boolean {
  const { cache } = createRequire(import.meta.url)
  return Object.keys(cache).some((file) => /@hubspot[/\\]api-client/.test(file))
}

it('loads the SDK with the first request and not before', async () => {
  const fake = await startHubSpotFake()
  const hub = createHubSpotGateway({ accessToken: 'pat-eu1-x', baseURL: fake.url })
  expect(loaded()).toBe(false)
  await hub.readAccount()
  expect(loaded()).toBe(true)
  await fake.stop()
})
