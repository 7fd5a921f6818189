import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

import { createCodeDirectory } from './createCodeDirectory.js'
import { entry, FakeSource } from './directory.fixture.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

it('holds 100,000 codes in less than 100 MB', async () => {
  const source = new FakeSource()
  // Fresh objects and texts for every page, as from a database.
  source.page = async (after, limit) => {
    const first = Number(after ?? 0)
    return Array.from({ length: Math.max(0, Math.min(limit, 100_000 - first)) }, (_, at) => {
      const id = first + at + 1
      const code = `CODE${id.toString(36).toUpperCase()}`
      return structuredClone(
        entry({
          code,
          destination: `https://www.example.com/campaigns/summer/landing-page-number-${id}`,
          expiresAt: 1_800_000_000_000 + id,
          id,
          utm: {
            campaign: `c${id % 50}`,
            content: code,
            medium: 'print',
            source: 'qr',
            term: null,
          },
        }),
      )
    })
  }
  collect()
  const before = process.memoryUsage().heapUsed
  const directory = createCodeDirectory({ source })
  await directory.start()
  collect()
  const used = process.memoryUsage().heapUsed - before
  expect(directory.state().size).toBe(100_000)
  process.stdout.write(
    `100,000 codes: ${(used / 1e6).toFixed(1)} MB, ${Math.round(used / 1e5)} bytes each\n`,
  )
  expect(used).toBeLessThan(100e6)
  // Another full read keeps what it knows instead of a second copy.
  const known = directory.lookup('CODE1')
  source.connect()
  await expect.poll(() => directory.state().resyncs, { timeout: 10_000 }).toBe(2)
  expect(directory.lookup('CODE1')).toBe(known)
  await directory.stop()
}, 60_000)
