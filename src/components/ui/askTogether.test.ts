import { afterEach, expect, it, vi } from 'vitest'

import { askTogether } from './askTogether.js'

const URL = '/api/qr-codes/health?tz=UTC'
const ask = (id: number) => askTogether<string>(URL, id, (body) => body)

afterEach(() => vi.unstubAllGlobals())

it('asks once for all rows of a page', async () => {
  const fetch = vi.fn(async () => Response.json({ 1: 'steady', 2: 'asleep' }))
  vi.stubGlobal('fetch', fetch)
  expect(await Promise.all([1, 2, 3].map(ask))).toEqual(['steady', 'asleep', null])
  expect(fetch.mock.calls).toEqual([
    [`${URL}&ids=1,2,3`, { cache: 'no-cache', credentials: 'include' }],
  ])
})

it('shows no label where the server does not answer', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')))
  expect(await ask(1)).toBeNull()
  vi.stubGlobal('fetch', async () => new Response('no', { status: 403 }))
  expect(await ask(1)).toBeNull()
})
