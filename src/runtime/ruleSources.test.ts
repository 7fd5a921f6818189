import { describe, expect, it, vi } from 'vitest'

import type { CodeEntry, Traffic } from '../vocabulary/scan.js'

import { privacyOfPreset } from '../describe/privacy/privacy.js'
import { createVisitorKeys } from '../describe/visitor/createVisitorKeys.js'
import { ruleSources } from './ruleSources.js'
import { visitorsOf } from './visitorsOf.js'

const entry = { code: 'ABC', id: 7 } as CodeEntry
const NOON = Date.parse('2026-06-01T12:00:00Z')
const PERSON: Traffic = { class: 'human', reasons: [], rulesVersion: 1, score: 0 }

function sourcesWith(hasScanned: () => Promise<boolean>, change: object = {}) {
  const log = vi.fn()
  const store = {
    destroyVisitorKeys: async () => {},
    hasScanned: vi.fn(hasScanned),
    knownVisitors: async () => new Set<string>(),
    sentOn: async () => 3,
    visitorKey: async () => 'key',
  }
  const keys = createVisitorKeys({ now: () => NOON, rotation: 'month', store })
  const options = { privacy: privacyOfPreset('strict'), visitors: { rotation: 'month' } } as never
  const payload = { secret: 'secret' } as never
  const sources = ruleSources({
    geo: { locate: () => ({}) as never, ready: async () => {}, sources: () => [] },
    log,
    payload,
    store,
    visitors: visitorsOf('keys' in change ? null : keys, options, payload),
  })
  return { log, sources, store }
}

const asked = (change: object = {}) => ({
  address: '73.162.1.1',
  headers: new Headers(),
  now: NOON,
  traffic: PERSON,
  userAgent: 'A phone',
  ...change,
})

describe('whether a visitor has scanned', () => {
  it('is asked of the database, and then remembered for this code and visitor', async () => {
    const { sources, store } = sourcesWith(async () => false)
    expect(await sources.hasScanned(entry, asked())).toBe(false)
    expect(await sources.hasScanned(entry, asked())).toBe(true)
    expect(await sources.hasScanned(entry, asked({ userAgent: 'Another' }))).toBe(false)
    expect(await sources.hasScanned({ ...entry, id: 8 }, asked())).toBe(false)
    expect(store.hasScanned).toHaveBeenCalledTimes(3)
    expect(JSON.stringify(store.hasScanned.mock.calls)).not.toContain('73.162')
  })

  it('is not remembered of a machine', async () => {
    const { sources } = sourcesWith(async () => false)
    const machine = asked({ traffic: { ...PERSON, class: 'preview' } })
    await sources.hasScanned(entry, machine)
    expect(await sources.hasScanned(entry, asked())).toBe(false)
  })

  it.each([
    ['sends Global Privacy Control', asked({ headers: new Headers({ 'sec-gpc': '1' }) }), {}],
    ['has no known address', asked({ address: null }), {}],
    ['is on a site without visitors', asked(), { keys: null }],
  ])('is not known of who %s', async (_, scan, change) => {
    const { sources, store } = sourcesWith(async () => true, change)
    expect(await sources.hasScanned(entry, scan)).toBeNull()
    expect(store.hasScanned).not.toHaveBeenCalled()
  })

  it('is not known while the database is away or does not answer, and the log says so', async () => {
    const down = sourcesWith(() => Promise.reject(new Error('down')))
    expect(await down.sources.hasScanned(entry, asked())).toBeNull()
    expect(down.log).toHaveBeenCalledWith(expect.stringContaining('do not hold just now'))
    const slow = sourcesWith(() => new Promise(() => {}))
    expect(await slow.sources.hasScanned(entry, asked())).toBeNull()
  })
})

it('marks a visitor the same way each time, and nobody without an address', () => {
  const { sources } = sourcesWith(async () => false)
  const mark = sources.mark('73.162.1.1', 'A phone')
  expect(sources.mark('73.162.1.1', 'A phone')).toBe(mark)
  expect(sources.mark('73.162.1.2', 'A phone')).not.toBe(mark)
  // one network of a house
  expect(sources.mark('2001:db8::1', 'A')).toBe(sources.mark('2001:db8::2', 'A'))
  expect(sources.mark(null, 'A phone')).toBeNull()
})
