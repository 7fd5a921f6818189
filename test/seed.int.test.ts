import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { TestPayload } from './startPayload.js'

import { codes } from '../app/demo/content/codes.js'
import { seed } from '../app/demo/seed.js'
import { startPayload } from './startPayload.js'

let site: TestPayload
const options = { siteURL: 'http://localhost:3000' }

beforeAll(async () => {
  site = await startPayload()
})
afterAll(() => site.stop())

const total = async (collection: 'qr-campaigns' | 'qr-codes' | 'qr-scans' | 'users') =>
  (await site.payload.count({ collection })).totalDocs

describe('the demo’s data', () => {
  it('is what the README promises, once however often it is seeded', async () => {
    expect(await seed(site.payload, options)).toBe(20_000)
    expect(await seed(site.payload, options)).toBe(0)
    expect(await total('qr-scans')).toBe(20_000)
    expect(await total('qr-codes')).toBe(codes.length)
    expect(codes.length).toBeGreaterThanOrEqual(20)
    expect(await total('qr-campaigns')).toBe(3)
    for (const role of ['admin', 'manager', 'analyst', 'crm', 'member']) {
      const { user } = await site.payload.login({
        collection: 'users',
        data: { email: `${role}@example.com`, password: 'demo' },
      })
      expect(user).toMatchObject({ role })
    }
  })

  it('goes on where it was interrupted and makes nothing twice', async () => {
    await site.payload.delete({
      collection: 'users',
      where: { email: { equals: 'member@example.com' } },
    })
    expect(await seed(site.payload, options)).toBe(0)
    expect(await total('qr-scans')).toBe(20_000)
    expect(await total('users')).toBe(5)
  })

  it.each([
    ['STADIUM', 302],
    ['MENU', 302],
    ['PAUSED', 410],
    ['EXPIRED', 410],
    ['SOON', 410],
    ['SOLDOUT', 410],
  ])('answers a scan of %s with %i', async (code, status) => {
    expect((await site.fetch(`/api/q/${code}`)).status).toBe(status)
    expect((await site.fetch(`/api/q/${code}`, { method: 'HEAD' })).status).toBe(status)
  })
})
