import { afterAll, beforeAll, expect, it } from 'vitest'

import type { Rush } from './startRush.js'

import { IPHONE } from '../phone.js'
import { startRush } from './startRush.js'
import { type ScanServer, startScanServer } from './startScanServer.js'

const rounds = Array.from({ length: 10 }, (_, round) => `LIMIT${round}`)

let rush: Rush
let servers: ScanServer[]
beforeAll(async () => {
  rush = await startRush()
  await rush.createCodes(rounds, { scan_limit: 100 })
  servers = await Promise.all([1, 2].map(() => startScanServer({ uri: rush.uri })))
})
afterAll(() => rush?.stop())

it.each(rounds)('%s sends exactly 100 of 400 people on, over two processes', async (code) => {
  const statuses = await Promise.all(
    Array.from({ length: 400 }, async (_, n) => {
      const response = await fetch(`http://127.0.0.1:${servers[n % 2]!.port}/q/${code}`, {
        headers: { ...IPHONE, 'x-forwarded-for': `8.8.${n >> 8}.${n & 255}` },
        redirect: 'manual',
      })
      await response.text()
      return response.status
    }),
  )
  expect(statuses.filter((status) => status === 302)).toHaveLength(100)
  expect(statuses.filter((status) => status === 410)).toHaveLength(300)
})
