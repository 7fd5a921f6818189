import { expect, it } from 'vitest'

import { checkCodes, MANNERS } from './checkCodes.js'

const fine = { problem: null, redirects: 0, status: 200 }

it('asks for each address once, and for none that no browser opens', async () => {
  const asked: string[] = []
  const checks = await checkCodes(
    [
      { destination: 'https://a.example/1', id: 1 },
      { destination: 'https://a.example/1', id: 2 },
      { destination: 'tel:+49', id: 3 },
      { destination: null, id: 4 },
      { destination: 'https://b.example/', id: 5 },
    ],
    {
      check: async (url) => {
        asked.push(url)
        return url.includes('b.') ? { problem: 'dns', redirects: 0, status: null } : fine
      },
      patience: 5_000,
      pause: 0,
    },
  )
  expect(asked.sort()).toEqual(['https://a.example/1', 'https://b.example/'])
  expect(checks.map(({ problem, qrCode }) => [qrCode, problem])).toEqual([
    [1, null],
    [2, null],
    [3, null],
    [4, null],
    [5, 'dns'],
  ])
})

it('asks a host for one thing at a time, and few hosts side by side', async () => {
  const busy = new Map<string, number>()
  let most = 0
  const codes = Array.from({ length: 40 }, (_, id) => ({
    destination: `https://${id % 8}.example/${id}`,
    id,
  }))
  const checks = await checkCodes(codes, {
    check: async (url) => {
      const { host } = new URL(url)
      busy.set(host, (busy.get(host) ?? 0) + 1)
      expect(busy.get(host)).toBe(1)
      most = Math.max(most, [...busy.values()].filter(Boolean).length)
      await new Promise((resolve) => setTimeout(resolve, 1))
      busy.set(host, 0)
      return fine
    },
    patience: 5_000,
    pause: 0,
  })
  expect(checks).toHaveLength(40)
  expect(most).toBe(MANNERS.hosts)
})

it('leaves for next time what it has no time for', async () => {
  const codes = [1, 2, 3].map((id) => ({ destination: `https://a.example/${id}`, id }))
  const checks = await checkCodes(codes, { check: async () => fine, patience: 20, pause: 50 })
  expect(checks.map(({ qrCode }) => qrCode)).toEqual([1])
})
