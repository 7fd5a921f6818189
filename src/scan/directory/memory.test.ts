import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'

import type { CodeEntry } from '../../vocabulary/scan.js'

import { createCodeDirectory } from './createCodeDirectory.js'
import { entry, FakeSource } from './directory.fixture.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** So many codes by pages: fresh objects and texts for every page, as from a database. */
function sourceOf(
  count: number,
  make: (id: number, code: string) => Partial<CodeEntry>,
): FakeSource {
  const source = new FakeSource()
  source.page = async (after, limit) => {
    const first = Number(after ?? 0)
    return Array.from({ length: Math.max(0, Math.min(limit, count - first)) }, (_, at) => {
      const id = first + at + 1
      const code = `CODE${id.toString(36).toUpperCase()}`
      return structuredClone(entry({ code, id, ...make(id, code) }))
    })
  }
  return source
}

/** A directory that has read its codes, and the bytes it takes. */
async function fill(source: FakeSource) {
  collect()
  const before = process.memoryUsage().heapUsed
  const directory = createCodeDirectory({ source })
  await directory.start()
  collect()
  return { directory, used: process.memoryUsage().heapUsed - before }
}

it.each([
  ['100,000 codes', 0],
  // a key more to the same entry, and its text
  ['100,000 codes with an alias each', 1],
])(
  'holds %s in less than 100 MB',
  async (what, aliases) => {
    const source = sourceOf(100_000, (id, code) => ({
      aliases: aliases ? [`ALIAS${id.toString(36).toUpperCase()}`] : undefined,
      destination: `https://www.example.com/campaigns/summer/landing-page-number-${id}`,
      expiresAt: 1_800_000_000_000 + id,
      utm: {
        campaign: `c${id % 50}`,
        content: code,
        medium: 'print',
        source: 'qr',
        term: null,
      },
    }))
    const { directory, used } = await fill(source)
    expect(directory.state().size).toBe(100_000)
    process.stdout.write(
      `${what}: ${(used / 1e6).toFixed(1)} MB, ${Math.round(used / 1e5)} bytes each\n`,
    )
    expect(used).toBeLessThan(100e6)
    // Another full read keeps what it knows instead of a second copy.
    const known = directory.lookup('CODE1')
    if (aliases > 0) expect(directory.lookup('ALIAS1')).toBe(known)
    source.connect()
    await expect.poll(() => directory.state().resyncs, { timeout: 10_000 }).toBe(2)
    expect(directory.lookup('CODE1')).toBe(known)
    await directory.stop()
  },
  60_000,
)

it('holds 10,000 codes on 50 domains in less than 20 MB more than on one', async () => {
  const held = async (domains: number): Promise<number> => {
    const source = sourceOf(10_000, (id, code) => {
      const domain = domains > 0 ? `short-domain-${id % domains}.example` : undefined
      // moved after it was printed: its old address leads on
      return { aliases: domain ? [code] : undefined, domain }
    })
    const { directory, used } = await fill(source)
    expect(directory.state().size).toBe(10_000)
    if (domains > 0) expect(directory.lookup('short-domain-1.example/CODE1')).toBe(directory.lookup('CODE1')) // prettier-ignore
    await directory.stop()
    return used
  }
  const more = (await held(50)) - (await held(0))
  process.stdout.write(`10,000 codes on 50 domains: ${(more / 1e6).toFixed(1)} MB more\n`)
  expect(more).toBeLessThan(20e6)
}, 60_000)
