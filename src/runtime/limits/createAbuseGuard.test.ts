import { AsyncLocalStorage } from 'node:async_hooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { addressKey } from '../../scan/request/addressKey.js'
import { createAbuseGuard } from './createAbuseGuard.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const LIMITS = { block: { points: 4, seconds: 60 }, burst: { points: 2, seconds: 10 } } as const

describe('an abuse guard', () => {
  it('lets through, flags, then turns away, and forgets in time', async () => {
    const guard = createAbuseGuard(LIMITS)
    const kinds = []
    for (let index = 0; index < 6; index++) kinds.push((await guard.check('8.8.8.8')).kind)
    expect(kinds).toEqual(['pass', 'pass', 'burst', 'burst', 'block', 'block'])
    expect(await guard.check('8.8.8.8')).toEqual({ kind: 'block', retryAfter: 60 })
    expect(await guard.check('8.8.4.4')).toEqual({ kind: 'pass' })
    vi.advanceTimersByTime(60_000)
    expect(await guard.check('8.8.8.8')).toEqual({ kind: 'pass' })
    expect(guard.state()).toMatchObject({ blocked: 3, burst: 2 })
  })

  it('keeps nothing of the request within which it counts', async () => {
    const framework = new AsyncLocalStorage<string>()
    const stores: unknown[] = []
    const original = setTimeout
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((...args: [() => void, number]) => {
      stores.push(framework.getStore())
      return original(...args)
    }) as typeof setTimeout)
    const guard = createAbuseGuard(LIMITS)
    await framework.run('a request', () => guard.check('8.8.8.8'))
    expect(stores.filter((store) => store !== undefined)).toEqual([])
    expect(vi.getTimerCount()).toBe(0)
  })

  it('only flags where blocking is off', async () => {
    const guard = createAbuseGuard({ block: false, burst: { points: 1, seconds: 10 } })
    for (let index = 0; index < 50; index++) {
      expect((await guard.check('8.8.8.8')).kind).toBe(index < 1 ? 'pass' : 'burst')
    }
  })

  it('keeps no more addresses than it has room for, and limits nobody it does not count', async () => {
    const guard = createAbuseGuard({ block: { points: 1, seconds: 10 }, burst: false }, 100)
    for (let index = 0; index < 10_000; index++) {
      expect((await guard.check(`9.0.${index >> 8}.${index & 255}`)).kind).toBe('pass')
    }
    expect(guard.state()).toMatchObject({ addresses: 100, uncounted: 9_900 })
    expect((await guard.check('9.0.0.1')).kind).toBe('block')
    expect((await guard.check('9.9.9.9')).kind).toBe('pass')
    vi.advanceTimersByTime(20_001)
    expect(guard.state().addresses).toBe(0)
    expect((await guard.check('9.9.9.9')).kind).toBe('pass')
    expect((await guard.check('9.9.9.9')).kind).toBe('block')
  })

  it('counts an IPv6 network as one, and addresses of proxies not at all', async () => {
    expect(addressKey('2a00:1450:1:2::5')).toBe(addressKey('2a00:1450:1:2:ffff:1:2:3'))
    expect(addressKey('2a00:1450:1:2::5')).not.toBe(addressKey('2a00:1450:1:3::5'))
    expect(addressKey('8.8.8.8')).toBe('8.8.8.8')
    const guard = createAbuseGuard({ block: { points: 1, seconds: 10 }, burst: false })
    expect((await guard.check('2a00:1450:1:2::5')).kind).toBe('pass')
    expect((await guard.check('2a00:1450:1:2:ffff:1:2:3')).kind).toBe('block')
    expect((await guard.check('2a00:1450:1:3::5')).kind).toBe('pass')
    for (const address of ['127.0.0.1', '10.0.0.1', '192.168.1.1', '::1', 'fd00::1']) {
      await guard.check(address)
      expect(await guard.check(address)).toEqual({ kind: 'pass' })
    }
  })
})
