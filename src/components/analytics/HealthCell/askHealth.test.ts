import { afterEach, expect, it, vi } from 'vitest'

import { askHealth } from './askHealth.js'

afterEach(() => vi.unstubAllGlobals())

it('asks once for all rows of a page', async () => {
  const one = { days: [0, 3], health: 'steady' }
  const two = { days: [0, 0], health: 'asleep' }
  const fetch = vi.fn(async () => Response.json({ 1: one, 2: two }))
  vi.stubGlobal('fetch', fetch)
  const answers = await Promise.all([1, 2, 3].map((id) => askHealth('/api/qr-codes/health', id)))
  expect(answers).toEqual([one, two, null])
  const tz = encodeURIComponent(Intl.DateTimeFormat().resolvedOptions().timeZone)
  expect(fetch.mock.calls).toEqual([
    [`/api/qr-codes/health?ids=1,2,3&tz=${tz}`, { credentials: 'include' }],
  ])
})

it('shows no label where the server does not answer', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await askHealth('/api/qr-codes/health', 1)).toBeNull()
  vi.stubGlobal('fetch', async () => new Response('no', { status: 403 }))
  expect(await askHealth('/api/qr-codes/health', 1)).toBeNull()
})
