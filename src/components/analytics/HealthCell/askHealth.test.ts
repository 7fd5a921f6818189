import { afterEach, expect, it, vi } from 'vitest'

import { askHealth } from './askHealth.js'

afterEach(() => vi.unstubAllGlobals())

it('asks once for all rows of a page', async () => {
  const fetch = vi.fn(async () => Response.json({ 1: 'active', 2: 'dormant' }))
  vi.stubGlobal('fetch', fetch)
  const answers = await Promise.all([1, 2, 3].map((id) => askHealth('/api/qr-codes/health', id)))
  expect(answers).toEqual(['active', 'dormant', null])
  expect(fetch.mock.calls).toEqual([['/api/qr-codes/health?ids=1,2,3', { credentials: 'include' }]])
})

it('shows no label where the server does not answer', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await askHealth('/api/qr-codes/health', 1)).toBeNull()
  vi.stubGlobal('fetch', async () => new Response('no', { status: 403 }))
  expect(await askHealth('/api/qr-codes/health', 1)).toBeNull()
})
