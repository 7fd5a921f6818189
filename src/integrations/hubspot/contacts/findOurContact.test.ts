import { afterEach, beforeEach, expect, it } from 'vitest'

import type { HubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'

import { startHubSpotFake } from '../../../../test/fakes/hubspot/startHubSpotFake.js'
import { createHubSpotGateway } from '../createHubSpotGateway.js'

let fake: HubSpotFake
beforeEach(async () => {
  fake = await startHubSpotFake()
})
afterEach(() => fake.stop())

const find = (email: string) =>
  createHubSpotGateway({ accessToken: 'token', baseURL: fake.url }).findOurContact(email)

it('finds a record by its address, and names the address in no path', async () => {
  const { contact } = fake.state.write('ada@example.org', { email: 'ada@example.org', qr_scan_count: '0' }) // prettier-ignore
  expect(await find('ada@example.org')).toBe(contact.id)
  expect(fake.requests.map(({ path }) => path).join()).not.toContain('ada')
})

it('finds none that is not there, or that others made', async () => {
  fake.state.write('sales@example.org', { email: 'sales@example.org', phone: '123' })
  expect(await find('nobody@example.org')).toBeNull()
  expect(await find('sales@example.org')).toBeNull()
})

it.each([
  [
    'another error',
    { body: { errors: [{ category: 'INTERNAL_ERROR' }], results: [] }, status: 207 },
  ],
  ['nothing to read', { body: 'ok', status: 200 }],
])('never takes %s for "there is none"', async (_, answer) => {
  fake.next(answer)
  await expect(find('ada@example.org')).rejects.toMatchObject({ kind: 'server', passing: true })
})
