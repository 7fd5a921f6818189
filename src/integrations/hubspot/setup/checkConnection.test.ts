import { afterAll, beforeAll, expect, it } from 'vitest'

import type { HubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'

import { startHubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import { createHubSpotGateway } from '../createHubSpotGateway.js'

let fake: HubSpotFake
beforeAll(async () => {
  fake = await startHubSpotFake({ tokens: ['right'] })
})
afterAll(() => fake.stop())

const probe = (accessToken = 'right') =>
  createHubSpotGateway({ accessToken, baseURL: fake.url }).probeWrite()

it('says nothing where contacts may be written, and writes none', async () => {
  await probe()
  expect(fake.state.contacts.size).toBe(0)
})

it('names the scope that is missing', async () => {
  fake.scopes(['crm.objects.contacts.read'])
  await expect(probe()).rejects.toMatchObject({
    kind: 'scope',
    message: expect.stringContaining('crm.objects.contacts.write'),
  })
  fake.scopes(null)
})

it('does not take trouble for permission', async () => {
  await expect(probe('wrong')).rejects.toMatchObject({ kind: 'auth' })
  fake.next({ body: 'upstream error', status: 502 })
  await expect(probe()).rejects.toMatchObject({ kind: 'server' })
})
